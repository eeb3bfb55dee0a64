package org.sluice.connectors.codec;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * The checksum of a message: CRC-32C of its key and its value, one after the other, as eight
 * hexadecimal digits.
 *
 * <p>Kafka's checksum protects a message between producer and consumer; this one protects it from
 * creation to use. Anything in between may copy, convert or truncate it, and many damaged records
 * would still be readable, with other numbers.
 */
public final class Checksum {

  /** The header with the checksum. */
  public static final String HEADER = "sluice-checksum";

  private static final int DIGITS = 8;

  private Checksum() {}

  /**
   * The header's value.
   *
   * @param key or null
   */
  public static byte[] of(byte[] key, byte[] value) {
    return HexFormat.of().toHexDigits((int) number(key, value)).getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * The checksum as a number of 32 bits, at least 0.
   *
   * @param key or null
   */
  public static long number(byte[] key, byte[] value) {
    CRC32C checksum = new CRC32C();
    if (key != null) {
      checksum.update(key);
    }
    checksum.update(value);
    return checksum.getValue();
  }

  /**
   * Checks a message against its header.
   *
   * @param header the value of {@link #HEADER}, or null
   * @param key or null
   * @return the checksum as a {@link #number}
   * @throws UnreadableRecordException if the header is missing or does not match
   */
  public static long check(byte[] header, byte[] key, byte[] value)
      throws UnreadableRecordException {
    if (header == null) {
      throw new UnreadableRecordException(
          UnreadableRecordException.Reason.FOREIGN, "the header " + HEADER + " is missing");
    }
    long number = number(key, value);
    if (!states(header, number)) {
      throw new UnreadableRecordException(
          UnreadableRecordException.Reason.DAMAGED,
          "the header " + HEADER + " does not match the key and value");
    }
    return number;
  }

  private static boolean states(byte[] header, long number) {
    boolean equal = header.length == DIGITS;
    for (int i = 0; equal && i < DIGITS; i++) {
      int digit = (int) (number >>> (4 * (DIGITS - 1 - i))) & 0xF;
      equal = header[i] == Character.forDigit(digit, 16);
    }
    return equal;
  }
}
