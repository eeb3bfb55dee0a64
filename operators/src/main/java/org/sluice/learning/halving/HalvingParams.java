package org.sluice.learning.halving;

import org.apache.flink.ml.param.IntParam;
import org.apache.flink.ml.param.LongParam;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.hyperparameters.Range;

/** Hyper-parameters of halving. */
public interface HalvingParams {

  /** Has no default: without it, there is no halving. */
  Param<Long> FIRST_RUNG =
      new LongParam(
          "first-rung",
          "Environment steps per trial before the first comparison.",
          null,
          Range.atLeast(1));

  Param<Integer> FACTOR =
      new IntParam(
          "factor",
          "One in this many trials continues at each rung, and each rung is this many times"
              + " as far as the previous one.",
          3,
          Range.atLeast(2));
}
