package org.sluice.ml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sluice.learning.records.Trajectory;

/** Steps that arrive in any order, until an iteration is complete. */
final class WaitingShares {

  private final int lanes;
  private final int share;

  /** By version: a place for each step of each lane. */
  private final TreeMap<Integer, Trajectory[]> iterations = new TreeMap<>();

  private final Map<Integer, Integer> counts = new TreeMap<>();

  /**
   * @param lanes of the trial
   * @param share steps per lane and iteration
   */
  WaitingShares(int lanes, int share) {
    this.lanes = lanes;
    this.share = share;
  }

  /**
   * Takes a step.
   *
   * @throws IllegalArgumentException if it is there already
   */
  void add(Trajectory step) {
    Trajectory[] steps =
        iterations.computeIfAbsent(step.version(), version -> new Trajectory[lanes * share]);
    int place = step.lane() * share + (int) (step.sequence() % share);
    if (steps[place] != null) {
      throw twice(step);
    }
    steps[place] = step;
    counts.merge(step.version(), 1, Integer::sum);
  }

  /** What is wrong with a step that is there already. */
  static IllegalArgumentException twice(Trajectory step) {
    return new IllegalArgumentException(
        String.format("step %d of lane %d is there twice", step.sequence(), step.lane()));
  }

  /** Whether all steps of an iteration are there. */
  boolean isComplete(int version) {
    return counts.getOrDefault(version, 0) == lanes * share;
  }

  /** Hands over the steps of a complete iteration, lane after lane. */
  List<List<Trajectory>> take(int version) {
    List<Trajectory> steps = Arrays.asList(iterations.remove(version));
    counts.remove(version);
    List<List<Trajectory>> shares = new ArrayList<>();
    for (int lane = 0; lane < lanes; lane++) {
      shares.add(steps.subList(lane * share, (lane + 1) * share));
    }
    return shares;
  }

  /** All steps that wait. */
  List<Trajectory> all() {
    List<Trajectory> all = new ArrayList<>();
    for (Trajectory[] steps : iterations.values()) {
      Arrays.stream(steps).filter(step -> step != null).forEach(all::add);
    }
    return all;
  }

  /**
   * Checks that no step is left.
   *
   * @param version the next to learn from
   * @throws IllegalArgumentException if one is
   */
  void checkEmpty(int version) {
    if (iterations.isEmpty()) {
      return;
    }
    Trajectory[] steps = iterations.getOrDefault(version, new Trajectory[1]);
    int place = 0;
    while (steps[place] != null) {
      place++;
    }
    throw new IllegalArgumentException(
        String.format(
            "step %d of lane %d is missing; an iteration is %d steps (batch) of %d lanes, and all"
                + " have to be there",
            (long) version * share + place % share, place / share, lanes * share, lanes));
  }
}
