package org.sluice.jobs.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A file of recorded trajectories; {@code docs/trajectories.md} describes the format.
 *
 * @param environment the id of the environment that was recorded
 * @param trajectories what was recorded, each with its own initial state
 */
public record Recording(String environment, List<Trajectory> trajectories) {

  /**
   * A trajectory from a given state, without a time limit.
   *
   * @param place its place in the file, for error messages
   * @param kind how its actions were chosen
   * @param initialState the simulated state before the first step, positions then velocities
   * @param initialObservation its observation
   * @param steps the steps that followed
   */
  public record Trajectory(
      String place,
      String kind,
      double[] initialState,
      double[] initialObservation,
      List<Transition> steps) {}

  /**
   * One step.
   *
   * @param action what was done
   * @param draws what the step drew, as the environment describes it; usually empty
   * @param observation what was then observed
   * @param reward the step's reward
   * @param terminated whether the task ended
   */
  public record Transition(
      double[] action, double[] draws, double[] observation, double reward, boolean terminated) {}

  /**
   * The recording in a file.
   *
   * @throws RecordingException if it is not in the format; the message names the place
   */
  static Recording read(Place root) {
    if (Box2dEpisode.isOne(root)) {
      return Box2dEpisode.read(root);
    }
    String environment = root.text("env_id");
    List<Place> places = new ArrayList<>(root.children("trajectories"));
    if (root.has("extra_trajectories")) {
      places.addAll(root.children("extra_trajectories"));
    }
    if (places.isEmpty()) {
      throw root.wrong("'trajectories' is empty");
    }
    return new Recording(environment, places.stream().map(Recording::trajectory).toList());
  }

  private static Trajectory trajectory(Place place) {
    double[] state =
        place.has("init_state")
            ? place.numbers("init_state")
            : concatenated(place.numbers("init_qpos"), place.numbers("init_qvel"));
    List<Transition> steps = new ArrayList<>();
    for (Place step : place.children("steps")) {
      steps.add(
          new Transition(
              step.numbers("action"),
              step.has("draws") ? step.numbers("draws") : new double[0],
              step.numbers("obs"),
              step.number("reward"),
              step.flag("terminated")));
    }
    return new Trajectory(
        place.path(),
        place.has("kind") ? place.text("kind") : "",
        state,
        place.numbers("reset_obs"),
        steps);
  }

  static double[] concatenated(double[]... parts) {
    return Stream.of(parts).flatMapToDouble(DoubleStream::of).toArray();
  }
}
