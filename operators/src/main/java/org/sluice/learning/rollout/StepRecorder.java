package org.sluice.learning.rollout;

import java.util.ArrayList;
import java.util.List;
import org.sluice.env.Generator;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.records.Transitions;

/** Takes a lane's steps and records them as a trajectory. */
final class StepRecorder {

  private final Lane lane;
  private final Wanted wanted;
  private final long first;
  private final ObservationRows observations;
  private final float[] actions;
  private final float[] logProbabilities;
  private final float[] rewards;
  private final float[] values;
  private final byte[] ends;
  private final float[] finalValues;
  private final byte[] branches;
  private final List<Observations> finalObservations = new ArrayList<>();
  private int next;

  /**
   * Room for a number of steps, all of which must be taken.
   *
   * @param wanted what to record besides observations, actions and rewards
   * @param branching whether to record the branch of each step
   */
  StepRecorder(Lane lane, Wanted wanted, int steps, boolean branching) {
    this.lane = lane;
    this.wanted = wanted;
    this.first = lane.sequence();
    this.observations = new ObservationRows(lane.observationSpace(), steps);
    this.actions = new float[steps * lane.action.length];
    this.logProbabilities = new float[wanted.logProbabilities() ? steps : 0];
    this.rewards = new float[steps];
    this.values = new float[wanted.values() ? steps : 0];
    this.ends = new byte[steps];
    this.finalValues = new float[values.length];
    this.branches = new byte[branching ? steps : 0];
  }

  /**
   * Takes a step; {@link #end} must follow.
   *
   * @param noise for the action
   * @return how the environment ended it
   */
  EndMark step(Generator noise) {
    observations.put(next, lane.observation);
    if (wanted.values()) {
      values[next] = lane.value();
    } else {
      lane.normalise();
    }
    float logProbability = lane.act(noise);
    for (int i = 0; i < lane.action.length; i++) {
      actions[next * lane.action.length + i] = (float) lane.action[i];
    }
    rewards[next] = lane.step(logProbability);
    if (wanted.logProbabilities()) {
      logProbabilities[next] = logProbability;
    }
    return lane.end();
  }

  /**
   * Completes a step of the trunk.
   *
   * @param end how it ended
   */
  void end(EndMark end) {
    end(end, true);
  }

  /**
   * Completes a step.
   *
   * @param end how it ended
   * @param valued whether rewards are expected after a truncated step, as the value function says;
   *     otherwise their value is 0
   */
  private void end(EndMark end, boolean valued) {
    ends[next] = end.code();
    if (end == EndMark.TRUNCATED) {
      finalObservations.add(ObservationRows.one(lane.observationSpace(), lane.observation));
      if (wanted.values() && valued) {
        finalValues[next] = lane.value();
      }
    }
    next++;
  }

  /**
   * Completes a step of a branch.
   *
   * @param end how it ended
   * @param number the branch's, from 1
   * @param valued whether rewards are expected after a truncated step, as the value function says;
   *     otherwise their value is 0
   */
  void endOfBranch(EndMark end, int number, boolean valued) {
    branches[next] = (byte) number;
    end(end, valued);
  }

  /** The recorded steps. */
  Trajectory trajectory() {
    Transitions transitions =
        new Transitions(
            observations.toObservations(),
            actions,
            logProbabilities,
            rewards,
            ends,
            ObservationRows.one(lane.observationSpace(), lane.observation),
            Observations.joined(finalObservations));
    return new Trajectory(
        lane.id().trial(),
        lane.id().lane(),
        lane.version(),
        first,
        transitions,
        values,
        finalValues,
        wanted.values() ? lane.value() : 0,
        branches,
        "");
  }
}
