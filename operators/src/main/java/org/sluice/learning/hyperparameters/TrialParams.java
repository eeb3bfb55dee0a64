package org.sluice.learning.hyperparameters;

import org.apache.flink.ml.param.IntParam;
import org.apache.flink.ml.param.LongParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;

/** What a trial is, apart from its algorithm: how much is collected, and how long. */
public interface TrialParams {

  Param<Integer> LANES =
      new IntParam(
          "lanes", "Environments that are stepped side by side, a count.", 8, Range.atLeast(1));

  Param<Integer> BATCH =
      new IntParam(
          "batch",
          "Environment steps per iteration over all lanes, a multiple of lanes.",
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
          "Versions that the policy which collects is behind the one which its batch improves, a"
              + " count: 0 has environments wait for every update, 1 has them go on meanwhile.",
          0,
          Range.between(0, 1));

  Param<Integer> FAILURE_LIMIT =
      new IntParam(
          "failure-limit",
          "Iterations in a row with numbers that are not finite after which a trial is given up,"
              + " a count.",
          3,
          Range.atLeast(1));

  /** Word for {@link #ACTION_LIMITS}: actions are cut to the action space. */
  String CLIP = "clip";

  /** Word for {@link #ACTION_LIMITS}: actions go to the environment as they are. */
  String NONE = "none";

  Param<String> ACTION_LIMITS =
      new StringParam(
          "action-limits",
          "What is done to an action outside the action space, a word: clip cuts it before the"
              + " environment sees it, none passes it on.",
          CLIP,
          Range.oneOf(CLIP, NONE));
}
