package org.sluice.jobs.train;

import java.util.List;
import java.util.function.Consumer;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.jobs.run.rejected.RejectionCount;
import org.sluice.learning.trial.Learned;

/** Receives the events of a training, on the thread that follows it. */
@FunctionalInterface
public interface TrainingListener extends Consumer<Learned> {

  /** Called with each iteration; those of a trial come in order. */
  @Override
  void accept(Learned learned);

  /**
   * Called when the job was accepted: from now on, the training can fail but is not rejected.
   *
   * @param kafka the cluster with its topics
   */
  default void begins(KafkaSettings kafka) {}

  /**
   * Called around iterations that were learned earlier and arrive at once; they tell nothing about
   * the training's rate.
   *
   * @param behind whether they are still arriving
   */
  default void catchesUp(boolean behind) {}

  /**
   * Called with the number of rejected records by reason: once it is known, and when there are
   * more.
   */
  default void rejected(List<RejectionCount> counts) {}

  /** Called with a one-line message for the user. */
  default void remarks(String line) {}
}
