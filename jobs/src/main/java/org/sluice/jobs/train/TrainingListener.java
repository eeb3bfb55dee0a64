package org.sluice.jobs.train;

import java.util.function.Consumer;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.learning.trial.Learned;

/** Is told what a training does, on the thread that follows it. */
@FunctionalInterface
public interface TrainingListener extends Consumer<Learned> {

  /** An iteration; those of a trial come in their order. */
  @Override
  void accept(Learned learned);

  /**
   * The job has been taken: from here on the training can fail, but is not refused.
   *
   * @param kafka where its topics are
   */
  default void begins(KafkaSettings kafka) {}

  /**
   * Iterations that were over before anybody looked come at once: nothing can be told from them
   * about the training's pace.
   *
   * @param behind whether they are still coming
   */
  default void catchesUp(boolean behind) {}

  /** Something that whoever waits for it should know, in one line. */
  default void remarks(String line) {}
}
