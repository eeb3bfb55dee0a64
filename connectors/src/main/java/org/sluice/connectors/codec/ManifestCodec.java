package org.sluice.connectors.codec;

import java.util.ArrayList;
import java.util.List;
import org.sluice.learning.live.log.Manifest;
import org.sluice.learning.live.log.StepCounts;

/** {@link Manifest} after {@code Manifest.avsc}. */
public final class ManifestCodec implements Codec<Manifest> {

  private static final long serialVersionUID = 1;
  private static final int VARINTS = 4;
  private static final int COUNTS = 5;
  private static final int LIST_VARINTS = 2;

  /** Of lags; no trial that learns allows so many. */
  private static final int MOST_LAGS = 10_000;

  /** Bytes of the digest or the processor, at most. */
  private static final int LONGEST_TEXT = 10_000;

  @Override
  public RecordKind kind() {
    return RecordKind.MANIFEST;
  }

  @Override
  public byte[] encode(Manifest manifest) {
    BinaryWriter out =
        new BinaryWriter(
                BinaryWriter.most(manifest.trial())
                    + BinaryWriter.most(manifest.digest())
                    + BinaryWriter.most(manifest.processor())
                    + (VARINTS + COUNTS + LIST_VARINTS + manifest.lags().length)
                        * (long) BinaryWriter.VARINT)
            .text(manifest.trial())
            .number(manifest.version())
            .number(manifest.rolledBackTo())
            .number(manifest.firstOffset())
            .number(manifest.lastOffset());
    if (manifest.lags().length > 0) {
      out.number(manifest.lags().length);
      for (long steps : manifest.lags()) {
        out.number(steps);
      }
    }
    StepCounts counts = manifest.counts();
    return out.number(0)
        .number(counts.taken())
        .number(counts.duplicate())
        .number(counts.stale())
        .number(counts.rejected())
        .number(counts.pending())
        .text(manifest.digest())
        .text(manifest.processor())
        .toBytes();
  }

  @Override
  public Manifest decode(byte[] bytes) throws UnreadableRecordException {
    BinaryReader in = new BinaryReader(bytes);
    Manifest manifest =
        new Manifest(
            in.trial(),
            in.count("version", 0),
            in.count("rolledBackTo", -1),
            in.longCount("firstOffset", -1),
            in.longCount("lastOffset", -1),
            lags(in),
            new StepCounts(
                in.longCount("taken"),
                in.longCount("duplicate"),
                in.longCount("stale"),
                in.longCount("rejected"),
                in.longCount("pending")),
            in.text("digest", LONGEST_TEXT),
            in.text("processor", LONGEST_TEXT));
    in.end();
    return manifest;
  }

  private static long[] lags(BinaryReader in) throws UnreadableRecordException {
    List<Long> lags = new ArrayList<>();
    for (long left = in.items("lags"); left != 0; left = in.items("lags")) {
      if (left > MOST_LAGS - lags.size()) {
        throw BinaryReader.outOfRange("the number of lags", left);
      }
      for (; left > 0; left--) {
        lags.add(in.longCount("steps of a lag"));
      }
    }
    return lags.stream().mapToLong(Long::longValue).toArray();
  }
}
