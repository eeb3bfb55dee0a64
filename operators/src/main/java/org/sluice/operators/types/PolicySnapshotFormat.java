package org.sluice.operators.types;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.binary.Blocks;

/**
 * The bytes of a {@link PolicySnapshot}: its components in order, those of the layers below it
 * last.
 */
final class PolicySnapshotFormat implements RecordFormat<PolicySnapshot> {

  private static final long serialVersionUID = 1;

  @Override
  public String name() {
    return "policy-snapshot";
  }

  @Override
  public Class<PolicySnapshot> type() {
    return PolicySnapshot.class;
  }

  @Override
  public int version() {
    return 3;
  }

  @Override
  public void write(PolicySnapshot record, DataOutputView out) throws IOException {
    Blocks.writeText(record.trial(), out);
    out.writeInt(record.version());
    out.writeLong(record.steps());
    out.writeBoolean(record.last());
    PolicySpecificationBytes.write(record.specification(), out);
    Blocks.writeFloats(record.policy(), out);
    Blocks.writeFloats(record.value(), out);
    Blocks.writeDoubles(record.means(), out);
    Blocks.writeDoubles(record.deviations(), out);
    List<PolicySnapshot> below = record.specification().below();
    out.writeInt(below.size());
    for (PolicySnapshot layer : below) {
      write(layer, out);
    }
  }

  @Override
  public PolicySnapshot read(DataInputView in) throws IOException {
    PolicySnapshot alone = readAlone(in);
    int layers = Blocks.length(in);
    List<PolicySnapshot> below = new ArrayList<>();
    for (int i = 0; i < layers; i++) {
      below.add(readAlone(in));
      if (in.readInt() != 0) {
        throw new IOException("a layer below a policy has layers of its own");
      }
    }
    return below.isEmpty() ? alone : alone.above(below);
  }

  private static PolicySnapshot readAlone(DataInputView in) throws IOException {
    return new PolicySnapshot(
        Blocks.readText(in),
        in.readInt(),
        in.readLong(),
        in.readBoolean(),
        PolicySpecificationBytes.read(in),
        Blocks.readFloats(in),
        Blocks.readFloats(in),
        Blocks.readDoubles(in),
        Blocks.readDoubles(in));
  }
}
