package org.sluice.connectors.kafka;

import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Deserialises a record's bytes unless they exceed a limit: a few compressed bytes may expand to
 * gigabytes, and a consumer returns hundreds of records at once. Oversized bytes are dropped as
 * soon as they are decompressed, so only one such record is in memory at a time; {@link
 * ConsumerRecord#serializedValueSize} still has its size.
 */
public final class BoundedBytes implements Deserializer<byte[]> {

  /** The setting of the limit, in bytes. */
  static final String LARGEST = "sluice.largest.bytes";

  /** Our headers are a kind, a version and a checksum. */
  private static final int LARGEST_HEADERS = 64 << 10;

  private int largest;

  @Override
  public void configure(Map<String, ?> settings, boolean isKey) {
    largest = Integer.parseInt(settings.get(LARGEST).toString());
  }

  @Override
  public byte[] deserialize(String topic, byte[] bytes) {
    return bytes == null || bytes.length > largest ? null : bytes;
  }

  @Override
  public byte[] deserialize(String topic, Headers headers, ByteBuffer bytes) {
    dropIfTooLarge(headers);
    if (bytes == null || bytes.remaining() > largest) {
      return null;
    }
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    return copy;
  }

  private static void dropIfTooLarge(Headers headers) {
    if (size(headers) > LARGEST_HEADERS) {
      for (Header header : headers.toArray()) {
        headers.remove(header.key());
      }
    }
  }

  /** Approximate size of headers. */
  static long size(Iterable<Header> headers) {
    long size = 0;
    for (Header header : headers) {
      size += 2L + header.key().length() + (header.value() == null ? 0 : header.value().length);
    }
    return size;
  }

  /** A description of what was dropped of a record; null if nothing was. */
  static String dropped(ConsumerRecord<byte[], byte[]> message) {
    boolean key = message.key() == null && message.serializedKeySize() >= 0;
    boolean value = message.value() == null && message.serializedValueSize() >= 0;
    return key || value
        ? String.format(
            "the %s has %,d bytes, more than any record of this topic",
            value ? "value" : "key",
            value ? message.serializedValueSize() : message.serializedKeySize())
        : null;
  }
}
