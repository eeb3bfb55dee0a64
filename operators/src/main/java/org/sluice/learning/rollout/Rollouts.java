package org.sluice.learning.rollout;

import java.util.ArrayList;
import java.util.List;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.records.Transitions;

/**
 * Straight rollouts: steps an environment episode after episode.
 *
 * @param wanted what to record besides observations, actions and rewards
 */
public record Rollouts(Wanted wanted) implements Sampler {

  @Override
  public Trajectory collect(Lane lane, int steps) {
    ObservationRows observations = new ObservationRows(lane.observationSpace(), steps);
    int actionDim = lane.action.length;
    float[] actions = new float[steps * actionDim];
    float[] logProbabilities = new float[wanted.logProbabilities() ? steps : 0];
    float[] rewards = new float[steps];
    float[] values = new float[wanted.values() ? steps : 0];
    byte[] ends = new byte[steps];
    float[] finalValues = new float[values.length];
    List<Observations> finalObservations = new ArrayList<>();
    long first = lane.sequence();
    for (int t = 0; t < steps; t++) {
      observations.put(t, lane.observation);
      if (wanted.values()) {
        values[t] = lane.value();
      } else {
        lane.normalise();
      }
      float logProbability = lane.act();
      for (int i = 0; i < actionDim; i++) {
        actions[t * actionDim + i] = (float) lane.action[i];
      }
      rewards[t] = lane.step(logProbability);
      if (wanted.logProbabilities()) {
        logProbabilities[t] = logProbability;
      }
      EndMark end = lane.end();
      ends[t] = end.code();
      if (end == EndMark.TRUNCATED) {
        finalObservations.add(ObservationRows.one(lane.observationSpace(), lane.observation));
        if (wanted.values()) {
          finalValues[t] = lane.value();
        }
      }
      if (end != EndMark.NONE) {
        lane.reset();
      }
    }
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
        "");
  }
}
