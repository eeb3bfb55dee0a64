package org.sluice.connectors.actor;

import java.util.Arrays;
import org.sluice.env.Space;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.Transitions;

/** The steps of the record that an actor is writing, in arrays that are used again. */
final class StepBuffer {

  private final int observationDim;
  private final int actionDim;
  private final boolean bytes;
  private final float[] observations;
  private final float[] actions;
  private final float[] logProbabilities;
  private final float[] rewards;
  private final boolean[] later;
  private int steps;

  StepBuffer(Space observations, int actionDim, int capacity) {
    this.observationDim = observations.size();
    this.actionDim = actionDim;
    this.bytes = observations.isBytes();
    this.observations = new float[capacity * observationDim];
    this.actions = new float[capacity * actionDim];
    this.logProbabilities = new float[capacity];
    this.rewards = new float[capacity];
    this.later = new boolean[capacity];
  }

  int steps() {
    return steps;
  }

  boolean isFull() {
    return steps == rewards.length;
  }

  /**
   * Adds a step.
   *
   * @param observation Not modified. Rounded, {@code [observationDim]}
   * @param action Not modified. {@code [actionDim]}
   */
  void add(
      double[] observation,
      double[] action,
      float logProbability,
      float reward,
      boolean rewardLater) {
    for (int i = 0; i < observationDim; i++) {
      observations[steps * observationDim + i] = (float) observation[i];
    }
    for (int i = 0; i < actionDim; i++) {
      actions[steps * actionDim + i] = (float) action[i];
    }
    logProbabilities[steps] = logProbability;
    rewards[steps] = reward;
    later[steps] = rewardLater;
    steps++;
  }

  /** Completes a step whose reward was to follow; whether there is such a step. */
  boolean complete(int position, float reward) {
    if (position < 0 || position >= steps || !later[position]) {
      return false;
    }
    rewards[position] = reward;
    later[position] = false;
    return true;
  }

  /**
   * The steps as a record; then there are none.
   *
   * @param first the number of the first in its episode
   * @param next Not modified. The observation after the last, rounded, {@code [observationDim]}
   * @param end how the last ended
   */
  Experience take(
      String trial,
      String actor,
      long episode,
      long first,
      int version,
      double[] next,
      EndMark end) {
    byte[] ends = new byte[steps];
    ends[steps - 1] = end.code();
    float[] after = new float[observationDim];
    for (int i = 0; i < observationDim; i++) {
      after[i] = (float) next[i];
    }
    Observations nextObservation = observations(after);
    Transitions transitions =
        new Transitions(
            observations(Arrays.copyOf(observations, steps * observationDim)),
            Arrays.copyOf(actions, steps * actionDim),
            Arrays.copyOf(logProbabilities, steps),
            Arrays.copyOf(rewards, steps),
            ends,
            nextObservation,
            end == EndMark.TRUNCATED ? nextObservation : observations(new float[0]));
    int[] positions = positions();
    steps = 0;
    return new Experience(trial, actor, episode, first, version, transitions, positions);
  }

  private int[] positions() {
    int count = 0;
    for (int i = 0; i < steps; i++) {
      count += later[i] ? 1 : 0;
    }
    int[] positions = new int[count];
    for (int i = steps - 1; i >= 0; i--) {
      if (later[i]) {
        positions[--count] = i;
      }
    }
    return positions;
  }

  private Observations observations(float[] numbers) {
    if (!bytes) {
      return Observations.of(numbers);
    }
    byte[] unsigned = new byte[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      unsigned[i] = (byte) (int) numbers[i];
    }
    return Observations.of(unsigned);
  }
}
