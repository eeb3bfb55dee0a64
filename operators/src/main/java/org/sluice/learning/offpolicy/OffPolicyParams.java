package org.sluice.learning.offpolicy;

import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.IntParam;
import org.apache.flink.ml.param.LongParam;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.hyperparameters.Params;
import org.sluice.learning.hyperparameters.Range;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.optimiser.OptimiserParams;
import org.sluice.learning.targets.GaeParams;
import org.sluice.learning.value.ValueParams;

/** Hyper-parameters of learning from a replay buffer. */
public interface OffPolicyParams {

  Param<Integer> REPLAY_CAPACITY =
      new IntParam(
          "replay-capacity",
          "Transitions that the replay buffer keeps; new ones replace the oldest.",
          1_000_000,
          Range.atLeast(1));

  Param<Long> WARM_UP =
      new LongParam(
          "warm-up",
          "Environment steps with uniformly drawn actions before learning begins, summed over all"
              + " lanes.",
          10_000L,
          Range.atLeast(0));

  Param<Double> UPDATES_PER_STEP =
      new DoubleParam(
          "updates-per-step",
          "Gradient steps per environment step after the warm-up.",
          1.0,
          Range.above(0));

  Param<Double> TARGET_RATE =
      new DoubleParam(
          "target-rate",
          "How far the target networks move towards the learned ones each time: 1 copies them.",
          0.005,
          Range.aboveUpTo(0, 1));

  Param<Integer> TARGET_PERIOD =
      new IntParam(
          "target-period",
          "Gradient steps from one move of the target networks to the next.",
          1,
          Range.atLeast(1));

  Param<Double> REWARD_SCALE =
      new DoubleParam(
          "reward-scale",
          "Factor of the rewards that the algorithm learns from.",
          1.0,
          Range.above(0));

  Param<Integer> MINIBATCH = Params.withDefault(OptimiserParams.MINIBATCH, 128);

  Param<Integer> BATCH = Params.withDefault(TrialParams.BATCH, 64);

  Param<Double> GAMMA = GaeParams.GAMMA;

  Param<Integer> VALUE_HIDDEN = ValueParams.VALUE_HIDDEN;
}
