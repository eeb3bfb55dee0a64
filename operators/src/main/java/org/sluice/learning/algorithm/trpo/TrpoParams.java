package org.sluice.learning.algorithm.trpo;

import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.IntParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;
import org.sluice.learning.hyperparameters.Range;
import org.sluice.learning.policy.information.SampledDivergence;

/** Hyper-parameters of {@link Trpo}, besides those of natural gradients. */
public interface TrpoParams {

  Param<Integer> LINE_SEARCH_STEPS =
      new IntParam(
          "line-search-steps",
          "Maximum number of step sizes to try, each half of the previous one.",
          10,
          Range.atLeast(1));

  Param<Double> KL_ACCEPT_FACTOR =
      new DoubleParam(
          "kl-accept-factor",
          "Largest KL at which the line search accepts a step, as a multiple of max-kl.",
          1.5,
          Range.above(0));

  Param<String> LINE_SEARCH_DIVERGENCE =
      new StringParam(
          "line-search-divergence",
          "How the line search estimates the KL with fisher: outer-product; samples is the"
              + " mean log-ratio and may be negative; positive-samples has the same expectation"
              + " and is never negative.",
          SampledDivergence.LOG_RATIO.word(),
          Range.oneOf(SampledDivergence.words()));
}
