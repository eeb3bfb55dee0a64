package org.sluice.connectors.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.sluice.connectors.codec.UnreadableRecordException.Reason;

/**
 * Reads Avro's binary encoding from untrusted bytes: a length is accepted only if that many bytes
 * remain, so no record makes it allocate more than a small multiple of its own size.
 */
final class BinaryReader {

  private static final int INT_BYTES = 5;
  private static final int LONG_BYTES = 10;

  /** So few numbers are faster one by one. */
  private static final int FEW = 8;

  /** What a String has in place of bytes that are not UTF-8; it may also be meant. */
  private static final char REPLACEMENT = '\uFFFD';

  private final ByteBuffer in;

  BinaryReader(byte[] bytes) {
    this.in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** An int of at least {@code least}. */
  int count(String field, int least) throws UnreadableRecordException {
    long value = varint(field, INT_BYTES);
    if (value < least || value > Integer.MAX_VALUE) {
      throw outOfRange(field, value);
    }
    return (int) value;
  }

  /** A long of at least 0. */
  long longCount(String field) throws UnreadableRecordException {
    return longCount(field, 0);
  }

  /** A long of at least {@code least}. */
  long longCount(String field, long least) throws UnreadableRecordException {
    long value = varint(field, LONG_BYTES);
    if (value < least) {
      throw outOfRange(field, value);
    }
    return value;
  }

  /**
   * The number of items in the next block of a list or map; 0 at the end. A negative number, which
   * Avro may write instead, is followed by the block's size.
   */
  long items(String field) throws UnreadableRecordException {
    long items = varint(field, LONG_BYTES);
    if (items >= 0) {
      return items;
    }
    longCount("the size of " + field);
    if (items == Long.MIN_VALUE) {
      throw outOfRange("the number of " + field, items);
    }
    return -items;
  }

  /**
   * Checks that a list or map may have another item.
   *
   * @param before how many it has
   */
  static void bounded(String field, int before, int most) throws UnreadableRecordException {
    if (before == most) {
      throw new UnreadableRecordException(
          Reason.OUT_OF_RANGE, "there are more than " + most + " " + field);
    }
  }

  boolean flag(String field) throws UnreadableRecordException {
    need(field, 1);
    byte value = in.get();
    if (value != 0 && value != 1) {
      throw outOfRange(field, value);
    }
    return value == 1;
  }

  String text(String field) throws UnreadableRecordException {
    return text(field, Integer.MAX_VALUE);
  }

  /** A text of at most the given number of bytes. */
  String text(String field, int most) throws UnreadableRecordException {
    int length = length(field);
    if (length > most) {
      throw outOfRange("the length of " + field, length);
    }
    ByteBuffer bytes = in.slice(in.position(), length);
    in.position(in.position() + length);
    String text = new String(bytes.array(), bytes.arrayOffset(), length, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) < 0) {
      return text;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new UnreadableRecordException(Reason.BAD_TEXT, field + " is not UTF-8");
    }
  }

  /** A trial's id. */
  String trial() throws UnreadableRecordException {
    String trial = text("trial");
    if (trial.isEmpty()) {
      throw new UnreadableRecordException(Reason.BAD_TEXT, "trial is empty");
    }
    return trial;
  }

  byte[] bytes(String field) throws UnreadableRecordException {
    byte[] bytes = new byte[length(field)];
    in.get(bytes);
    return bytes;
  }

  /** A union of null and bytes. */
  byte[] optional(String field) throws UnreadableRecordException {
    long branch = varint(field, INT_BYTES);
    if (branch != 0 && branch != 1) {
      throw outOfRange(field, branch);
    }
    return branch == 0 ? null : bytes(field);
  }

  /** As many bytes as {@code count}. */
  byte[] bytes(String field, long count) throws UnreadableRecordException {
    expect(field, count, 1);
    byte[] bytes = new byte[(int) count];
    in.get(bytes);
    return bytes;
  }

  /** As many bytes as {@code count}, or none. */
  byte[] bytesOrNone(String field, long count) throws UnreadableRecordException {
    int length = length(field);
    if (length != 0) {
      expect(field, length, count, 1);
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  /** A block of {@code count} finite floats. */
  float[] floats(String field, long count) throws UnreadableRecordException {
    expect(field, count, Float.BYTES);
    return floats(field, (int) count);
  }

  /** A block of {@code count} finite floats, or an empty one. */
  float[] floatsOrNone(String field, long count) throws UnreadableRecordException {
    int length = length(field);
    if (length != 0) {
      expect(field, length, count, Float.BYTES);
    }
    return floats(field, length / Float.BYTES);
  }

  /** A block of finite floats. */
  float[] floats(String field) throws UnreadableRecordException {
    return floats(field, whole(field, Float.BYTES));
  }

  private float[] floats(String field, int count) throws UnreadableRecordException {
    float[] numbers = new float[count];
    if (count <= FEW) {
      for (int i = 0; i < count; i++) {
        numbers[i] = in.getFloat();
      }
    } else {
      in.asFloatBuffer().get(numbers);
      in.position(in.position() + count * Float.BYTES);
    }
    // The sum of x · 0 is 0 unless some x is not finite; only then is it searched for. Four sums do
    // not wait for each other.
    float zero = 0;
    float second = 0;
    float third = 0;
    float fourth = 0;
    int fours = count & -4;
    for (int i = 0; i < fours; i += 4) {
      zero += numbers[i] * 0;
      second += numbers[i + 1] * 0;
      third += numbers[i + 2] * 0;
      fourth += numbers[i + 3] * 0;
    }
    for (int i = fours; i < count; i++) {
      zero += numbers[i] * 0;
    }
    if (zero + second + third + fourth != 0) {
      for (int i = 0; i < count; i++) {
        finite(field, i, numbers[i]);
      }
    }
    return numbers;
  }

  /** A block of finite doubles. */
  double[] doubles(String field) throws UnreadableRecordException {
    return doubles(field, whole(field, Double.BYTES));
  }

  /** A block of {@code count} finite doubles. */
  double[] doubles(String field, long count) throws UnreadableRecordException {
    expect(field, count, Double.BYTES);
    return doubles(field, (int) count);
  }

  private double[] doubles(String field, int count) throws UnreadableRecordException {
    double[] numbers = anyDoubles(count);
    for (int i = 0; i < count; i++) {
      finite(field, i, numbers[i]);
    }
    return numbers;
  }

  /** A block of doubles, finite or not. */
  double[] bounds(String field) throws UnreadableRecordException {
    return anyDoubles(whole(field, Double.BYTES));
  }

  private double[] anyDoubles(int count) {
    double[] numbers = new double[count];
    in.asDoubleBuffer().get(numbers);
    in.position(in.position() + count * Double.BYTES);
    return numbers;
  }

  /** A finite float. */
  float single(String field) throws UnreadableRecordException {
    need(field, Float.BYTES);
    float number = in.getFloat();
    finite(field, 0, number);
    return number;
  }

  /** A double of 0 … 1. */
  double fraction(String field) throws UnreadableRecordException {
    double value = figure(field);
    finite(field, 0, value);
    if (!(value >= 0 && value <= 1)) {
      throw new UnreadableRecordException(Reason.OUT_OF_RANGE, field + " is " + value);
    }
    return value;
  }

  /** Any double. */
  double figure(String field) throws UnreadableRecordException {
    need(field, Double.BYTES);
    return in.getDouble();
  }

  /** Checks that nothing follows. */
  void end() throws UnreadableRecordException {
    if (in.hasRemaining()) {
      throw new UnreadableRecordException(
          Reason.TRAILING_BYTES, in.remaining() + " bytes follow after the record");
    }
  }

  static UnreadableRecordException outOfRange(String field, long value) {
    return new UnreadableRecordException(Reason.OUT_OF_RANGE, field + " is " + value);
  }

  private void expect(String field, long count, int size) throws UnreadableRecordException {
    expect(field, length(field), count, size);
  }

  private static void expect(String field, int length, long count, int size)
      throws UnreadableRecordException {
    // Divides, because the product of two wrong counts may overflow.
    if (length % size != 0 || length / size != count) {
      throw new UnreadableRecordException(
          Reason.INCONSISTENT_LENGTH,
          String.format("%s has %d bytes, not %d numbers of %d", field, length, count, size));
    }
  }

  private int whole(String field, int size) throws UnreadableRecordException {
    int length = length(field);
    if (length % size != 0) {
      throw new UnreadableRecordException(
          Reason.INCONSISTENT_LENGTH,
          String.format("%s has %d bytes, not a multiple of %d", field, length, size));
    }
    return length / size;
  }

  private int length(String field) throws UnreadableRecordException {
    long length = varint(field, LONG_BYTES);
    if (length < 0) {
      throw outOfRange("the length of " + field, length);
    }
    if (length > in.remaining()) {
      throw new UnreadableRecordException(
          Reason.TRUNCATED,
          String.format("%s has %d bytes, but %d are left", field, length, in.remaining()));
    }
    return (int) length;
  }

  private long varint(String field, int most) throws UnreadableRecordException {
    long bits = 0;
    for (int i = 0; i < most; i++) {
      if (!in.hasRemaining()) {
        throw truncated(field);
      }
      byte next = in.get();
      bits |= (next & 0x7FL) << (7 * i);
      if (next >= 0) {
        return (bits >>> 1) ^ -(bits & 1);
      }
    }
    throw new UnreadableRecordException(
        Reason.OUT_OF_RANGE, String.format("%s takes more than %d bytes", field, most));
  }

  private void need(String field, int bytes) throws UnreadableRecordException {
    if (in.remaining() < bytes) {
      throw truncated(field);
    }
  }

  private static void finite(String field, int index, double number)
      throws UnreadableRecordException {
    if (!Double.isFinite(number)) {
      throw new UnreadableRecordException(
          Reason.NOT_FINITE, String.format("%s, number %d is %s", field, index, number));
    }
  }

  private static UnreadableRecordException truncated(String field) {
    return new UnreadableRecordException(Reason.TRUNCATED, "the record ends before " + field);
  }
}
