package org.sluice.learning.rollout;

/**
 * Seeds for the parts of a trial, derived from the trial's seed and their purpose, never from where
 * or when they run. The mixing is that of SplitMix64 (Steele et al. 2014).
 */
public final class Seeds {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final int INITIAL_PARAMETERS = 1;
  private static final int LEARNER = 2;
  private static final int ENVIRONMENT = 3;
  private static final int ACTIONS = 4;
  private static final int OBSERVATION = 5;
  private static final int BRANCHING = 6;
  private static final int BRANCH = 7;
  private static final int EPISODE = 8;
  private static final int MASK = 9;

  private Seeds() {}

  /** For the initial parameters. */
  public static long initialParameters(long trialSeed) {
    return derive(trialSeed, INITIAL_PARAMETERS, 0);
  }

  /** For the learner: permutations, entropy samples. */
  public static long learner(long trialSeed) {
    return derive(trialSeed, LEARNER, 0);
  }

  /** For a lane's environment. */
  public static long environment(long trialSeed, int lane) {
    return derive(trialSeed, ENVIRONMENT, lane);
  }

  /** For the noise of a lane's actions. */
  public static long actions(long trialSeed, int lane) {
    return derive(trialSeed, ACTIONS, lane);
  }

  /**
   * A number on [0, 1) that decides whether a lane branches before a step.
   *
   * @param sequence the number of the step in the lane
   */
  public static double branching(long trialSeed, int lane, long sequence) {
    return (mix(derive(trialSeed, BRANCHING, lane) + sequence) >>> 11) * 0x1p-53;
  }

  /**
   * For the noise of a branch's actions.
   *
   * @param root the number of the lane's first step after it branched
   * @param branch the branch's number from 1; 0 for what branches have in common
   */
  public static long branch(long trialSeed, int lane, long root, int branch) {
    return mix(mix(derive(trialSeed, BRANCH, lane) + root) + branch);
  }

  /**
   * For what is drawn once for an episode of a lane.
   *
   * @param first the number of the episode's first step in the lane
   */
  public static long episode(long trialSeed, int lane, long first) {
    return mix(derive(trialSeed, EPISODE, lane) + first);
  }

  /**
   * For the noise of the action at an observation, where observations have no order.
   *
   * @param observation Not modified. {@code [observationDim]}
   */
  public static long observation(long seed, double[] observation) {
    long mixed = derive(seed, OBSERVATION, 0);
    for (double number : observation) {
      mixed = mix(mixed + Double.doubleToLongBits(number + 0.0)); // 0 for -0, too
    }
    return mixed;
  }

  /**
   * A number on [0, 1) that decides whether a head learns from a transition.
   *
   * @param seed of the trial's masks
   * @param number of the transition since the trial began
   */
  public static double mask(long seed, long number, int head) {
    return (mix(derive(seed, MASK, head) + number) >>> 11) * 0x1p-53;
  }

  private static long derive(long trialSeed, int purpose, int index) {
    return mix(mix(mix(trialSeed) + purpose) + index);
  }

  private static long mix(long z) {
    z += GOLDEN_GAMMA;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
