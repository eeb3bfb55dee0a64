package org.sluice.learning.records.binary;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Arrays as their length and their numbers, big-endian, moved in blocks. */
public final class Blocks {

  private static final int BLOCK = 8192;

  /**
   * Longer arrays grow as their numbers are read, so that a wrong length allocates no more than
   * this.
   */
  private static final int TRUSTED = 1 << 16;

  /** So few numbers are faster one by one. */
  private static final int FEW = 64;

  private Blocks() {}

  public static void writeFloats(float[] numbers, DataOutput out) throws IOException {
    out.writeInt(numbers.length);
    if (numbers.length <= FEW) {
      for (float number : numbers) {
        out.writeInt(Float.floatToRawIntBits(number));
      }
      return;
    }
    byte[] block = new byte[(int) Math.min(BLOCK, (long) Float.BYTES * numbers.length)];
    for (int i = 0; i < numbers.length; ) {
      int count = Math.min(block.length / Float.BYTES, numbers.length - i);
      ByteBuffer.wrap(block).asFloatBuffer().put(numbers, i, count);
      out.write(block, 0, count * Float.BYTES);
      i += count;
    }
  }

  public static float[] readFloats(DataInput in) throws IOException {
    int length = length(in);
    float[] numbers = new float[Math.min(length, TRUSTED)];
    if (length <= FEW) {
      for (int i = 0; i < length; i++) {
        numbers[i] = Float.intBitsToFloat(in.readInt());
      }
      return numbers;
    }
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

  public static void writeDoubles(double[] numbers, DataOutput out) throws IOException {
    out.writeInt(numbers.length);
    byte[] block = new byte[(int) Math.min(BLOCK, (long) Double.BYTES * numbers.length)];
    for (int i = 0; i < numbers.length; ) {
      int count = Math.min(block.length / Double.BYTES, numbers.length - i);
      ByteBuffer.wrap(block).asDoubleBuffer().put(numbers, i, count);
      out.write(block, 0, count * Double.BYTES);
      i += count;
    }
  }

  public static double[] readDoubles(DataInput in) throws IOException {
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

  public static void writeInts(int[] numbers, DataOutput out) throws IOException {
    out.writeInt(numbers.length);
    for (int number : numbers) {
      out.writeInt(number);
    }
  }

  public static int[] readInts(DataInput in) throws IOException {
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

  public static void writeBytes(byte[] bytes, DataOutput out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  public static byte[] readBytes(DataInput in) throws IOException {
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

  /** A text: its length plus one, then its characters, each of 7 bits per byte. */
  public static void writeText(String text, DataOutput out) throws IOException {
    writeVarint(text.length() + 1, out);
    for (int i = 0; i < text.length(); i++) {
      writeVarint(text.charAt(i), out);
    }
  }

  private static void writeVarint(int number, DataOutput out) throws IOException {
    int rest = number;
    while (rest >= 0x80) {
      out.writeByte((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.writeByte(rest);
  }

  /** What {@link #writeText} has written. */
  public static String readText(DataInput in) throws IOException {
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

  private static int readVarint(DataInput in) throws IOException {
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

  /** A number of items that follow; at least 0. */
  public static int length(DataInput in) throws IOException {
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
