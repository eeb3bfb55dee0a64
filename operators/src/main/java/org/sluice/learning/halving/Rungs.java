package org.sluice.learning.halving;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sluice.learning.trial.Trial;

/**
 * Which trials of a job are compared, and at which policy versions. Trials are compared only within
 * their environment, since returns of different environments are not comparable.
 */
public final class Rungs implements Serializable {

  private static final long serialVersionUID = 1;

  private final Halving halving;
  private final Map<String, Trial> trials = new LinkedHashMap<>();

  /** The steps of the rungs, by environment. */
  private final Map<String, List<Long>> rungs = new LinkedHashMap<>();

  private final Map<String, Integer> sizes = new LinkedHashMap<>();

  /**
   * @param trials all trials of the job
   */
  public Rungs(Halving halving, List<Trial> trials) {
    this.halving = halving;
    Map<String, List<Trial>> groups = new LinkedHashMap<>();
    for (Trial trial : trials) {
      this.trials.put(trial.id(), trial);
      groups.computeIfAbsent(trial.environment(), absent -> new ArrayList<>()).add(trial);
    }
    groups.forEach(
        (environment, group) -> {
          rungs.put(environment, halving.rungs(group));
          sizes.put(environment, group.size());
        });
  }

  /** The rule. */
  public Halving halving() {
    return halving;
  }

  /** The name of a trial's group: its environment. */
  public String group(String trial) {
    return trials.get(trial).environment();
  }

  /** All groups. */
  public List<String> groups() {
    return List.copyOf(rungs.keySet());
  }

  /** Trials of a group. */
  public int size(String group) {
    return sizes.get(group);
  }

  /** The rungs of a group, in environment steps of each trial. */
  public List<Long> of(String group) {
    return rungs.get(group);
  }

  /**
   * The policy version with which a trial reaches a rung.
   *
   * @param rung counted from 0
   * @return a version above all of the trial's if the rung is after the last
   */
  public int version(String trial, int rung) {
    Trial known = trials.get(trial);
    List<Long> steps = rungs.get(known.environment());
    return rung < steps.size()
        ? (int) Halving.iterations(known, steps.get(rung)) + known.lag()
        : Integer.MAX_VALUE;
  }
}
