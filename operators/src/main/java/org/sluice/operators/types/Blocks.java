package org.sluice.operators.types;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** Writes and reads arrays: their length, then their numbers, big-endian, in blocks. */
final class Blocks {

  private static final int BLOCK = 8192;

  /**
   * Longer arrays grow as their numbers are read, so that a wrong length allocates no more than
   * this.
   */
  private static final int TRUSTED = 1 << 16;

  private Blocks() {}

  static void writeFloats(float[] numbers, DataOutputView out) throws IOException {
    out.writeInt(numbers.length);
    byte[] block = new byte[(int) Math.min(BLOCK, (long) Float.BYTES * numbers.length)];
    for (int i = 0; i < numbers.length; ) {
      int count = Math.min(block.length / Float.BYTES, numbers.length - i);
      ByteBuffer.wrap(block).asFloatBuffer().put(numbers, i, count);
      out.write(block, 0, count * Float.BYTES);
      i += count;
    }
  }

  static float[] readFloats(DataInputView in) throws IOException {
    int length = length(in);
    float[] numbers = new float[Math.min(length, TRUSTED)];
    byte[] block = new byte[(int) Math.min(BLOCK, (long) Float.BYTES * length)];
    for (int i = 0; i < length; ) {
      int count = Math.min(block.length / Float.BYTES, length - i);
      in.readFully(block, 0, count * Float.BYTES);
      if (i + count > numbers.length) {
        numbers = Arrays.copyOf(numbers, grown(numbers.length, length));
      }
      ByteBuffer.wrap(block).asFloatBuffer().get(numbers, i, count);
      i += count;
    }
    return numbers;
  }

  static void writeDoubles(double[] numbers, DataOutputView out) throws IOException {
    out.writeInt(numbers.length);
    byte[] block = new byte[(int) Math.min(BLOCK, (long) Double.BYTES * numbers.length)];
    for (int i = 0; i < numbers.length; ) {
      int count = Math.min(block.length / Double.BYTES, numbers.length - i);
      ByteBuffer.wrap(block).asDoubleBuffer().put(numbers, i, count);
      out.write(block, 0, count * Double.BYTES);
      i += count;
    }
  }

  static double[] readDoubles(DataInputView in) throws IOException {
    int length = length(in);
    double[] numbers = new double[Math.min(length, TRUSTED)];
    byte[] block = new byte[(int) Math.min(BLOCK, (long) Double.BYTES * length)];
    for (int i = 0; i < length; ) {
      int count = Math.min(block.length / Double.BYTES, length - i);
      in.readFully(block, 0, count * Double.BYTES);
      if (i + count > numbers.length) {
        numbers = Arrays.copyOf(numbers, grown(numbers.length, length));
      }
      ByteBuffer.wrap(block).asDoubleBuffer().get(numbers, i, count);
      i += count;
    }
    return numbers;
  }

  static void writeInts(int[] numbers, DataOutputView out) throws IOException {
    out.writeInt(numbers.length);
    for (int number : numbers) {
      out.writeInt(number);
    }
  }

  static int[] readInts(DataInputView in) throws IOException {
    int length = length(in);
    int[] numbers = new int[Math.min(length, TRUSTED)];
    for (int i = 0; i < length; i++) {
      if (i == numbers.length) {
        numbers = Arrays.copyOf(numbers, grown(numbers.length, length));
      }
      numbers[i] = in.readInt();
    }
    return numbers;
  }

  static void writeBytes(byte[] bytes, DataOutputView out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static byte[] readBytes(DataInputView in) throws IOException {
    int length = length(in);
    byte[] bytes = new byte[Math.min(length, TRUSTED)];
    for (int i = 0; i < length; ) {
      if (i == bytes.length) {
        bytes = Arrays.copyOf(bytes, grown(bytes.length, length));
      }
      in.readFully(bytes, i, bytes.length - i);
      i = bytes.length;
    }
    return bytes;
  }

  /**
   * Reads what {@link StringValue#writeString} wrote; unlike its own reader, does not trust the
   * length.
   */
  static String readText(DataInputView in) throws IOException {
    int length = readVarint(in) - 1;
    if (length < 0) {
      throw new IOException("a text is missing");
    }
    StringBuilder text = new StringBuilder(Math.min(length, TRUSTED));
    for (int i = 0; i < length; i++) {
      text.append((char) readVarint(in));
    }
    return text.toString();
  }

  private static int readVarint(DataInputView in) throws IOException {
    int bits = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += 7) {
      int next = in.readUnsignedByte();
      bits |= (next & 0x7F) << shift;
      if (next < 0x80) {
        return bits;
      }
    }
    throw new IOException("a number has more than 32 bits");
  }

  /** The number of following items; at least 0. */
  static int length(DataInputView in) throws IOException {
    int length = in.readInt();
    if (length < 0) {
      throw new IOException("a length is " + length);
    }
    return length;
  }

  private static int grown(int size, int length) {
    return (int) Math.min(length, 2L * size);
  }
}
