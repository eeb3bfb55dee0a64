package org.sluice.jobs.train.graph;

import java.util.List;

/** Watches a job's topics for what its user should know. For one thread. */
@FunctionalInterface
public interface RunWatch extends AutoCloseable {

  /**
   * What to check when no trial makes progress, one line.
   *
   * @param place the address of Flink's web interface
   */
  String advice(String place);

  /** What has happened since the last call, one line each; hardly waits. */
  default List<String> news() {
    return List.of();
  }

  /** What became of all that was read, one line each, at the end. */
  default List<String> summary() {
    return List.of();
  }

  @Override
  default void close() {}
}
