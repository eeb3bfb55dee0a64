package org.sluice.connectors.codec;

import org.sluice.learning.records.Progress;

/** {@link Progress} after {@code Progress.avsc}. */
public final class ProgressCodec implements Codec<Progress> {

  private static final long serialVersionUID = 1;
  private static final int NUMBERS = 4;
  private static final int FIGURES = 8;

  @Override
  public RecordKind kind() {
    return RecordKind.PROGRESS;
  }

  @Override
  public byte[] encode(Progress progress) {
    long size =
        BinaryWriter.most(progress.trial())
            + BinaryWriter.most(progress.outcome())
            + BinaryWriter.most(progress.failure())
            + NUMBERS * BinaryWriter.VARINT
            + FIGURES * Double.BYTES;
    return new BinaryWriter(size)
        .text(progress.trial())
        .number(progress.version())
        .number(progress.steps())
        .number(progress.episodes())
        .real(progress.meanReturn())
        .real(progress.meanLength())
        .text(progress.outcome())
        .real(progress.divergence())
        .real(progress.approximateKl())
        .real(progress.entropy())
        .real(progress.surrogateGain())
        .number(progress.lineSearchSteps())
        .real(progress.explainedVariance())
        .real(progress.valueLoss())
        .text(progress.failure())
        .toBytes();
  }

  @Override
  public Progress decode(byte[] bytes) throws UnreadableRecordException {
    return decode(bytes, kind().version());
  }

  @Override
  public Progress decode(byte[] bytes, int version) throws UnreadableRecordException {
    BinaryReader in = new BinaryReader(bytes);
    Progress progress =
        new Progress(
            in.trial(),
            in.count("version", 0),
            in.longCount("steps"),
            in.count("episodes", 0),
            in.figure("meanReturn"),
            in.figure("meanLength"),
            in.text("outcome"),
            in.figure("divergence"),
            version < 2 ? Double.NaN : in.figure("approximateKl"),
            in.figure("entropy"),
            in.figure("surrogateGain"),
            in.count("lineSearchSteps", 0),
            in.figure("explainedVariance"),
            in.figure("valueLoss"),
            in.text("failure"));
    in.end();
    return progress;
  }
}
