package org.sluice.learning.targets;

import java.util.Optional;
import org.sluice.env.Spaces;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.records.Transitions;

/**
 * Checks that a trajectory can belong to a trial. A version acts for one share of each lane, so a
 * step's number determines its version.
 *
 * @param lanes of the trial
 * @param share steps per lane and iteration
 * @param iterations of the trial
 * @param spaces of its environment
 * @param logProbabilities whether its trajectories have log-probabilities
 * @param values whether its trajectories have values
 * @param branches whether its trajectories say which branch their steps belong to
 */
public record TrajectoryRules(
    int lanes,
    int share,
    int iterations,
    Spaces spaces,
    boolean logProbabilities,
    boolean values,
    boolean branches) {

  /** Why a trajectory cannot belong to the trial; empty if it can. */
  public Optional<String> objection(Trajectory trajectory) {
    String objection = place(trajectory);
    if (objection == null) {
      objection = trajectory.isFailure() ? null : content(trajectory);
    }
    return Optional.ofNullable(objection);
  }

  private String place(Trajectory t) {
    if (t.lane() < 0 || t.lane() >= lanes) {
      return "lane " + t.lane() + " of " + lanes;
    }
    if (t.sequence() < 0 || t.sequence() >= (long) iterations * share) {
      return "step " + t.sequence() + " of " + (long) iterations * share;
    }
    if (t.version() != t.sequence() / share) {
      return "step " + t.sequence() + " is not taken by version " + t.version();
    }
    if (t.sequence() % share + t.steps() > share) {
      return t.steps() + " steps from step " + t.sequence() + " go beyond the share of " + share;
    }
    return null;
  }

  private String content(Trajectory t) {
    int steps = t.steps();
    if (steps == 0) {
      return "no steps";
    }
    Transitions taken = t.transitions();
    long observationDim = spaces.observations().size();
    long actionDim = spaces.actions().size();
    if (taken.observations().size() != steps * observationDim
        || taken.actions().length != steps * actionDim
        || taken.logProbabilities().length != (logProbabilities ? steps : 0)
        || t.values().length != (values ? steps : 0)
        || taken.ends().length != steps
        || t.finalValues().length != t.values().length
        || t.branches().length != (branches ? steps : 0)
        || taken.nextObservation().size() != observationDim
        || taken.finalObservations().size() != observationDim * taken.truncated(steps)) {
      return String.format(
          "arrays that do not fit %d steps of observations of size %d and actions of size %d",
          steps, observationDim, actionDim);
    }
    if (taken.observations().isBytes() != spaces.observations().isBytes()) {
      return "observations in "
          + (taken.observations().isBytes() ? "bytes, not floats" : "floats, not bytes");
    }
    for (byte end : taken.ends()) {
      if (end < 0 || end >= EndMark.values().length) {
        return "end mark " + end;
      }
    }
    int broken = brokenBranch(t);
    if (broken >= 0) {
      return String.format(
          "branch %d at step %d of %d, where it can neither begin, continue nor end",
          t.branches()[broken], t.sequence() + broken, t.sequence() + steps);
    }
    boolean finite =
        taken.observations().areFinite()
            && finite(taken.actions())
            && finite(taken.logProbabilities())
            && finite(taken.rewards())
            && finite(t.values())
            && finite(t.finalValues())
            && taken.nextObservation().areFinite()
            && taken.finalObservations().areFinite()
            && Float.isFinite(t.bootstrapValue());
    return finite ? null : "a non-finite number";
  }

  /**
   * The first step whose branch cannot follow that of the step before it; −1 if there is none. A
   * branch k ends with an end mark, and is followed by branch k + 1 or the trunk, 0, on which a
   * share ends.
   */
  private int brokenBranch(Trajectory t) {
    byte[] branches = t.branches();
    for (int i = 0; i < branches.length; i++) {
      boolean first = i == 0;
      int before = first ? branches[0] : branches[i - 1];
      boolean over = !first && (before == 0 || t.transitions().ends()[i - 1] != 0);
      boolean goesOn = branches[i] == before && (first || before == 0 || !over);
      boolean next = over && (branches[i] == before + 1 || branches[i] == 0);
      if (branches[i] < 0 || !(goesOn || next)) {
        return i;
      }
    }
    int last = branches.length - 1;
    boolean shareEnds = (t.sequence() + t.steps()) % share == 0;
    return last >= 0 && shareEnds && branches[last] != 0 ? last : -1;
  }

  private static boolean finite(float[] numbers) {
    float zero = 0;
    for (float number : numbers) {
      zero += 0 * number; // NaN for infinities too
    }
    return zero == 0;
  }
}
