package org.sluice.connectors.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.sluice.learning.records.Observations;

/** Writes Avro's binary encoding into a buffer that is large enough. */
final class BinaryWriter {

  /** The most bytes of an int, a long or a length. */
  static final int VARINT = 10;

  private final ByteBuffer out;

  /** Starts a record of at most the given number of bytes. */
  BinaryWriter(long capacity) {
    if (capacity > Integer.MAX_VALUE - 16) {
      throw new IllegalArgumentException("a record of " + capacity + " bytes is too large");
    }
    this.out = ByteBuffer.allocate((int) capacity).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** An int or a long: zigzag, 7 bits a byte, the lowest first. */
  BinaryWriter number(long value) {
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7FL) != 0) {
      out.put((byte) (rest | 0x80));
      rest >>>= 7;
    }
    out.put((byte) rest);
    return this;
  }

  /** Begins a list or map: blocks of items, of which this is one, then a 0; none if it is empty. */
  BinaryWriter items(int count) {
    return count > 0 ? number(count) : this;
  }

  BinaryWriter text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  BinaryWriter flag(boolean flag) {
    out.put((byte) (flag ? 1 : 0));
    return this;
  }

  BinaryWriter real(float value) {
    out.putInt(Float.floatToIntBits(value));
    return this;
  }

  BinaryWriter real(double value) {
    out.putLong(Double.doubleToLongBits(value));
    return this;
  }

  BinaryWriter bytes(byte[] bytes) {
    number(bytes.length);
    out.put(bytes);
    return this;
  }

  /** A union of null and bytes. */
  BinaryWriter optional(byte[] bytes) {
    return bytes == null ? number(0) : number(1).bytes(bytes);
  }

  BinaryWriter block(float[] numbers) {
    number((long) numbers.length * Float.BYTES);
    out.asFloatBuffer().put(numbers);
    out.position(out.position() + numbers.length * Float.BYTES);
    return this;
  }

  BinaryWriter block(Observations observations) {
    return observations.isBytes() ? bytes(observations.bytes()) : block(observations.floats());
  }

  BinaryWriter block(double[] numbers) {
    number((long) numbers.length * Double.BYTES);
    out.asDoubleBuffer().put(numbers);
    out.position(out.position() + numbers.length * Double.BYTES);
    return this;
  }

  /** The rows written so far. */
  byte[] toBytes() {
    byte[] bytes = new byte[out.position()];
    System.arraycopy(out.array(), 0, bytes, 0, bytes.length);
    return bytes;
  }

  /** The most bytes of a text. */
  static long most(String text) {
    return VARINT + 3L * text.length();
  }

  /** The most bytes of optional bytes. */
  static long most(byte[] bytes) {
    return 1L + VARINT + (bytes == null ? 0 : bytes.length);
  }
}
