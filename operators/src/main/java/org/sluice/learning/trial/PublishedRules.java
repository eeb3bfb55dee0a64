package org.sluice.learning.trial;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Progress;

/**
 * What holds for every policy and every row of figures that a job's trials publish. Whoever reads
 * them asks this first, and so never meets a trial that it does not know, nor numbers that are not
 * those of the trial's networks. For one thread.
 */
public final class PublishedRules {

  /** Of a trial's name in an objection; it may be anything. */
  private static final int SHOWN = 100;

  private final Map<String, Trial> trials = new HashMap<>();
  private final Map<Object, ModelSize> sizes = new HashMap<>();

  /**
   * @param trials all of the job
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
    String objection = place(trial, snapshot.version(), snapshot.steps(), snapshot.last());
    if (objection == null && !snapshot.last() && snapshot.version() == lastVersion(trial)) {
      objection = "version " + snapshot.version() + " is the trial's last, but is not marked so";
    }
    return Optional.ofNullable(objection == null ? size(trial, snapshot) : objection);
  }

  /** Why none of the job's trials can have published a row of figures; empty if one can. */
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
      return Optional.of("the outcome is none of an update");
    }
    String objection = place(trial, row.version(), row.steps(), row.failed());
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
    return "no trial of this job is called '"
        + (trial.length() > SHOWN ? trial.substring(0, SHOWN) + "…" : trial)
        + "'";
  }

  /** Steps follow from the version, unless the trial ends with an earlier policy. */
  private static String place(Trial trial, int version, long steps, boolean early) {
    if (version <= trial.lag() || version > lastVersion(trial)) {
      return String.format(
          "version %d, but the trial publishes %d … %d",
          version, trial.lag() + 1, lastVersion(trial));
    }
    long due = (long) (version - trial.lag()) * trial.share() * trial.lanes();
    return early ? (steps <= due ? null : more(version, steps, due)) : same(version, steps, due);
  }

  private static String same(int version, long steps, long due) {
    return steps == due ? null : more(version, steps, due);
  }

  private static String more(int version, long steps, long due) {
    return String.format("%,d steps, but version %d comes after %,d", steps, version, due);
  }

  private static long lastVersion(Trial trial) {
    return (long) trial.iterations() + trial.lag();
  }

  private String size(Trial trial, PolicySnapshot snapshot) {
    ModelSize size =
        sizes.computeIfAbsent(TrialModel.key(trial), key -> ModelSize.of(TrialModel.of(trial)));
    return snapshot.policy().length == size.parameters()
            && snapshot.value().length == size.valueParameters()
            && snapshot.means().length == size.observationDim()
            && snapshot.deviations().length == size.observationDim()
        ? null
        : String.format(
            "%,d, %,d and %,d numbers of policy, value function and observation, not %,d, %,d and"
                + " %,d",
            snapshot.policy().length,
            snapshot.value().length,
            snapshot.means().length,
            size.parameters(),
            size.valueParameters(),
            size.observationDim());
  }
}
