package org.sluice.learning.algorithm.dqn;

import org.apache.flink.ml.param.BooleanParam;
import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.LongParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;
import org.sluice.learning.hyperparameters.Params;
import org.sluice.learning.hyperparameters.Range;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.optimiser.OptimiserParams;

/** Hyper-parameters of {@link Dqn}. */
public interface DqnParams {

  Param<Double> LEARNING_RATE = Params.withDefault(OptimiserParams.LEARNING_RATE, 1e-3);

  Param<Boolean> DOUBLE_Q =
      new BooleanParam(
          "double-q",
          "Whether the learned network chooses the next action that the target network values (van"
              + " Hasselt et al. 2016), rather than the target network itself.",
          true);

  Param<Double> HUBER_LIMIT =
      new DoubleParam(
          "huber-limit",
          "Error of a value, in units of scaled returns, above which the loss grows linearly instead"
              + " of quadratically. Under a low limit, rare transitions such as an episode's end"
              + " count less than frequent ones.",
          1.0,
          Range.above(0));

  Param<Double> GRADIENT_LIMIT =
      new DoubleParam(
          "gradient-limit",
          "Bound of each entry of the gradient; larger ones are set to it.",
          1.0,
          Range.above(0));

  /** Word for {@link #EXPLORATION}: greedy, or uniform with probability ε. */
  String EPSILON_GREEDY = "epsilon-greedy";

  /** Word for {@link #EXPLORATION}: drawn from the policy. */
  String BOLTZMANN = "boltzmann";

  Param<String> EXPLORATION =
      new StringParam(
          "exploration",
          "How lanes act: epsilon-greedy, or boltzmann, which draws from the policy at its"
              + " temperature.",
          EPSILON_GREEDY,
          Range.oneOf(EPSILON_GREEDY, BOLTZMANN));

  Param<Double> EXPLORATION_START =
      new DoubleParam(
          "exploration-start",
          "Probability ε of a uniformly drawn action in the first step after the warm-up.",
          1.0,
          Range.between(0, 1));

  Param<Double> EXPLORATION_END =
      new DoubleParam(
          "exploration-end",
          "Probability ε of a uniformly drawn action after exploration-steps.",
          0.05,
          Range.between(0, 1));

  Param<Long> EXPLORATION_STEPS =
      new LongParam(
          "exploration-steps",
          "Environment steps after the warm-up over which ε falls linearly, summed over all lanes.",
          10_000L,
          Range.atLeast(0));

  Param<Double> TARGET_RATE = Params.withDefault(OffPolicyParams.TARGET_RATE, 1.0);

  Param<Integer> TARGET_PERIOD = Params.withDefault(OffPolicyParams.TARGET_PERIOD, 500);

  Param<Long> WARM_UP = Params.withDefault(OffPolicyParams.WARM_UP, 1000L);
}
