package org.sluice.operators.types;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Arrays as their length and their numbers, big-endian, moved in blocks. */
final class Blocks {

  private static final int BLOCK = 8192;

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
    float[] numbers = new float[in.readInt()];
    byte[] block = new byte[(int) Math.min(BLOCK, (long) Float.BYTES * numbers.length)];
    for (int i = 0; i < numbers.length; ) {
      int count = Math.min(block.length / Float.BYTES, numbers.length - i);
      in.readFully(block, 0, count * Float.BYTES);
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
    double[] numbers = new double[in.readInt()];
    byte[] block = new byte[(int) Math.min(BLOCK, (long) Double.BYTES * numbers.length)];
    for (int i = 0; i < numbers.length; ) {
      int count = Math.min(block.length / Double.BYTES, numbers.length - i);
      in.readFully(block, 0, count * Double.BYTES);
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
    int[] numbers = new int[in.readInt()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.readInt();
    }
    return numbers;
  }

  static void writeBytes(byte[] bytes, DataOutputView out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static byte[] readBytes(DataInputView in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }
}
