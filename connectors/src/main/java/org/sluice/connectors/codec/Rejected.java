package org.sluice.connectors.codec;

import java.util.List;

/**
 * A record that its reader could not accept.
 *
 * @param reason the kind of fault, one word: the name of an {@link
 *     UnreadableRecordException.Reason} or another that its reader documents
 * @param message what was found, for people
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

  /** Characters of a message at most; it may repeat text of the record. */
  private static final int LONGEST_MESSAGE = 1000;

  /** A header's lengths, at most. */
  private static final int HEADER_EXTRA_BYTES = 21;

  public Rejected {
    headers = List.copyOf(headers);
  }

  /**
   * This, fit for its topic whatever the original was: without an original that is larger than a
   * limit, which can be read at its place, and with a message of bounded length.
   *
   * @param largest original that is kept, bytes
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
            String.format("%s; the original of %,d bytes is not repeated here", said, size),
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
