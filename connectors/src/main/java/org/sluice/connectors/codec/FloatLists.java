package org.sluice.connectors.codec;

import java.util.Arrays;
import org.sluice.connectors.codec.UnreadableRecordException.Reason;
import org.sluice.learning.records.Observations;

/** Avro's lists of floats, and lists of such lists of one width. */
final class FloatLists {

  private static final int FEW = 64;

  private float[] numbers = new float[FEW];
  private int size;
  private int rows;
  private int width;

  private FloatLists() {}

  /** A list of finite floats: one row. */
  static FloatLists readRow(String field, BinaryReader in) throws UnreadableRecordException {
    FloatLists one = new FloatLists();
    one.add(field, in);
    return one;
  }

  /** A list of lists of finite floats, which have one length. */
  static FloatLists readRows(String field, BinaryReader in) throws UnreadableRecordException {
    FloatLists all = new FloatLists();
    for (long items = in.items(field); items > 0; items = in.items(field)) {
      for (long i = 0; i < items; i++) {
        all.add(field, in);
      }
    }
    return all;
  }

  /** Each number takes bytes of the record, so no count makes this allocate more than it holds. */
  private void add(String field, BinaryReader in) throws UnreadableRecordException {
    int before = size;
    for (long items = in.items(field); items > 0; items = in.items(field)) {
      for (long i = 0; i < items; i++) {
        if (size == numbers.length) {
          numbers = Arrays.copyOf(numbers, 2 * size);
        }
        numbers[size++] = in.single(field);
      }
    }
    if (rows > 0 && size - before != width) {
      throw new UnreadableRecordException(
          Reason.INCONSISTENT_LENGTH,
          String.format(
              "%s has %d numbers in step %d, and %d in step 1",
              field, size - before, rows + 1, width));
    }
    width = size - before;
    rows++;
  }

  static void writeRow(Observations numbers, int from, int count, BinaryWriter out) {
    out.items(count);
    for (int i = 0; i < count; i++) {
      out.real(numbers.get(from + i));
    }
    out.number(0);
  }

  static void writeRows(Observations numbers, int rows, BinaryWriter out) {
    int width = numbers.size() / rows;
    out.items(rows);
    for (int row = 0; row < rows; row++) {
      writeRow(numbers, row * width, width, out);
    }
    out.number(0);
  }

  int rows() {
    return rows;
  }

  /** The numbers of a row. */
  int width() {
    return width;
  }

  /** All numbers, row by row; a copy. */
  float[] numbers() {
    return Arrays.copyOf(numbers, size);
  }
}
