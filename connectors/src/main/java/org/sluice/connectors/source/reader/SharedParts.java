package org.sluice.connectors.source.reader;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sluice.env.Env;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.rollout.Acting;
import org.sluice.learning.trial.InitialPolicy;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;

/**
 * Resources that the lanes of a reader share: the networks of each architecture, environments of
 * waiting lanes, and initial policies. Nothing is kept of a trial whose lanes have all been
 * released.
 */
final class SharedParts {

  private final Map<Object, Architecture> architectures = new HashMap<>();

  private final Map<Object, Environments> environments = new HashMap<>();

  /** Lanes that have not been released, by trial. */
  private final Map<String, Integer> lanes = new HashMap<>();

  /**
   * The initial policy of the last trial that requested it, since a trial's lanes start one after
   * the other.
   */
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

  /** Unused environments of one kind. */
  private static final class Environments {
    final Deque<Env> free = new ArrayDeque<>();
    int lanes;
  }

  /** The networks for another lane of a trial. */
  Acting take(Trial trial) {
    lanes.merge(trial.id(), 1, Integer::sum);
    environments.computeIfAbsent(TrialModel.environmentKey(trial), key -> new Environments())
        .lanes++;
    Architecture architecture =
        architectures.computeIfAbsent(TrialModel.key(trial), key -> new Architecture(trial));
    architecture.lanes++;
    return architecture.acting;
  }

  /** An environment for a lane of a trial, in any state after a reset. */
  Env takeEnvironment(Trial trial) {
    Env free = environments.get(TrialModel.environmentKey(trial)).free.pollLast();
    if (free != null) {
      return free;
    }
    Env made = TrialModel.environment(trial);
    try {
      made.reset(0, new double[made.spec().observationSpace().size()]);
      return made;
    } catch (RuntimeException e) {
      made.close();
      throw e;
    }
  }

  /** Takes back the environment of a waiting lane. */
  void giveBackEnvironment(Trial trial, Env env) {
    environments.get(TrialModel.environmentKey(trial)).free.addLast(env);
  }

  /** Releases a lane; returns whether it was the last of its trial. */
  boolean giveBack(Trial trial) {
    Object kind = TrialModel.environmentKey(trial);
    Environments ofKind = environments.get(kind);
    if (--ofKind.lanes == 0) {
      ofKind.free.forEach(Env::close);
      environments.remove(kind);
    }
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
   * An initial policy of a trial.
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
