package org.sluice.learning.records;

import java.util.Arrays;
import java.util.List;

/**
 * Rows of observations, one after another: numbers in single precision, or bytes 0 … 255 if {@link
 * org.sluice.env.Space#isBytes} is true for the space. Immutable.
 */
public final class Observations {

  /** Empty. */
  public static final Observations NONE = new Observations(new float[0], null);

  private final float[] floats;
  private final byte[] bytes;

  private Observations(float[] floats, byte[] bytes) {
    this.floats = floats;
    this.bytes = bytes;
  }

  /**
   * Numbers in single precision.
   *
   * @param numbers owned by the result afterwards
   */
  public static Observations of(float[] numbers) {
    return new Observations(numbers, null);
  }

  /**
   * Bytes.
   *
   * @param numbers unsigned; owned by the result afterwards
   */
  public static Observations of(byte[] numbers) {
    return new Observations(null, numbers);
  }

  /** Concatenates observations, which must all be of one kind unless empty. */
  public static Observations joined(List<Observations> parts) {
    List<Observations> filled = parts.stream().filter(part -> part.size() > 0).toList();
    if (filled.isEmpty()) {
      return NONE;
    }
    int size = filled.stream().mapToInt(Observations::size).sum();
    int next = 0;
    if (filled.get(0).isBytes()) {
      byte[] all = new byte[size];
      for (Observations part : filled) {
        System.arraycopy(part.bytes, 0, all, next, part.size());
        next += part.size();
      }
      return of(all);
    }
    float[] all = new float[size];
    for (Observations part : filled) {
      System.arraycopy(part.floats, 0, all, next, part.size());
      next += part.size();
    }
    return of(all);
  }

  /** The number of elements. */
  public int size() {
    return isBytes() ? bytes.length : floats.length;
  }

  /** Whether each number takes one byte. */
  public boolean isBytes() {
    return bytes != null;
  }

  /** One of the numbers. */
  public float get(int index) {
    return isBytes() ? Byte.toUnsignedInt(bytes[index]) : floats[index];
  }

  /** The numbers from an index on, up to another that is not included. */
  public Observations range(int from, int to) {
    return isBytes()
        ? of(Arrays.copyOfRange(bytes, from, to))
        : of(Arrays.copyOfRange(floats, from, to));
  }

  /**
   * Copies all numbers.
   *
   * @param target Modified. From {@code offset} on
   */
  public void copyTo(double[] target, int offset) {
    for (int i = 0; i < size(); i++) {
      target[offset + i] = get(i);
    }
  }

  /** Whether all numbers are finite. */
  public boolean areFinite() {
    float zero = 0;
    for (int i = 0; !isBytes() && i < floats.length; i++) {
      zero += 0 * floats[i]; // NaN for infinities too
    }
    return zero == 0;
  }

  /** The numbers in single precision, not to be modified. Not for bytes. */
  public float[] floats() {
    return floats;
  }

  /** The unsigned bytes, not to be modified. Only for bytes. */
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Observations that
        && Arrays.equals(floats, that.floats)
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(floats) + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return size() + (isBytes() ? " bytes" : " floats");
  }
}
