package org.sluice.jobs.lab.bench.learning;

import java.util.List;
import org.sluice.env.EnvSpec;
import org.sluice.env.registry.Envs;
import org.sluice.learning.algorithm.Algorithm;
import org.sluice.learning.algorithm.AlgorithmParams;
import org.sluice.learning.algorithm.Algorithms;
import org.sluice.learning.encoder.EncoderParams;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.trial.Trial;

/**
 * A kind of iteration to time: an algorithm, a policy, the sizes of a task and of a batch.
 *
 * @param environment only its spaces are used; it is never made
 */
public record LearningCase(String algorithm, String policy, String environment, int batch) {

  private static final long UNREACHED_STEPS = 1_000_000_000;
  private static final long SEED = 1;
  private static final int LANES = 4; // divides all batch sizes
  private static final String GAUSSIAN = "gaussian";
  private static final String FLOW = "normalizing-flow";
  private static final String SMALL = "Hopper-v4";
  private static final String MEDIUM = "HalfCheetah-v4";
  private static final String LARGE = "Humanoid-v4";

  /** The task whose observations are pictures. */
  static final String PICTURES = "Paddle-v0";

  /** Units between the convolutions and the actions: Schulman et al. 2015, figure 5. */
  private static final int PICTURE_HIDDEN = 20;

  /** A batch of learners with a replay buffer, which take a gradient step for each of its steps. */
  private static final int GRADIENT_STEPS = 100;

  /** Units of each hidden layer of these learners. */
  private static final int REPLAY_HIDDEN = 128;

  /** The default cases. */
  public static final List<LearningCase> ALL =
      List.of(
          new LearningCase("trpo", GAUSSIAN, SMALL, 1024),
          new LearningCase("trpo", FLOW, SMALL, 1024),
          new LearningCase("trpo", GAUSSIAN, LARGE, 5000),
          new LearningCase("trpo", FLOW, LARGE, 5000),
          new LearningCase("trpo", "categorical", PICTURES, 4096),
          new LearningCase("acktr", FLOW, SMALL, 2500),
          new LearningCase("ppo", GAUSSIAN, SMALL, 2048),
          new LearningCase("ppo", FLOW, SMALL, 2048),
          new LearningCase("ddpg", "deterministic", MEDIUM, GRADIENT_STEPS),
          new LearningCase("soft-q-learning", "noise-input", MEDIUM, GRADIENT_STEPS),
          new LearningCase("dqn", "q-network", "LunarLander-v2", GRADIENT_STEPS));

  /** Its name on the command line, such as {@code trpo-gaussian-11-3-1024}. */
  public String id() {
    EnvSpec spec = Envs.spec(environment);
    return String.format(
        "%s-%s-%d-%d-%d",
        algorithm,
        policy.equals(FLOW) ? "flow" : policy,
        spec.observationSpace().size(),
        spec.actionSpace().size(),
        batch);
  }

  /** The same with another batch size, which does not affect what a learner keeps. */
  LearningCase withBatch(int other) {
    return new LearningCase(algorithm, policy, environment, other);
  }

  /** A trial of this kind, with defaults for everything that is not part of the case. */
  Trial trial() {
    Hyperparameters values =
        new Hyperparameters()
            .set(AlgorithmParams.ALGORITHM, algorithm)
            .set(PolicyParams.TYPE, policy)
            .set(TrialParams.BATCH, batch)
            .set(TrialParams.LANES, LANES)
            .set(TrialParams.TOTAL_STEPS, UNREACHED_STEPS);
    if (Algorithms.of(values).replayCapacity().isPresent()) {
      values
          .set(OffPolicyParams.WARM_UP, 0L)
          .set(PolicyParams.HIDDEN, REPLAY_HIDDEN)
          .set(OffPolicyParams.VALUE_HIDDEN, REPLAY_HIDDEN);
    }
    if (environment.equals(PICTURES)) {
      setConvolutions(values);
    }
    return new Trial(id(), environment, SEED, values);
  }

  /** The networks of Schulman et al. 2015, section 6.2. */
  static void setConvolutions(Hyperparameters values) {
    values
        .set(EncoderParams.TYPE, "convolutional")
        .set(PolicyParams.HIDDEN_LAYERS, 1)
        .set(PolicyParams.HIDDEN, PICTURE_HIDDEN);
  }

  Algorithm chosenAlgorithm() {
    return Algorithms.of(trial().hyperparameters());
  }
}
