package org.sluice.codec;

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

  public Rejected {
    headers = List.copyOf(headers);
  }

  /**
   * A header of a record.
   *
   * @param name its name
   * @param value its bytes, or null
   */
  public record Header(String name, byte[] value) {}
}
