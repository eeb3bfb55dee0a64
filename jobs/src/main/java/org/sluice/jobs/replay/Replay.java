package org.sluice.jobs.replay;

import org.sluice.env.EnvException;
import org.sluice.env.Replayable;
import org.sluice.env.Step;
import org.sluice.jobs.replay.Recording.Trajectory;
import org.sluice.jobs.replay.Recording.Transition;

/**
 * The differences between an environment and a recording when the environment replays the recorded
 * actions.
 *
 * <p>Each trajectory starts from its recorded state and then runs freely, so differences
 * accumulate.
 *
 * @param steps number of compared steps
 * @param observationDifference the largest absolute difference in any observation
 * @param rewardDifference the largest absolute difference in any reward
 * @param endMarkDifferences steps that terminated in one and not in the other
 */
public record Replay(
    int steps, double observationDifference, double rewardDifference, int endMarkDifferences) {

  private static final Replay NONE = new Replay(0, 0, 0, 0);

  /**
   * Replays every trajectory of a recording.
   *
   * @param most how many steps of each trajectory at most
   * @throws RecordingException if it does not match the environment; the message names the place
   */
  public static Replay of(Replayable env, Recording recording, int most) {
    Replay total = NONE;
    for (Trajectory trajectory : recording.trajectories()) {
      total = total.and(of(env, trajectory, most));
    }
    return total;
  }

  /** Whether the end marks agree and no number differs by more than {@code tolerance}. */
  public boolean within(double tolerance) {
    return observationDifference <= tolerance
        && rewardDifference <= tolerance
        && endMarkDifferences == 0;
  }

  private static Replay of(Replayable env, Trajectory trajectory, int most) {
    String place = trajectory.place();
    try {
      Step step = new Step(env.spec());
      env.resetTo(trajectory.initialState(), step.observation);
      Replay sum =
          new Replay(0, difference(step.observation, trajectory.initialObservation()), 0, 0);
      for (int i = 0; i < Math.min(most, trajectory.steps().size()); i++) {
        place = trajectory.place() + ": steps[" + i + "]";
        sum = sum.and(of(env, trajectory.steps().get(i), step));
      }
      return sum;
    } catch (EnvException | RecordingException e) {
      throw new RecordingException(place + ": " + e.getMessage());
    }
  }

  private static Replay of(Replayable env, Transition recorded, Step step) {
    env.replay(recorded.action(), recorded.draws(), step);
    return new Replay(
        1,
        difference(step.observation, recorded.observation()),
        difference(step.reward, recorded.reward()),
        step.terminated == recorded.terminated() ? 0 : 1);
  }

  private Replay and(Replay other) {
    return new Replay(
        steps + other.steps,
        Math.max(observationDifference, other.observationDifference),
        Math.max(rewardDifference, other.rewardDifference),
        endMarkDifferences + other.endMarkDifferences);
  }

  private static double difference(double[] actual, double[] recorded) {
    if (actual.length != recorded.length) {
      throw new RecordingException(
          String.format("an observation has %d numbers, not %d", actual.length, recorded.length));
    }
    double largest = 0;
    for (int i = 0; i < actual.length; i++) {
      largest = Math.max(largest, difference(actual[i], recorded[i]));
    }
    return largest;
  }

  /** A NaN in only one of them counts as an infinite difference. */
  private static double difference(double actual, double recorded) {
    double difference = Math.abs(actual - recorded);
    return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
  }
}
