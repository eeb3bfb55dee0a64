package org.sluice.jobs.replay;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of recorded trajectories; {@code docs/trajectories.md} describes the format.
 *
 * @param environment the id of the environment that was recorded
 * @param trajectories what was recorded, each from its own first state
 */
public record Recording(String environment, List<Trajectory> trajectories) {

  /**
   * One run from a given state, without a time limit.
   *
   * @param kind how its actions were chosen
   * @param initialState the simulated state before the first step, positions then velocities
   * @param initialObservation what was seen of it
   * @param steps what followed
   */
  public record Trajectory(
      String kind, double[] initialState, double[] initialObservation, List<Transition> steps) {}

  /** One step: its action and what came of it. */
  public record Transition(
      double[] action, double[] observation, double reward, boolean terminated) {}

  /**
   * Reads a file.
   *
   * @throws RecordingException if it is missing or not in the format; the message names the place
   */
  public static Recording read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new RecordingException(file + ": there is no such file");
    }
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(file.toFile());
    } catch (JacksonException e) {
      String where = e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
      throw new RecordingException(
          file + ": not valid JSON" + where + ": " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new RecordingException(file + ": cannot be read: " + e.getMessage());
    }
    return parse(new Place(file.toString(), root));
  }

  private static Recording parse(Place root) {
    List<Trajectory> trajectories = new ArrayList<>();
    for (String list : List.of("trajectories", "extra_trajectories")) {
      for (Place trajectory : root.children(list)) {
        trajectories.add(trajectory(trajectory));
      }
    }
    if (trajectories.isEmpty()) {
      throw root.wrong("holds no trajectories");
    }
    return new Recording(root.text("env_id"), trajectories);
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
              step.numbers("obs"),
              step.number("reward"),
              step.flag("terminated")));
    }
    return new Trajectory(
        place.has("kind") ? place.text("kind") : "", state, place.numbers("reset_obs"), steps);
  }

  private static double[] concatenated(double[] first, double[] second) {
    double[] all = java.util.Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
