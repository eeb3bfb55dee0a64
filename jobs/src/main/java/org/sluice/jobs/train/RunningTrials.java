package org.sluice.jobs.train;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.Trial;

/** Passes each iteration to a listener, and tracks which trials are still running. */
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
   * Reports a standstill of all trials.
   *
   * @param advice says what to check then
   */
  void look(Supplier<String> advice) {
    standstill
        .look()
        .ifPresent(
            waited ->
                listener.remarks(
                    String.format("no progress for %d s; %s", waited.toSeconds(), advice.get())));
  }

  /** Whether the last iteration of every trial has arrived. */
  boolean areOver() {
    return running.isEmpty();
  }
}
