package org.sluice.jobs.lab.bench.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sluice.env.Generator;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Transitions;
import org.sluice.learning.trial.InitialPolicy;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;

/** What the benchmarks send: policies and steps of HalfCheetah's sizes. */
final class LiveLoad {

  static final String TRIAL = "plant";
  static final int OBSERVATIONS = 17;
  static final int ACTIONS = 6;

  private static final String ENVIRONMENT = "HalfCheetah-v4"; // only for its sizes
  private static final int ACTORS = 8;
  private static final int BATCH = 2048;

  private LiveLoad() {}

  /** A trial with a flow policy. */
  static Trial trial(long steps) {
    return new Trial(
        TRIAL,
        ENVIRONMENT,
        1,
        new Hyperparameters()
            .set(PolicyParams.TYPE, "normalizing-flow")
            .set(TrialParams.BATCH, BATCH)
            .set(TrialParams.TOTAL_STEPS, steps));
  }

  /** A version of its policy; all have the same parameters. */
  static PolicySnapshot policy(int version) {
    Trial trial = trial(BATCH);
    PolicySnapshot initial = InitialPolicy.of(trial, TrialModel.of(trial));
    double[] deviations = new double[OBSERVATIONS];
    Arrays.fill(deviations, 1);
    return new PolicySnapshot(
        TRIAL,
        version,
        (long) BATCH * version,
        false,
        initial.specification(),
        initial.policy(),
        initial.value(),
        new double[OBSERVATIONS],
        deviations);
  }

  /** A record of each actor, each with so many steps. */
  static List<Experience> experiences(int steps) {
    Generator random = new Generator(1);
    List<Experience> experiences = new ArrayList<>();
    for (int actor = 0; actor < ACTORS; actor++) {
      Transitions transitions =
          new Transitions(
              Observations.of(draw(random, steps * OBSERVATIONS)),
              draw(random, steps * ACTIONS),
              draw(random, steps),
              draw(random, steps),
              new byte[steps],
              Observations.of(draw(random, OBSERVATIONS)),
              Observations.NONE);
      experiences.add(new Experience(TRIAL, "actor-" + actor, 1, 0, 0, transitions, new int[0]));
    }
    return experiences;
  }

  /** Observations, {@code [count][17]}. */
  static double[][] states(int count) {
    Generator random = new Generator(2);
    double[][] states = new double[count][OBSERVATIONS];
    for (double[] state : states) {
      for (int i = 0; i < state.length; i++) {
        state[i] = (float) random.gaussian();
      }
    }
    return states;
  }

  private static float[] draw(Generator random, int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.gaussian();
    }
    return numbers;
  }
}
