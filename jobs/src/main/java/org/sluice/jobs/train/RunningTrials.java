package org.sluice.jobs.train;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.sluice.learner.Learned;
import org.sluice.learner.Trial;

/** Tells a listener of each iteration, and knows which trials are to have another. */
final class RunningTrials implements Consumer<Learned> {

  private final Set<String> running = new HashSet<>();
  private final Consumer<Learned> listener;

  RunningTrials(List<Trial> trials, Consumer<Learned> listener) {
    trials.stream().map(Trial::id).forEach(running::add);
    this.listener = listener;
  }

  @Override
  public void accept(Learned learned) {
    listener.accept(learned);
    if (learned.snapshot().last()) {
      running.remove(learned.snapshot().trial());
    }
  }

  /** Whether the last iteration of every trial has been told. */
  boolean areOver() {
    return running.isEmpty();
  }
}
