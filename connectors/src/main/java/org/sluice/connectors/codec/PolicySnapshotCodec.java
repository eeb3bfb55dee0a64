package org.sluice.connectors.codec;

import org.sluice.learning.records.PolicySnapshot;

/** {@link PolicySnapshot} after {@code PolicySnapshot.avsc}. */
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
    long size =
        most(
            snapshot.trial(),
            snapshot.policy().length,
            snapshot.value().length,
            snapshot.means().length);
    return new BinaryWriter(size)
        .text(snapshot.trial())
        .number(snapshot.version())
        .number(snapshot.steps())
        .flag(snapshot.last())
        .block(snapshot.policy())
        .block(snapshot.value())
        .block(snapshot.means())
        .block(snapshot.deviations())
        .toBytes();
  }

  /** The most bytes that a policy takes. */
  public static long most(
      String trial, long parameters, long valueParameters, long observationDim) {
    return BinaryWriter.most(trial)
        + 6 * BinaryWriter.VARINT
        + 1
        + Float.BYTES * (parameters + valueParameters)
        + 2 * Double.BYTES * observationDim;
  }

  @Override
  public PolicySnapshot decode(byte[] bytes) throws UnreadableRecordException {
    BinaryReader in = new BinaryReader(bytes);
    String trial = in.trial();
    int version = in.count("version", 0);
    long steps = in.longCount("steps");
    boolean last = in.flag("last");
    float[] policy = in.floats("policy");
    float[] value = in.floats("value");
    double[] means = in.doubles("means");
    double[] deviations = in.doubles("deviations", means.length);
    in.end();
    for (double deviation : deviations) {
      if (deviation <= 0) {
        throw new UnreadableRecordException(
            UnreadableRecordException.Reason.OUT_OF_RANGE, "a deviation is " + deviation);
      }
    }
    return new PolicySnapshot(trial, version, steps, last, policy, value, means, deviations);
  }
}
