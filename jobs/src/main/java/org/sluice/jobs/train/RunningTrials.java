package org.sluice.jobs.train;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.Trial;

/** Tells a listener of each iteration, and knows which trials are to have another. */
final class RunningTrials implements Consumer<Learned> {

  private final Set<String> running = new HashSet<>();
  private final TrainingListener listener;
  private final NoProgressNotice standstill;

  /**
   * @param nanoseconds the clock
   */
  RunningTrials(List<Trial> trials, TrainingListener listener, LongSupplier nanoseconds) {
    trials.stream().map(Trial::id).forEach(running::add);
    this.listener = listener;
    this.standstill = new NoProgressNotice(nanoseconds);
  }

  @Override
  public void accept(Learned learned) {
    standstill.over();
    listener.accept(learned);
    if (learned.snapshot().last()) {
      running.remove(learned.snapshot().trial());
    }
  }

  /**
   * Remarks on it if none of them comes on.
   *
   * @param advice what to look at then
   */
  void look(String advice) {
    standstill
        .look()
        .ifPresent(
            waited ->
                listener.remarks(
                    String.format("no progress for %d s; %s", waited.toSeconds(), advice)));
  }

  /** Whether the last iteration of every trial has been told. */
  boolean areOver() {
    return running.isEmpty();
  }
}
