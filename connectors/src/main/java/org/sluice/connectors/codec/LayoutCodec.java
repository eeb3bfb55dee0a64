package org.sluice.connectors.codec;

import java.util.ArrayList;
import java.util.List;
import org.sluice.learning.records.ParameterShape;

/** A layout of parameters within a record: a list of {@code ParameterShape} of the schemas. */
final class LayoutCodec {

  /** The most bytes of a name. */
  private static final int LONGEST_TEXT = 10_000;

  private static final int MOST_PARAMETERS = 100_000;

  private LayoutCodec() {}

  static void write(List<ParameterShape> layout, BinaryWriter out) {
    out.items(layout.size());
    for (ParameterShape shape : layout) {
      out.text(shape.name()).number(shape.rows()).number(shape.columns());
    }
    out.number(0);
  }

  static long most(List<ParameterShape> layout) {
    long bytes = 2L * BinaryWriter.VARINT;
    for (ParameterShape shape : layout) {
      bytes += BinaryWriter.most(shape.name()) + 2L * BinaryWriter.VARINT;
    }
    return bytes;
  }

  static List<ParameterShape> read(BinaryReader in, String field) throws UnreadableRecordException {
    List<ParameterShape> layout = new ArrayList<>();
    for (long left = in.items(field); left != 0; left = in.items(field)) {
      for (; left > 0; left--) {
        BinaryReader.bounded(field, layout.size(), MOST_PARAMETERS);
        layout.add(
            new ParameterShape(
                in.text("a name of " + field, LONGEST_TEXT),
                in.count("rows of " + field, 1),
                in.count("columns of " + field, 1)));
      }
    }
    return layout;
  }
}
