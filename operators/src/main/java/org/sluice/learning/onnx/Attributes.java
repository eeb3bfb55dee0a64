package org.sluice.learning.onnx;

import java.util.List;
import java.util.stream.Stream;

/**
 * The attributes of an operator.
 *
 * @param messages each an {@code AttributeProto}
 */
record Attributes(List<ProtobufWriter> messages) {

  static final Attributes NONE = new Attributes(List.of());

  /** Field numbers of {@code AttributeProto}. */
  private static final int NAME = 1;

  private static final int INTEGER = 3;
  private static final int INTEGERS = 8;
  private static final int TYPE = 20;

  /** Numbers of {@code AttributeType}. */
  private static final int INTEGER_TYPE = 2;

  private static final int INTEGERS_TYPE = 7;

  static Attributes integer(String name, long value) {
    return new Attributes(List.of(named(name, INTEGER_TYPE).integer(INTEGER, value)));
  }

  /** A list of integers. */
  static Attributes integers(String name, long... values) {
    ProtobufWriter list = named(name, INTEGERS_TYPE);
    for (long value : values) {
      list.integer(INTEGERS, value);
    }
    return new Attributes(List.of(list));
  }

  Attributes and(Attributes more) {
    return new Attributes(Stream.concat(messages.stream(), more.messages.stream()).toList());
  }

  private static ProtobufWriter named(String name, int type) {
    return new ProtobufWriter().text(NAME, name).integer(TYPE, type);
  }
}
