package org.sluice.env;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The specification of an environment, known without creating one.
 *
 * @param id its name in the registry, such as {@code Hopper-v4}, with the parameters that are no
 *     defaults ({@link Task#text})
 * @param observationSpace what {@link Env#reset} and {@link Env#step} write
 * @param actionSpace what {@link Env#step} takes
 * @param timeLimit control steps after which an episode is truncated; 0 for none
 * @param rewardThreshold mean return from which the task counts as solved, if its source defines
 *     one
 * @param frameSkip simulator steps per control step
 * @param source the source of the task's definition
 */
public record EnvSpec(
    String id,
    Space observationSpace,
    Space actionSpace,
    int timeLimit,
    OptionalDouble rewardThreshold,
    int frameSkip,
    String source) {

  public EnvSpec {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(observationSpace, "observationSpace");
    Objects.requireNonNull(actionSpace, "actionSpace");
    Objects.requireNonNull(rewardThreshold, "rewardThreshold");
    Objects.requireNonNull(source, "source");
    if (timeLimit < 0 || frameSkip < 1) {
      throw new IllegalArgumentException(
          id
              + ": the time limit must be ≥ 0 and the frame skip ≥ 1, not "
              + timeLimit
              + ", "
              + frameSkip);
    }
  }

  /** Its observation and action spaces. */
  public Spaces spaces() {
    return new Spaces(observationSpace, actionSpace);
  }

  /** A copy with another id. */
  public EnvSpec withId(String other) {
    return new EnvSpec(
        other, observationSpace, actionSpace, timeLimit, rewardThreshold, frameSkip, source);
  }

  /** A copy with another observation space. */
  public EnvSpec withObservationSpace(Space space) {
    return new EnvSpec(id, space, actionSpace, timeLimit, rewardThreshold, frameSkip, source);
  }

  /** A copy with another action space. */
  public EnvSpec withActionSpace(Space space) {
    return new EnvSpec(id, observationSpace, space, timeLimit, rewardThreshold, frameSkip, source);
  }

  /** A copy with another time limit, in control steps; 0 for none. */
  public EnvSpec withTimeLimit(int steps) {
    return new EnvSpec(
        id, observationSpace, actionSpace, steps, rewardThreshold, frameSkip, source);
  }

  /**
   * Rejects invalid actions: a wrong length, a non-finite value, or an index outside a discrete
   * space. Values outside a box's bounds are accepted.
   *
   * @param action Not modified
   * @throws InvalidActionException with what is wrong
   */
  public void checkAction(double[] action) {
    if (action.length != actionSpace.size()) {
      throw new InvalidActionException(
          String.format(
              "%s: an action has %d numbers, not %d", id, actionSpace.size(), action.length));
    }
    if (actionSpace instanceof Discrete && !actionSpace.contains(action)) {
      throw new InvalidActionException(
          String.format("%s: action %s is not in %s", id, action[0], actionSpace));
    }
    for (int i = 0; i < action.length; i++) {
      if (!Double.isFinite(action[i])) {
        throw new InvalidActionException(
            String.format("%s: action[%d] is %s; actions are finite", id, i, action[i]));
      }
    }
  }
}
