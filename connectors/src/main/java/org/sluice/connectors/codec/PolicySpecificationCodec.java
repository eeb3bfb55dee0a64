package org.sluice.connectors.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sluice.connectors.codec.UnreadableRecordException.Reason;
import org.sluice.env.Box;
import org.sluice.env.Discrete;
import org.sluice.env.Space;
import org.sluice.env.Spaces;
import org.sluice.learning.records.ParameterShape;
import org.sluice.learning.records.PolicySpecification;

/** The fields {@code environment} … {@code valueLayout} of a policy. */
final class PolicySpecificationCodec {

  /** The most bytes of a key, a value or a name. */
  private static final int LONGEST_TEXT = 10_000;

  private static final int MOST_SETTINGS = 1_000;
  private static final int MOST_PARAMETERS = 100_000;
  private static final int MOST_DIMENSIONS = 10;

  private static final int FLOAT_SPACE = 0;
  private static final int BYTE_SPACE = 1;
  private static final int DISCRETE_SPACE = 2;

  private PolicySpecificationCodec() {}

  static void write(PolicySpecification specification, BinaryWriter out) {
    out.text(specification.environment()).text(specification.algorithm());
    write(specification.spaces().observations(), out);
    write(specification.spaces().actions(), out);
    items(specification.settings().size(), out);
    specification.settings().forEach((key, value) -> out.text(key).text(value));
    out.number(0);
    write(specification.policy(), out);
    write(specification.value(), out);
  }

  /** The size of a specification in bytes. */
  static int size(PolicySpecification specification) {
    BinaryWriter out = new BinaryWriter(most(specification));
    write(specification, out);
    return out.toBytes().length;
  }

  private static long most(PolicySpecification specification) {
    long bytes =
        BinaryWriter.most(specification.environment())
            + BinaryWriter.most(specification.algorithm())
            + most(specification.spaces().observations())
            + most(specification.spaces().actions())
            + 3L * 2 * BinaryWriter.VARINT;
    for (Map.Entry<String, String> setting : specification.settings().entrySet()) {
      bytes += BinaryWriter.most(setting.getKey()) + BinaryWriter.most(setting.getValue());
    }
    return bytes + most(specification.policy()) + most(specification.value());
  }

  static PolicySpecification read(BinaryReader in) throws UnreadableRecordException {
    String environment = in.text("environment", LONGEST_TEXT);
    String algorithm = in.text("algorithm", LONGEST_TEXT);
    Spaces spaces = new Spaces(space(in, "observationSpace"), space(in, "actionSpace"));
    Map<String, String> settings = new LinkedHashMap<>();
    for (long left = in.items("settings"); left != 0; left = in.items("settings")) {
      for (; left > 0; left--) {
        bounded("settings", settings.size(), MOST_SETTINGS);
        String key = in.text("a setting's key", LONGEST_TEXT);
        settings.put(key, in.text("the setting " + key, LONGEST_TEXT));
      }
    }
    return new PolicySpecification(
        environment,
        algorithm,
        spaces,
        settings,
        layout(in, "policyLayout"),
        layout(in, "valueLayout"));
  }

  private static void write(Space space, BinaryWriter out) {
    int kind =
        space instanceof Discrete ? DISCRETE_SPACE : space.isBytes() ? BYTE_SPACE : FLOAT_SPACE;
    out.number(kind);
    int[] shape = space.shape();
    items(shape.length, out);
    for (int length : shape) {
      out.number(length);
    }
    out.number(0);
    out.block(kind == FLOAT_SPACE ? ((Box) space).low() : new double[0])
        .block(kind == FLOAT_SPACE ? ((Box) space).high() : new double[0])
        .number(space instanceof Discrete discrete ? discrete.n() : 0);
  }

  private static long most(Space space) {
    return (7L + space.shape().length) * BinaryWriter.VARINT + 2L * Double.BYTES * space.size();
  }

  private static Space space(BinaryReader in, String field) throws UnreadableRecordException {
    int kind = in.count("the kind of " + field, FLOAT_SPACE);
    List<Integer> lengths = new ArrayList<>();
    for (long left = in.items(field); left != 0; left = in.items(field)) {
      for (; left > 0; left--) {
        bounded("lengths of " + field, lengths.size(), MOST_DIMENSIONS);
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

  private static void write(List<ParameterShape> layout, BinaryWriter out) {
    items(layout.size(), out);
    for (ParameterShape shape : layout) {
      out.text(shape.name()).number(shape.rows()).number(shape.columns());
    }
    out.number(0);
  }

  private static long most(List<ParameterShape> layout) {
    long bytes = 2L * BinaryWriter.VARINT;
    for (ParameterShape shape : layout) {
      bytes += BinaryWriter.most(shape.name()) + 2L * BinaryWriter.VARINT;
    }
    return bytes;
  }

  private static List<ParameterShape> layout(BinaryReader in, String field)
      throws UnreadableRecordException {
    List<ParameterShape> layout = new ArrayList<>();
    for (long left = in.items(field); left != 0; left = in.items(field)) {
      for (; left > 0; left--) {
        bounded(field, layout.size(), MOST_PARAMETERS);
        layout.add(
            new ParameterShape(
                in.text("a name of " + field, LONGEST_TEXT),
                in.count("rows of " + field, 1),
                in.count("columns of " + field, 1)));
      }
    }
    return layout;
  }

  private static void bounded(String field, int before, int most) throws UnreadableRecordException {
    if (before == most) {
      throw new UnreadableRecordException(
          Reason.OUT_OF_RANGE, "there are more than " + most + " " + field);
    }
  }

  /** Avro writes a list or map as blocks of items, and a 0 after the last. */
  private static void items(int count, BinaryWriter out) {
    if (count > 0) {
      out.number(count);
    }
  }
}
