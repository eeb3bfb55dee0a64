package org.sluice.jobs.train.stream;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.sluice.connectors.codec.PolicySnapshotCodec;
import org.sluice.connectors.kafka.Messages;
import org.sluice.learning.records.PolicySnapshot;

/** A digest of the parameters that a job has learned; the same on all processors with AVX2. */
final class ParameterDigest {

  private static final int SHOWN = 16;

  private ParameterDigest() {}

  /**
   * SHA-256 of all numbers of all policies on a topic, by trial and version; its first digits.
   *
   * @param policies repetitions count once
   */
  static String of(Iterable<ConsumerRecord<byte[], byte[]>> policies) throws Exception {
    SortedMap<String, PolicySnapshot> byVersion = new TreeMap<>();
    for (var message : policies) {
      PolicySnapshot policy = Messages.open(message, new PolicySnapshotCodec());
      if (policy.steps() > 0) { // learned, not drawn
        byVersion.put(String.format("%s %010d", policy.trial(), policy.version()), policy);
      }
    }
    MessageDigest digest = sha256();
    byVersion.values().forEach(policy -> add(policy, digest));
    return HexFormat.of().formatHex(digest.digest()).substring(0, SHOWN);
  }

  private static void add(PolicySnapshot policy, MessageDigest digest) {
    ByteBuffer numbers =
        ByteBuffer.allocate(
            Float.BYTES * (policy.policy().length + policy.value().length)
                + Double.BYTES * 2 * policy.means().length);
    for (float parameter : policy.policy()) {
      numbers.putFloat(parameter);
    }
    for (float parameter : policy.value()) {
      numbers.putFloat(parameter);
    }
    for (int i = 0; i < policy.means().length; i++) {
      numbers.putDouble(policy.means()[i]).putDouble(policy.deviations()[i]);
    }
    digest.update(numbers.array());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every virtual machine has SHA-256", e);
    }
  }
}
