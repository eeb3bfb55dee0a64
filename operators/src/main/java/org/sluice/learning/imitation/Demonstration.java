package org.sluice.learning.imitation;

import org.sluice.env.Discrete;
import org.sluice.env.Spaces;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.Transitions;

/**
 * An episode of an expert, from its first step on.
 *
 * @param task the environment
 * @param expert who acted, in words
 * @param seed of the environment and of the actions
 * @param transitions at least one step; only the last may end the episode, and the observation
 *     after it is the episode's last. Without log-probabilities
 */
public record Demonstration(String task, String expert, long seed, Transitions transitions) {

  /**
   * An episode.
   *
   * @param observations before each step, {@code [steps, observationDim]}
   * @param actions {@code [steps, actionDim]}
   * @param rewards {@code [steps]}, at least one
   * @param end how the last step ended it
   * @param last the observation after the last step, {@code [observationDim]}
   */
  public static Demonstration of(
      String task,
      String expert,
      long seed,
      Observations observations,
      float[] actions,
      float[] rewards,
      EndMark end,
      Observations last) {
    byte[] ends = new byte[rewards.length];
    ends[ends.length - 1] = end.code();
    return new Demonstration(
        task,
        expert,
        seed,
        new Transitions(
            observations,
            actions,
            new float[0],
            rewards,
            ends,
            last,
            end == EndMark.TRUNCATED ? last : Observations.NONE));
  }

  /** How the last step ended it. */
  public EndMark end() {
    return EndMark.ofCode(transitions.ends()[transitions.steps() - 1]);
  }

  /**
   * The demonstration as the observations and actions of a task.
   *
   * @throws DemonstrationException if they have other sizes, are not finite or not among the
   *     actions; the message follows a name of the demonstration
   */
  Demonstration fitted(Spaces spaces) {
    checkWidth("observations", transitions.observations().size(), spaces.observations().size());
    checkWidth("actions", transitions.actions().length, spaces.actions().size());
    checkFinite();
    checkDiscrete(spaces);
    return spaces.observations().isBytes()
        ? of(
            task,
            expert,
            seed,
            bytes(transitions.observations()),
            transitions.actions(),
            transitions.rewards(),
            end(),
            bytes(transitions.nextObservation()))
        : this;
  }

  /**
   * Checks what is to be written, since nothing else is read.
   *
   * @throws DemonstrationException if a number is not finite
   */
  public void checkWritable() {
    try {
      checkFinite();
    } catch (DemonstrationException e) {
      throw new DemonstrationException(
          String.format("an episode of %s, expert: %s, %s", task, expert, e.getMessage()));
    }
  }

  private void checkFinite() {
    checkFinite("observations", transitions.observations());
    checkFinite("actions", Observations.of(transitions.actions()));
    checkFinite("rewards", Observations.of(transitions.rewards()));
    checkFinite("finalObservation", transitions.nextObservation());
  }

  private void checkWidth(String field, int size, int width) {
    if (size != (long) transitions.steps() * width) {
      throw new DemonstrationException(
          String.format(
              "has %d numbers in its %s of each step, not %d",
              size / transitions.steps(), field, width));
    }
  }

  private static void checkFinite(String field, Observations numbers) {
    if (numbers.areFinite()) {
      return;
    }
    for (int i = 0; i < numbers.size(); i++) {
      if (!Float.isFinite(numbers.get(i))) {
        throw new DemonstrationException(
            String.format("has the number %s in its %s", numbers.get(i), field));
      }
    }
  }

  private void checkDiscrete(Spaces spaces) {
    float[] actions = transitions.actions();
    for (int t = 0; spaces.actions() instanceof Discrete && t < actions.length; t++) {
      if (!spaces.actions().contains(new double[] {actions[t]})) {
        throw new DemonstrationException(
            String.format(
                "has the action %s in step %d, which is not of %s",
                actions[t], t + 1, spaces.actions()));
      }
    }
  }

  private static Observations bytes(Observations numbers) {
    if (numbers.isBytes()) {
      return numbers;
    }
    byte[] bytes = new byte[numbers.size()];
    for (int i = 0; i < bytes.length; i++) {
      float number = numbers.get(i);
      bytes[i] = (byte) (int) number;
      if (Byte.toUnsignedInt(bytes[i]) != number) {
        throw new DemonstrationException(
            String.format(
                "has the number %s in its observations, which are bytes 0 … 255", number));
      }
    }
    return Observations.of(bytes);
  }
}
