package org.sluice.learning.algorithm.dqn;

import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.LongParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;
import org.sluice.learning.deepq.DeepQParams;
import org.sluice.learning.hyperparameters.Range;

/** Hyper-parameters of {@link Dqn}. */
public interface DqnParams extends DeepQParams {

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
}
