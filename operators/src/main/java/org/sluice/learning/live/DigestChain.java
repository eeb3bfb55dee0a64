package org.sluice.learning.live;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Transitions;

/**
 * A digest of all versions of a trial so far and of the steps that they were learned from: two logs
 * with the same digest at a version are the same up to it.
 */
final class DigestChain {

  /** Before the first version. */
  static final String START = "0".repeat(64);

  private DigestChain() {}

  /**
   * The next digest.
   *
   * @param before the one before
   * @param batch what the version was learned from; empty if it is an earlier one again
   */
  static String next(String before, List<ArrivedSteps> batch, PolicySnapshot policy) {
    MessageDigest digest = sha256();
    digest.update(before.getBytes(StandardCharsets.US_ASCII));
    for (ArrivedSteps arrived : batch) {
      Transitions t = arrived.experience().transitions();
      ByteBuffer numbers =
          ByteBuffer.allocate(3 * Long.BYTES + Float.BYTES * (t.actions().length + 2 * t.steps()));
      numbers.putLong(arrived.offset());
      numbers.putLong(arrived.experience().step()).putLong(arrived.experience().version());
      put(t.actions(), numbers);
      put(t.rewards(), numbers);
      put(t.logProbabilities(), numbers);
      digest.update(numbers.array());
    }
    ByteBuffer numbers =
        ByteBuffer.allocate(
            Integer.BYTES
                + Float.BYTES * (policy.policy().length + policy.value().length)
                + Double.BYTES * (policy.means().length + policy.deviations().length));
    numbers.putInt(policy.version());
    put(policy.policy(), numbers);
    put(policy.value(), numbers);
    put(policy.means(), numbers);
    put(policy.deviations(), numbers);
    digest.update(numbers.array());
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void put(float[] numbers, ByteBuffer out) {
    for (float number : numbers) {
      out.putFloat(number);
    }
  }

  private static void put(double[] numbers, ByteBuffer out) {
    for (double number : numbers) {
      out.putDouble(number);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
