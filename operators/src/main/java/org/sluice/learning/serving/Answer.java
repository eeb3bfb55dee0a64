package org.sluice.learning.serving;

import java.util.Arrays;

/**
 * The answer to a {@link Request}: an action, or the problem with the request.
 *
 * @param id the request's
 * @param trial the request's
 * @param version the policy version that chose; −1 if none did
 * @param action as the policy chose it, before any clipping, {@code [actionDim]}; empty if none did
 * @param applied what the trial's {@code action-limits} make of it, {@code [actionDim]}
 * @param logProbability log π(action | observation); 0 if there is no action
 * @param problem why there is no action; empty if there is one
 */
public record Answer(
    String id,
    String trial,
    int version,
    float[] action,
    float[] applied,
    float logProbability,
    String problem) {

  private static final float[] NONE = {};

  /** The version of answers without an action. */
  public static final int NO_VERSION = -1;

  /** The answer to a request that has no action. */
  public static Answer problem(Request request, String why) {
    return new Answer(request.id(), request.trial(), NO_VERSION, NONE, NONE, 0, why);
  }

  /** Whether there is no action. */
  public boolean isProblem() {
    return !problem.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Answer that
        && id.equals(that.id)
        && trial.equals(that.trial)
        && version == that.version
        && Arrays.equals(action, that.action)
        && Arrays.equals(applied, that.applied)
        && Float.compare(logProbability, that.logProbability) == 0
        && problem.equals(that.problem);
  }

  @Override
  public int hashCode() {
    return 31 * id.hashCode() + version;
  }

  @Override
  public String toString() {
    return isProblem()
        ? String.format("no action for %s: %s", id, problem)
        : String.format("%s for %s by version %d", Arrays.toString(action), id, version);
  }
}
