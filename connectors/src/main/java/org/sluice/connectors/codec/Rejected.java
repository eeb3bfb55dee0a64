package org.sluice.connectors.codec;

import java.util.List;

/**
 * A record that its reader could not accept.
 *
 * @param reason the kind of fault, one word: the name of an {@link
 *     UnreadableRecordException.Reason} or another that its reader documents
 * @param message what was found
 * @param topic where it was read
 * @param partition where it was read
 * @param offset where it was read
 * @param key the original key, or null
 * @param value the original bytes, or null
 * @param headers the original headers in their order
 */
public record Rejected(
    String reason,
    String message,
    String topic,
    int partition,
    long offset,
    byte[] key,
    byte[] value,
    List<Header> headers) {

  /** The most characters of a message, which may quote the record. */
  private static final int LONGEST_MESSAGE = 1000;

  /** The longest header. */
  private static final int HEADER_EXTRA_BYTES = 21;

  public Rejected {
    headers = List.copyOf(headers);
  }

  /**
   * A copy that fits its topic: without the original if it exceeds a limit, since it can be read at
   * its place, and with a message of bounded length.
   *
   * @param largest the largest original to keep, bytes
   */
  public Rejected bounded(int largest) {
    long size = originalBytes();
    if (size <= largest && message.length() <= LONGEST_MESSAGE) {
      return this;
    }
    String said =
        message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "…";
    return size <= largest
        ? new Rejected(reason, said, topic, partition, offset, key, value, headers)
        : new Rejected(
            reason,
            String.format("%s; the original of %,d bytes is not included", said, size),
            topic,
            partition,
            offset,
            null,
            null,
            List.of());
  }

  private long originalBytes() {
    long size = (key == null ? 0 : key.length) + (value == null ? 0L : value.length);
    for (Header header : headers) {
      size += HEADER_EXTRA_BYTES + 3L * header.name().length();
      size += header.value() == null ? 0 : header.value().length;
    }
    return size;
  }

  /**
   * A header of a record.
   *
   * @param name its name
   * @param value its bytes, or null
   */
  public record Header(String name, byte[] value) {}
}
