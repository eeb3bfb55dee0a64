package org.sluice.learning.hyperparameters;

import org.apache.flink.ml.param.IntParam;
import org.apache.flink.ml.param.LongParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;

/** Hyper-parameters of every trial, independent of the algorithm. */
public interface TrialParams {

  Param<Integer> LANES =
      new IntParam(
          "lanes", "Number of environments that a trial steps in parallel.", 8, Range.atLeast(1));

  Param<Integer> BATCH =
      new IntParam(
          "batch",
          "Environment steps per iteration, summed over all lanes; a multiple of lanes.",
          1024,
          Range.atLeast(1));

  Param<Long> TOTAL_STEPS =
      new LongParam(
          "total-steps",
          "Environment steps after which the trial ends; the last iteration is completed.",
          1_000_000L,
          Range.atLeast(1));

  Param<Integer> LAG =
      new IntParam(
          "lag",
          "How many versions the collecting policy is behind: with 0, environments wait for"
              + " each update; with 1, they collect the next batch during the update.",
          0,
          Range.between(0, 1));

  Param<Integer> FAILURE_LIMIT =
      new IntParam(
          "failure-limit",
          "Number of consecutive updates with non-finite values after which the trial fails.",
          3,
          Range.atLeast(1));

  /** Word for {@link #ACTION_LIMITS}: actions are clipped to the action space. */
  String CLIP = "clip";

  /** Word for {@link #ACTION_LIMITS}: actions are passed on unchanged. */
  String NONE = "none";

  Param<String> ACTION_LIMITS =
      new StringParam(
          "action-limits",
          "How to handle an action outside the action space: clip clips it before the"
              + " environment sees it; none passes it on unchanged.",
          CLIP,
          Range.oneOf(CLIP, NONE));
}
