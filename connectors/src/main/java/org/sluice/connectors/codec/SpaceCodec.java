package org.sluice.connectors.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sluice.connectors.codec.UnreadableRecordException.Reason;
import org.sluice.env.Box;
import org.sluice.env.Discrete;
import org.sluice.env.Space;

/** A space of observations or actions within a record: {@code Space} of the schemas. */
final class SpaceCodec {

  private static final int MOST_DIMENSIONS = 10;

  private static final int FLOAT_SPACE = 0;
  private static final int BYTE_SPACE = 1;
  private static final int DISCRETE_SPACE = 2;

  private SpaceCodec() {}

  static void write(Space space, BinaryWriter out) {
    int kind =
        space instanceof Discrete ? DISCRETE_SPACE : space.isBytes() ? BYTE_SPACE : FLOAT_SPACE;
    out.number(kind);
    int[] shape = space.shape();
    out.items(shape.length);
    for (int length : shape) {
      out.number(length);
    }
    out.number(0);
    out.block(kind == FLOAT_SPACE ? ((Box) space).low() : new double[0])
        .block(kind == FLOAT_SPACE ? ((Box) space).high() : new double[0])
        .number(space instanceof Discrete discrete ? discrete.n() : 0);
  }

  static long most(Space space) {
    return (7L + space.shape().length) * BinaryWriter.VARINT + 2L * Double.BYTES * space.size();
  }

  static Space read(BinaryReader in, String field) throws UnreadableRecordException {
    int kind = in.count("the kind of " + field, FLOAT_SPACE);
    List<Integer> lengths = new ArrayList<>();
    for (long left = in.items(field); left != 0; left = in.items(field)) {
      for (; left > 0; left--) {
        BinaryReader.bounded("lengths of " + field, lengths.size(), MOST_DIMENSIONS);
        lengths.add(in.count("a length of " + field, 1));
      }
    }
    int[] shape = lengths.stream().mapToInt(Integer::intValue).toArray();
    double[] low = in.bounds("the lower bounds of " + field);
    double[] high = in.bounds("the upper bounds of " + field);
    int values = in.count("the values of " + field, 0);
    Space space;
    try {
      space =
          switch (kind) {
            case FLOAT_SPACE -> Box.of(shape, low, high);
            case BYTE_SPACE -> Box.bytes(shape);
            case DISCRETE_SPACE -> new Discrete(values);
            default -> throw BinaryReader.outOfRange("the kind of " + field, kind);
          };
    } catch (IllegalArgumentException e) {
      throw new UnreadableRecordException(Reason.OUT_OF_RANGE, field + ": " + e.getMessage());
    }
    checkUnused(field, kind, space, low.length, values, shape);
    return space;
  }

  /** Fields that a kind of space does not need are empty, so equal spaces have equal bytes. */
  private static void checkUnused(
      String field, int kind, Space space, int bounds, int values, int[] shape)
      throws UnreadableRecordException {
    int needed = kind == FLOAT_SPACE ? ((Box) space).low().length : 0;
    if (bounds != needed) {
      throw BinaryReader.outOfRange("the number of bounds of " + field, bounds);
    }
    if (kind != DISCRETE_SPACE && values != 0) {
      throw BinaryReader.outOfRange("the values of " + field, values);
    }
    if (!Arrays.equals(space.shape(), shape)) {
      throw BinaryReader.outOfRange("the size of " + field, shape.length);
    }
  }
}
