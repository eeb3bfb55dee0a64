package org.sluice.jobs.lab.bench.env;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sluice.env.Generator;
import org.sluice.env.Replayable;
import org.sluice.env.Step;
import org.sluice.env.registry.Envs;

/**
 * Random actions in an environment, with the initial states of its episodes, so that the
 * environment and its bare engine can take the same steps.
 *
 * @param id the environment
 * @param actions one per step, uniform over the action space
 * @param episodeStarts the step before which an episode starts; ascending, the first is 0
 * @param startStates the state that each episode starts from
 */
public record ActionSequence(
    String id, double[][] actions, int[] episodeStarts, List<double[]> startStates) {

  static final long SEED = 1;

  /** Draws actions, and runs them once to find the initial states. */
  static ActionSequence draw(String id, int steps) {
    try (Replayable env = Envs.makeWithoutLimit(id)) {
      int limit = env.spec().timeLimit();
      Generator random = new Generator(SEED);
      double[][] actions = new double[steps][env.spec().actionSpace().size()];
      Step step = new Step(env.spec());
      List<Integer> starts = new ArrayList<>(List.of(0));
      env.reset(SEED, step.observation);
      List<double[]> states = new ArrayList<>(List.of(env.state()));
      int elapsed = 0;
      for (int i = 0; i < steps; i++) {
        env.spec().actionSpace().sample(random, actions[i]);
        env.step(actions[i], step);
        elapsed++;
        if (step.terminated || elapsed == limit) {
          env.reset(step.observation);
          starts.add(i + 1);
          states.add(env.state());
          elapsed = 0;
        }
      }
      return new ActionSequence(
          id, actions, starts.stream().mapToInt(Integer::intValue).toArray(), states);
    }
  }

  /** Its first steps. */
  ActionSequence first(int steps) {
    return steps >= actions.length
        ? this
        : new ActionSequence(id, Arrays.copyOf(actions, steps), episodeStarts, startStates);
  }

  /** The number of steps. */
  int steps() {
    return actions.length;
  }
}
