package org.sluice.learning.trial;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.PolicySpecification;
import org.sluice.learning.records.Progress;

/**
 * Checks that a policy or progress row can have been published by a job's trials. Readers check
 * first, and so never see an unknown trial or parameters of another network. For one thread.
 */
public final class PublishedRules {

  /** The most characters of a trial's name in an objection, since the name may be anything. */
  private static final int SHOWN = 100;

  private final Map<String, Trial> trials = new HashMap<>();
  private final Map<Object, PolicySpecification> specifications = new HashMap<>();

  /**
   * @param trials all trials of the job
   */
  public PublishedRules(Collection<Trial> trials) {
    trials.forEach(trial -> this.trials.put(trial.id(), trial));
  }

  /** Why none of the job's trials can have published a policy; empty if one can. */
  public Optional<String> objection(PolicySnapshot snapshot) {
    Trial trial = trials.get(snapshot.trial());
    if (trial == null) {
      return Optional.of(unknown(snapshot.trial()));
    }
    int first = snapshot.last() ? trial.lag() + 1 : 0;
    String objection = place(trial, first, snapshot.version(), snapshot.steps(), snapshot.last());
    if (objection == null && !snapshot.last() && snapshot.version() == trial.lastVersion()) {
      objection =
          "version " + snapshot.version() + " is the trial's last, but is not marked as last";
    }
    return Optional.ofNullable(objection == null ? content(trial, snapshot) : objection);
  }

  /** Why none of the job's trials can have published a progress row; empty if one can. */
  public Optional<String> objection(Progress row) {
    Trial trial = trials.get(row.trial());
    if (trial == null) {
      return Optional.of(unknown(row.trial()));
    }
    boolean known =
        row.failed()
            || Arrays.stream(Outcome.values())
                .anyMatch(outcome -> outcome.name().equals(row.outcome()));
    if (!known) {
      return Optional.of("the outcome is not one of an update");
    }
    String objection = place(trial, trial.lag() + 1, row.version(), row.steps(), row.failed());
    return Optional.ofNullable(objection == null ? metrics(trial, row) : objection);
  }

  private static String metrics(Trial trial, Progress row) {
    Set<String> own =
        trial.algorithm().metrics().stream().map(Metric::name).collect(Collectors.toSet());
    return row.metrics().keySet().stream()
        .filter(name -> !own.contains(name))
        .findFirst()
        .map(name -> trial.algorithm().title() + " reports no metric '" + name + "'")
        .orElse(null);
  }

  private static String unknown(String trial) {
    return "this job has no trial '"
        + (trial.length() > SHOWN ? trial.substring(0, SHOWN) + "…" : trial)
        + "'";
  }

  /**
   * Checks the steps, which follow from the version unless the trial ends with an earlier policy.
   */
  private static String place(Trial trial, int first, int version, long steps, boolean early) {
    if (version < first || version > trial.lastVersion()) {
      return String.format(
          "version %d, but the trial publishes %d … %d", version, first, trial.lastVersion());
    }
    long iterations = Math.max(0, version - trial.lag());
    long due = iterations * trial.share() * trial.lanes();
    // A live trial's versions that repeat earlier ones were learned from no steps of their own.
    boolean fewer = early || trial.isLive();
    return fewer ? (steps <= due ? null : more(version, steps, due)) : same(version, steps, due);
  }

  private static String same(int version, long steps, long due) {
    return steps == due ? null : more(version, steps, due);
  }

  private static String more(int version, long steps, long due) {
    return String.format("%,d steps, but version %d comes after %,d", steps, version, due);
  }

  private String content(Trial trial, PolicySnapshot snapshot) {
    PolicySpecification expected =
        specifications.computeIfAbsent(
            specificationKey(trial), key -> TrialModel.of(trial).specification(trial));
    if (!snapshot.specification().equals(expected)) {
      return "its specification differs from the trial's";
    }
    int features = trial.normaliser().size();
    return snapshot.policy().length == PolicySpecification.size(expected.policy())
            && snapshot.value().length == PolicySpecification.size(expected.value())
            && snapshot.means().length == features
            && snapshot.deviations().length == features
        ? null
        : String.format(
            "%,d, %,d and %,d numbers of policy, value function and observation, not %,d, %,d and"
                + " %,d",
            snapshot.policy().length,
            snapshot.value().length,
            snapshot.means().length,
            PolicySpecification.size(expected.policy()),
            PolicySpecification.size(expected.value()),
            features);
  }

  /** A key that is equal for trials with equal specifications. */
  private static Object specificationKey(Trial trial) {
    return List.of(
        TrialModel.key(trial), TrialModel.environmentKey(trial), trial.algorithm().word());
  }
}
