package org.sluice.env;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spaces as people write them.
 *
 * <pre>
 * 17                 17 numbers without bounds
 * 6 in -1..1         6 numbers between two bounds
 * 2 in -2..2, 0..1   2 numbers, each with bounds of its own
 * 3x84x84 bytes      bytes 0 … 255 of a shape
 * discrete 4         one of 0, 1, 2, 3
 * </pre>
 */
public final class SpaceText {

  /** What a text may be, to follow "must be". */
  public static final String ALLOWED =
      "a number of values with or without bounds ('17', '6 in -1..1', '2 in -2..2, 0..1'), bytes of"
          + " a shape ('3x84x84 bytes') or 'discrete N'";

  private static final int MOST = 1 << 24;
  private static final Pattern DISCRETE = Pattern.compile("discrete (\\d{1,8})");
  private static final Pattern BYTES = Pattern.compile("(\\d{1,8}(?:x\\d{1,8}){0,3}) bytes");
  private static final Pattern BOX = Pattern.compile("(\\d{1,8})(?: in (.+))?");

  private SpaceText() {}

  /** Whether a text is a space. */
  public static boolean isSpace(String text) {
    try {
      parse(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * The space of a text.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Space parse(String text) {
    String plain = text.strip().replaceAll("\\s+", " ");
    Matcher discrete = DISCRETE.matcher(plain);
    if (discrete.matches()) {
      return new Discrete(size(discrete.group(1)));
    }
    Matcher bytes = BYTES.matcher(plain);
    if (bytes.matches()) {
      int[] shape =
          Arrays.stream(bytes.group(1).split("x", -1)).mapToInt(SpaceText::size).toArray();
      long product = Arrays.stream(shape).asLongStream().reduce(1, SpaceText::product);
      size(Long.toString(product));
      return Box.bytes(shape);
    }
    Matcher box = BOX.matcher(plain);
    if (!box.matches()) {
      throw none(text);
    }
    int size = size(box.group(1));
    return box.group(2) == null ? Box.unbounded(size) : bounded(size, box.group(2), text);
  }

  private static Space bounded(int size, String bounds, String text) {
    String[] parts = bounds.split(",", -1);
    double[] low = new double[parts.length];
    double[] high = new double[parts.length];
    for (int i = 0; i < parts.length; i++) {
      String[] ends = parts[i].strip().split("\\.\\.", -1);
      if (ends.length != 2) {
        throw none(text);
      }
      low[i] = number(ends[0], text);
      high[i] = number(ends[1], text);
    }
    return Box.of(new int[] {size}, low, high);
  }

  private static double number(String text, String whole) {
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw none(whole);
  }

  private static long product(long one, long other) {
    return Math.min(MOST + 1L, one * other);
  }

  private static int size(String digits) {
    long size = Long.parseLong(digits);
    if (size < 1 || size > MOST) {
      throw new IllegalArgumentException(
          String.format("a space has 1 … %,d values, not %,d", MOST, size));
    }
    return (int) size;
  }

  private static IllegalArgumentException none(String text) {
    return new IllegalArgumentException("'" + text + "' is no space; one is " + ALLOWED);
  }
}
