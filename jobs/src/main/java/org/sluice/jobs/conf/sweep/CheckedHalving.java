package org.sluice.jobs.conf.sweep;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.ml.param.Param;
import org.sluice.jobs.conf.text.Entry;
import org.sluice.jobs.conf.text.Values;
import org.sluice.learning.halving.Halving;
import org.sluice.learning.halving.HalvingParams;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.trial.Trial;

/** Builds the halving rule from a sweep's entries, and collects problems. */
final class CheckedHalving {

  private final Map<String, Entry> entries;
  private final Collection<String> problems;
  private final Hyperparameters values = new Hyperparameters();

  /**
   * @param entries Not modified. By key; at least one
   * @param problems Modified. Problems are added
   */
  CheckedHalving(Map<String, Entry> entries, Collection<String> problems) {
    this.entries = entries;
    this.problems = problems;
  }

  /**
   * The rule; valid only if there are no problems.
   *
   * @param trials looked at only if there are none before
   */
  Optional<Halving> halving(List<Trial> trials) {
    entries.values().forEach(this::take);
    Long firstRung = values.get(HalvingParams.FIRST_RUNG);
    if (firstRung == null) {
      if (!entries.containsKey(key(HalvingParams.FIRST_RUNG))) {
        problems.add(
            entries.values().iterator().next().place()
                + ": halving needs "
                + key(HalvingParams.FIRST_RUNG)
                + ", the environment steps before the first comparison");
      }
      return Optional.empty();
    }
    Halving halving = new Halving(firstRung, values.get(HalvingParams.FACTOR));
    if (problems.isEmpty()) {
      check(halving, trials);
    }
    return Optional.of(halving);
  }

  private static String key(Param<?> parameter) {
    return Sweep.HALVING + parameter.name;
  }

  private void take(Entry entry) {
    for (Param<?> parameter : List.of(HalvingParams.FIRST_RUNG, HalvingParams.FACTOR)) {
      if (entry.key().equals(key(parameter))) {
        try {
          Values.set(values, parameter, entry.text());
        } catch (IllegalArgumentException e) {
          // The message begins with the parameter's name, which is only the last part of the key.
          problems.add(entry.place() + ": " + Sweep.HALVING + e.getMessage());
        }
        return;
      }
    }
    problems.add(
        String.format(
            "%s: unknown key '%s'; halving has 'first-rung' (environment steps, a number) and"
                + " 'factor' (a number)",
            entry.place(), entry.key()));
  }

  /** Reports only the first problem, since trials of a sweep are often alike. */
  private void check(Halving halving, List<Trial> trials) {
    String place = entries.get(key(HalvingParams.FIRST_RUNG)).place();
    if (trials.size() == 1) {
      problems.add(
          place
              + ": halving compares trials, but there is only one; add 'seeds' or extend the 'sweep'");
      return;
    }
    for (Trial trial : trials) {
      int batch = trial.hyperparameters().get(TrialParams.BATCH);
      if (halving.firstRung() < batch) {
        problems.add(
            String.format(
                Locale.ROOT,
                "%s: %s must be at least batch, but %,d is below %,d of %s",
                place,
                key(HalvingParams.FIRST_RUNG),
                halving.firstRung(),
                batch,
                trial.id()));
        return;
      }
      if (halving.rungs(List.of(trial)).isEmpty()) {
        problems.add(
            String.format(
                Locale.ROOT,
                "%s: %s must be below total-steps, but at %,d, rounded up to whole batches, %s is"
                    + " done",
                place,
                key(HalvingParams.FIRST_RUNG),
                halving.firstRung(),
                trial.id()));
        return;
      }
    }
  }
}
