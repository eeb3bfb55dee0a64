package org.sluice.connectors.codec;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sluice.learning.records.Progress;

/** Codec of {@link Progress}, with the schema {@code Progress.avsc}. */
public final class ProgressCodec implements Codec<Progress> {

  private static final long serialVersionUID = 1;
  private static final int NUMBERS = 4;
  private static final int FIGURES = 2;

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
            + FIGURES * Double.BYTES
            + 2 * BinaryWriter.VARINT;
    for (String name : progress.metrics().keySet()) {
      size += BinaryWriter.most(name) + Double.BYTES;
    }
    BinaryWriter out =
        new BinaryWriter(size)
            .text(progress.trial())
            .number(progress.version())
            .number(progress.steps())
            .number(progress.episodes())
            .real(progress.meanReturn())
            .real(progress.meanLength())
            .text(progress.outcome());
    if (!progress.metrics().isEmpty()) {
      out.number(progress.metrics().size());
      progress.metrics().forEach((name, value) -> out.text(name).real(value));
    }
    return out.number(0).text(progress.failure()).toBytes();
  }

  @Override
  public Progress decode(byte[] bytes) throws UnreadableRecordException {
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
            metrics(in),
            in.text("failure"));
    in.end();
    return progress;
  }

  private static Map<String, Double> metrics(BinaryReader in) throws UnreadableRecordException {
    Map<String, Double> metrics = new LinkedHashMap<>();
    long count = 0;
    for (long left = in.items("metrics"); left != 0; left = in.items("metrics")) {
      count += Math.min(left, Progress.MOST_METRICS + 1);
      if (count > Progress.MOST_METRICS) {
        throw BinaryReader.outOfRange("the number of metrics", left);
      }
      for (; left > 0; left--) {
        String name = in.text("a metric's name", Progress.LONGEST_METRIC);
        metrics.put(name, in.figure("a metric"));
      }
    }
    return metrics;
  }
}
