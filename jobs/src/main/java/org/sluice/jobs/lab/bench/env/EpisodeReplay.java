package org.sluice.jobs.lab.bench.env;

import java.util.ArrayList;
import java.util.List;
import org.sluice.env.Box;
import org.sluice.env.EnvException;
import org.sluice.env.Replayable;
import org.sluice.env.Step;
import org.sluice.env.registry.Envs;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.rollout.Seeds;
import org.sluice.learning.trial.Trial;

/** Turns a lane's training trajectories into actions that the bare engine can replay. */
final class EpisodeReplay {

  private EpisodeReplay() {}

  /**
   * Finds the initial states of episodes by replaying the lane's steps.
   *
   * @param trajectories all of one lane, in order
   * @param from the first step of the sequence; earlier steps are replayed but not recorded
   * @throws EnvException if the lane's end marks differ in the replay
   */
  static ActionSequence replay(Trial trial, List<Trajectory> trajectories, long from) {
    List<double[]> actions = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    List<double[]> states = new ArrayList<>();
    int lane = trajectories.get(0).lane();
    try (Replayable env = Envs.makeWithoutLimit(trial.environment())) {
      Box bounds = (Box) env.spec().actionSpace(); // all tasks with an engine have one
      Step step = new Step(env.spec());
      env.reset(Seeds.environment(trial.seed(), lane), step.observation);
      boolean fresh = true;
      for (Trajectory trajectory : trajectories) {
        int width = trajectory.transitions().actions().length / trajectory.steps();
        for (int t = 0; t < trajectory.steps(); t++) {
          double[] action = new double[width];
          for (int i = 0; i < width; i++) {
            action[i] = bounds.clip(i, trajectory.transitions().actions()[t * width + i]);
          }
          if (trajectory.sequence() + t >= from) {
            if (fresh || actions.isEmpty()) {
              starts.add(actions.size());
              states.add(env.state());
            }
            actions.add(action);
          }
          env.step(action, step);
          fresh = trajectory.transitions().ends()[t] != EndMark.NONE.code();
          if (step.terminated
              != (trajectory.transitions().ends()[t] == EndMark.TERMINATED.code())) {
            throw new EnvException(
                String.format(
                    "%s: lane %d ends differently at step %d when replayed",
                    trial.environment(), lane, trajectory.sequence() + t));
          }
          if (fresh) {
            env.reset(step.observation);
          }
        }
      }
    }
    return new ActionSequence(
        trial.environment(),
        actions.toArray(double[][]::new),
        starts.stream().mapToInt(Integer::intValue).toArray(),
        states);
  }
}
