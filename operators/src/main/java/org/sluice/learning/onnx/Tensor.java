package org.sluice.learning.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A constant of an ONNX model.
 *
 * @param type of its elements
 * @param shape its dimensions; none for a single number
 * @param data its elements, row-major, little-endian
 */
record Tensor(Type type, long[] shape, byte[] data) {

  /** Types of elements, with their numbers in {@code TensorProto.DataType}. */
  enum Type {
    FLOAT(1, Float.BYTES),
    INT64(7, Long.BYTES),
    BOOL(9, 1),
    DOUBLE(11, Double.BYTES);

    final int number;
    private final int bytes;

    Type(int number, int bytes) {
      this.number = number;
      this.bytes = bytes;
    }
  }

  /** Field numbers of {@code TensorProto}. */
  private static final int DIMS = 1;

  private static final int DATA_TYPE = 2;
  private static final int NAME = 8;
  private static final int RAW_DATA = 9;

  /** One number in single precision. */
  static Tensor scalar(double value) {
    return of(Type.FLOAT, new long[0], value);
  }

  /** One number in double precision. */
  static Tensor doubleScalar(double value) {
    return of(Type.DOUBLE, new long[0], value);
  }

  /** A list of integers, such as axes or a shape. */
  static Tensor integers(long... values) {
    double[] numbers = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      numbers[i] = values[i];
    }
    return of(Type.INT64, new long[] {values.length}, numbers);
  }

  /** Values of any type, each rounded to it; truth values are 0 and 1. */
  static Tensor of(Type type, long[] shape, double... values) {
    ByteBuffer data =
        ByteBuffer.allocate(values.length * type.bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      switch (type) {
        case FLOAT -> data.putFloat((float) value);
        case INT64 -> data.putLong((long) value);
        case BOOL -> data.put((byte) value);
        case DOUBLE -> data.putDouble(value);
      }
    }
    return new Tensor(type, shape, data.array());
  }

  /** The tensor as a message. */
  ProtobufWriter message(String name) {
    ProtobufWriter message = new ProtobufWriter();
    for (long length : shape) {
      message.integer(DIMS, length);
    }
    return message.integer(DATA_TYPE, type.number).text(NAME, name).bytes(RAW_DATA, data);
  }
}
