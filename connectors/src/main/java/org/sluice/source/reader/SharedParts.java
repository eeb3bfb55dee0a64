package org.sluice.source.reader;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sluice.learner.InitialPolicy;
import org.sluice.learner.Trial;
import org.sluice.learner.TrialModel;
import org.sluice.records.PolicySnapshot;
import org.sluice.rollout.Acting;

/**
 * What the lanes of a reader need and can share: the networks of each architecture, and the
 * policies that trials begin with. Nothing is kept of a trial whose lanes have all been given back.
 */
final class SharedParts {

  private final Map<Object, Architecture> architectures = new HashMap<>();

  /** Lanes that have not been given back, by trial. */
  private final Map<String, Integer> lanes = new HashMap<>();

  /** Of the trial that asked last: a trial's lanes begin one after the other. */
  private List<PolicySnapshot> initial = List.of();

  private static final class Architecture {
    final TrialModel model;
    final Acting acting;
    int lanes;

    Architecture(Trial trial) {
      model = TrialModel.of(trial);
      acting = model.acting();
    }
  }

  /** The networks for another lane of a trial. */
  Acting take(Trial trial) {
    lanes.merge(trial.id(), 1, Integer::sum);
    Architecture architecture =
        architectures.computeIfAbsent(TrialModel.key(trial), key -> new Architecture(trial));
    architecture.lanes++;
    return architecture.acting;
  }

  /** A lane needs nothing more; whether it was the last of its trial. */
  boolean giveBack(Trial trial) {
    Object key = TrialModel.key(trial);
    Architecture architecture = architectures.get(key);
    if (--architecture.lanes == 0) {
      architectures.remove(key);
    }
    boolean last = lanes.merge(trial.id(), -1, Integer::sum) == 0;
    if (last) {
      lanes.remove(trial.id());
      if (isInitialOf(trial)) {
        initial = List.of();
      }
    }
    return last;
  }

  /**
   * A policy of a trial that comes before any data.
   *
   * @param version 0 … the trial's lag
   */
  PolicySnapshot initial(Trial trial, int version) {
    if (!isInitialOf(trial)) {
      initial = InitialPolicy.versions(trial, architectures.get(TrialModel.key(trial)).model);
    }
    return initial.get(version);
  }

  private boolean isInitialOf(Trial trial) {
    return !initial.isEmpty() && initial.get(0).trial().equals(trial.id());
  }
}
