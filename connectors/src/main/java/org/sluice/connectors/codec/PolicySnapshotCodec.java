package org.sluice.connectors.codec;

import java.util.List;
import org.sluice.learning.records.ParameterShape;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.PolicySpecification;

/** Codec of {@link PolicySnapshot}, with the schema {@code PolicySnapshot.avsc}. */
public final class PolicySnapshotCodec implements Codec<PolicySnapshot> {

  private static final long serialVersionUID = 1;

  @Override
  public RecordKind kind() {
    return RecordKind.POLICY;
  }

  @Override
  public byte[] encode(PolicySnapshot snapshot) {
    if (snapshot.means().length != snapshot.deviations().length) {
      throw new IllegalArgumentException(
          snapshot.means().length + " means and " + snapshot.deviations().length + " deviations");
    }
    checkLayout("policy", snapshot.specification().policy(), snapshot.policy().length);
    checkLayout("value", snapshot.specification().value(), snapshot.value().length);
    BinaryWriter out =
        new BinaryWriter(most(snapshot.trial(), snapshot.specification(), snapshot.means().length))
            .text(snapshot.trial())
            .number(snapshot.version())
            .number(snapshot.steps())
            .flag(snapshot.last());
    PolicySpecificationCodec.write(snapshot.specification(), out);
    return out.block(snapshot.policy())
        .block(snapshot.value())
        .block(snapshot.means())
        .block(snapshot.deviations())
        .toBytes();
  }

  private static void checkLayout(String field, List<ParameterShape> layout, int numbers) {
    if (PolicySpecification.size(layout) != numbers) {
      throw new IllegalArgumentException(
          String.format(
              "%d numbers of %s in a layout of %d",
              numbers, field, PolicySpecification.size(layout)));
    }
  }

  /**
   * The most bytes of a policy.
   *
   * @param features numbers per observation that are normalised
   */
  public static long most(String trial, PolicySpecification specification, int features) {
    return BinaryWriter.most(trial)
        + 6 * BinaryWriter.VARINT
        + 1
        + PolicySpecificationCodec.size(specification)
        + Float.BYTES
            * (PolicySpecification.size(specification.policy())
                + PolicySpecification.size(specification.value()))
        + 2L * Double.BYTES * features;
  }

  @Override
  public PolicySnapshot decode(byte[] bytes) throws UnreadableRecordException {
    BinaryReader in = new BinaryReader(bytes);
    String trial = in.trial();
    int version = in.count("version", 0);
    long steps = in.longCount("steps");
    boolean last = in.flag("last");
    PolicySpecification specification = PolicySpecificationCodec.read(in);
    float[] policy = in.floats("policy", PolicySpecification.size(specification.policy()));
    float[] value = in.floats("value", PolicySpecification.size(specification.value()));
    double[] means = in.doubles("means");
    double[] deviations = in.doubles("deviations", means.length);
    in.end();
    for (double deviation : deviations) {
      if (deviation <= 0) {
        throw new UnreadableRecordException(
            UnreadableRecordException.Reason.OUT_OF_RANGE, "a deviation is " + deviation);
      }
    }
    return new PolicySnapshot(
        trial, version, steps, last, specification, policy, value, means, deviations);
  }
}
