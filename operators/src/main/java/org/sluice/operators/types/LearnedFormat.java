package org.sluice.operators.types;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.sluice.learning.trial.Learned;

/**
 * The bytes of a {@link Learned}: the policy, then the row. Its version includes both of theirs.
 */
final class LearnedFormat implements RecordFormat<Learned> {

  private static final long serialVersionUID = 1;

  private final PolicySnapshotFormat policies = new PolicySnapshotFormat();
  private final ProgressFormat rows = new ProgressFormat();

  @Override
  public String name() {
    return "learned";
  }

  @Override
  public Class<Learned> type() {
    return Learned.class;
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public void write(Learned record, DataOutputView out) throws IOException {
    policies.write(record.snapshot(), out);
    rows.write(record.progress(), out);
  }

  @Override
  public Learned read(DataInputView in) throws IOException {
    return new Learned(policies.read(in), rows.read(in));
  }
}
