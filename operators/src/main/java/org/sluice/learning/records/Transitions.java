package org.sluice.learning.records;

import java.util.Arrays;
import java.util.List;

/**
 * Consecutive steps and the observations after them; row-major, in single precision.
 *
 * @param observations before each step, as the environment gave them, {@code [steps,
 *     observationDim]}
 * @param actions as sampled from the policy, before any clipping, {@code [steps, actionDim]}
 * @param logProbabilities log π(action | observation), {@code [steps]}; empty if the algorithm does
 *     not learn from them
 * @param rewards {@code [steps]}
 * @param ends {@link EndMark#code} of each step, {@code [steps]}
 * @param nextObservation the observation after the last step, {@code [observationDim]}; the first
 *     of the next episode if one ended there
 * @param finalObservations the last observation of each episode that was truncated here, in order,
 *     {@code [truncated steps, observationDim]}
 */
public record Transitions(
    Observations observations,
    float[] actions,
    float[] logProbabilities,
    float[] rewards,
    byte[] ends,
    Observations nextObservation,
    Observations finalObservations) {

  /** No steps. */
  public static final Transitions NONE =
      new Transitions(
          Observations.NONE,
          new float[0],
          new float[0],
          new float[0],
          new byte[0],
          Observations.NONE,
          Observations.NONE);

  /**
   * Concatenates transitions, each of which continues the one before it.
   *
   * @param parts at least one
   */
  public static Transitions joined(List<Transitions> parts) {
    return new Transitions(
        Observations.joined(parts.stream().map(Transitions::observations).toList()),
        joinedFloats(parts.stream().map(Transitions::actions).toList()),
        joinedFloats(parts.stream().map(Transitions::logProbabilities).toList()),
        joinedFloats(parts.stream().map(Transitions::rewards).toList()),
        joinedEnds(parts),
        parts.get(parts.size() - 1).nextObservation(),
        Observations.joined(parts.stream().map(Transitions::finalObservations).toList()));
  }

  static float[] joinedFloats(List<float[]> parts) {
    float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
    int next = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, next, part.length);
      next += part.length;
    }
    return all;
  }

  private static byte[] joinedEnds(List<Transitions> parts) {
    byte[] all = new byte[parts.stream().mapToInt(Transitions::steps).sum()];
    int next = 0;
    for (Transitions part : parts) {
      System.arraycopy(part.ends, 0, all, next, part.steps());
      next += part.steps();
    }
    return all;
  }

  /** The number of steps. */
  public int steps() {
    return rewards.length;
  }

  /** A copy with other log-probabilities. */
  public Transitions withLogProbabilities(float[] others) {
    return new Transitions(
        observations, actions, others, rewards, ends, nextObservation, finalObservations);
  }

  /** The number of truncated steps among the first ones. */
  public int truncated(int first) {
    int truncated = 0;
    for (int i = 0; i < first; i++) {
      truncated += ends[i] == EndMark.TRUNCATED.code() ? 1 : 0;
    }
    return truncated;
  }

  /**
   * The first of them; what followed them is then the observation before the next.
   *
   * @param count at least one, fewer than there are
   */
  public Transitions first(int count) {
    int steps = steps();
    int width = observations.size() / steps;
    return new Transitions(
        observations.range(0, count * width),
        Arrays.copyOf(actions, count * (actions.length / steps)),
        Arrays.copyOf(logProbabilities, Math.min(count, logProbabilities.length)),
        Arrays.copyOf(rewards, count),
        Arrays.copyOf(ends, count),
        observations.range(count * width, (count + 1) * width),
        finalObservations.range(0, width * truncated(count)));
  }

  /** What is left of them without the first; at least one step. */
  public Transitions without(int first) {
    int steps = steps();
    int width = observations.size() / steps;
    return new Transitions(
        observations.range(first * width, observations.size()),
        Arrays.copyOfRange(actions, first * (actions.length / steps), actions.length),
        Trajectory.rest(logProbabilities, first),
        Trajectory.rest(rewards, first),
        Arrays.copyOfRange(ends, first, steps),
        nextObservation,
        finalObservations.range(width * truncated(first), finalObservations.size()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Transitions that
        && observations.equals(that.observations)
        && Arrays.equals(actions, that.actions)
        && Arrays.equals(logProbabilities, that.logProbabilities)
        && Arrays.equals(rewards, that.rewards)
        && Arrays.equals(ends, that.ends)
        && nextObservation.equals(that.nextObservation)
        && finalObservations.equals(that.finalObservations);
  }

  @Override
  public int hashCode() {
    return 31 * observations.hashCode() + Arrays.hashCode(actions);
  }

  @Override
  public String toString() {
    return steps() + " transitions";
  }
}
