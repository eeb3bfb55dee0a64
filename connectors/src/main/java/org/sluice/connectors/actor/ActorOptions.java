package org.sluice.connectors.actor;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.secrets.SigningKey;

/**
 * How a {@link PolicyClient} works.
 *
 * @param seed where the noise behind its actors' actions comes from; with a seed of your own, an
 *     actor that is started again draws the same noise again
 * @param stepsPerRecord after which a record is sent though its episode goes on, at least 1
 * @param queueBytes what may wait to be written while no broker answers; then the oldest records
 *     are lost
 * @param largestPolicy bytes of a policy's record; larger ones are none
 * @param closing how long {@link PolicyClient#close} writes what is left
 * @param interceptor sees every record
 * @param signingKey signs every record, if the run takes signed records only
 */
public record ActorOptions(
    long seed,
    int stepsPerRecord,
    long queueBytes,
    int largestPolicy,
    Duration closing,
    RecordInterceptor interceptor,
    Optional<SigningKey> signingKey) {

  private static final int STEPS_PER_RECORD = 50;
  private static final long QUEUE_BYTES = 64L << 20;
  private static final Duration CLOSING = Duration.ofSeconds(5);

  /**
   * @throws IllegalArgumentException if a number is out of range
   */
  public ActorOptions {
    if (stepsPerRecord < 1 || queueBytes < 1 || largestPolicy < 1) {
      throw new IllegalArgumentException(
          String.format(
              "stepsPerRecord, queueBytes and largestPolicy must be at least 1, not %d, %d and %d",
              stepsPerRecord, queueBytes, largestPolicy));
    }
  }

  /** A random seed, records of 50 steps, 64 MiB that may wait, 5 seconds to close. */
  public static ActorOptions defaults() {
    return new ActorOptions(
        new SecureRandom().nextLong(),
        STEPS_PER_RECORD,
        QUEUE_BYTES,
        KafkaSettings.LARGEST_REQUEST,
        CLOSING,
        (record, onward) -> onward.accept(record),
        Optional.empty());
  }

  /** These with another seed. */
  public ActorOptions withSeed(long other) {
    return new ActorOptions(
        other, stepsPerRecord, queueBytes, largestPolicy, closing, interceptor, signingKey);
  }

  /** These with records of other lengths. */
  public ActorOptions withStepsPerRecord(int steps) {
    return new ActorOptions(
        seed, steps, queueBytes, largestPolicy, closing, interceptor, signingKey);
  }

  /** These with another limit to what may wait. */
  public ActorOptions withQueueBytes(long bytes) {
    return new ActorOptions(
        seed, stepsPerRecord, bytes, largestPolicy, closing, interceptor, signingKey);
  }

  /** These with an interceptor. */
  public ActorOptions withInterceptor(RecordInterceptor other) {
    return new ActorOptions(
        seed, stepsPerRecord, queueBytes, largestPolicy, closing, other, signingKey);
  }

  /** These with a key that signs every record. */
  public ActorOptions withSigningKey(SigningKey key) {
    return new ActorOptions(
        seed, stepsPerRecord, queueBytes, largestPolicy, closing, interceptor, Optional.of(key));
  }
}
