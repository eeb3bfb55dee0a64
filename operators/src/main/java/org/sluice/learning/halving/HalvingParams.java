package org.sluice.learning.halving;

import org.apache.flink.ml.param.IntParam;
import org.apache.flink.ml.param.LongParam;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.hyperparameters.Range;

/** When a sweep's trials are compared, and how many go on. */
public interface HalvingParams {

  /** Has no default: without it nothing is compared. */
  Param<Long> FIRST_RUNG =
      new LongParam(
          "first-rung",
          "Environment steps of each trial at which trials are compared for the first time.",
          null,
          Range.atLeast(1));

  Param<Integer> FACTOR =
      new IntParam(
          "factor",
          "One in so many trials goes on at each rung, and the next rung is so many times as far.",
          3,
          Range.atLeast(2));
}
