package org.sluice.jobs.train;

import java.util.Map;

/**
 * Whether the local Flink has the buffers that its tasks exchange records through. Without them it
 * would start its tasks again and again, and give up after minutes.
 */
final class NetworkBuffers {

  private static final String MEMORY = "taskmanager.memory.";
  private static final int BUFFER_BYTES = 32 << 10;

  /** What a local Flink has unless it is told otherwise. */
  private static final int DEFAULT_BYTES = 64 << 20;

  /**
   * Between the transitions, the advantages and the batches, which the learner shares a task with.
   */
  private static final int EXCHANGES = 2;

  /** From the learner to halving. */
  private static final int EXCHANGES_OF_HALVING = 1;

  private NetworkBuffers() {}

  /**
   * Checks it, unless the configuration says itself what memory Flink has.
   *
   * @param flink properties of Flink
   * @throws TrainingException if they are too few
   */
  static void check(int parallelism, boolean halving, Map<String, String> flink) {
    if (flink.keySet().stream().anyMatch(key -> key.startsWith(MEMORY))) {
      return;
    }
    // Every instance keeps a buffer for each instance that it sends to, and one more.
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
