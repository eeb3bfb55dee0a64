package org.sluice.jobs.train;

import java.util.Map;

/**
 * Checks that the local Flink has enough network buffers. Otherwise it would restart its tasks
 * again and again, and give up after minutes.
 */
final class NetworkBuffers {

  private static final String MEMORY = "taskmanager.memory.";
  private static final int BUFFER_BYTES = 32 << 10;

  /** A local Flink's default. */
  private static final int DEFAULT_BYTES = 64 << 20;

  /** Exchanges between transitions, advantages, and batches with the learner. */
  private static final int EXCHANGES = 2;

  /** The exchange from the learner to halving. */
  private static final int EXCHANGES_OF_HALVING = 1;

  private NetworkBuffers() {}

  /**
   * Checks the buffers, unless the configuration sets Flink's memory itself.
   *
   * @param flink Flink options
   * @throws TrainingException if there are too few
   */
  static void check(int parallelism, boolean halving, Map<String, String> flink) {
    if (flink.keySet().stream().anyMatch(key -> key.startsWith(MEMORY))) {
      return;
    }
    // Every instance needs a buffer for each instance that it sends to, plus one.
    long exchanges = halving ? EXCHANGES + EXCHANGES_OF_HALVING : EXCHANGES;
    long needed = exchanges * parallelism * (parallelism + 1L) * BUFFER_BYTES;
    if (needed > DEFAULT_BYTES) {
      long megabytes = (2 * needed) >> 20;
      throw new TrainingException(
          String.format(
              "a parallelism of %d needs more network buffers than Flink has here (%d of %d MB); lower"
                  + " parallelism, or set flink.taskmanager.memory.network.min and"
                  + " flink.taskmanager.memory.network.max to %dm",
              parallelism, needed >> 20, DEFAULT_BYTES >> 20, megabytes));
    }
  }
}
