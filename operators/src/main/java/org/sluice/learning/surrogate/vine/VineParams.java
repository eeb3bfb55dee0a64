package org.sluice.learning.surrogate.vine;

import org.apache.flink.ml.param.BooleanParam;
import org.apache.flink.ml.param.IntParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;
import org.sluice.learning.hyperparameters.Range;

/** How the lanes of algorithms with a surrogate objective collect data. */
public interface VineParams {

  /** Word for {@link #SAMPLER}: straight rollouts. */
  String SINGLE_PATH = "single-path";

  /** Word for {@link #SAMPLER}: see {@link org.sluice.learning.rollout.Vine}. */
  String VINE = "vine";

  Param<String> SAMPLER =
      new StringParam(
          "sampler",
          "How lanes collect data: single-path plays episodes; vine also restores some of their"
              + " states, and compares several actions from each by short rollouts.",
          SINGLE_PATH,
          Range.oneOf(SINGLE_PATH, VINE));

  Param<Integer> Q_VALUES =
      new IntParam(
          "vine.q-values",
          "With sampler: vine, rollouts per iteration, summed over all lanes: the policy learns"
              + " from one Q-value for each; a multiple of lanes × vine.rollouts-per-state.",
          64,
          Range.atLeast(1));

  /** One byte of a record says which rollout a step belongs to. */
  Param<Integer> ROLLOUTS_PER_STATE =
      new IntParam(
          "vine.rollouts-per-state",
          "With sampler: vine, actions that are compared from each chosen state; one alone has"
              + " nothing to be compared with.",
          4,
          Range.between(2, Byte.MAX_VALUE));

  Param<Integer> ROLLOUT_LENGTH =
      new IntParam(
          "vine.rollout-length",
          "With sampler: vine, the most environment steps of a rollout, which also ends with its"
              + " episode.",
          10,
          Range.atLeast(1));

  /** Word for {@link #ESTIMATE}: see {@link RolloutSet}. */
  String MEAN_SUBTRACTED = "mean-subtracted";

  /** Word for {@link #ESTIMATE}: see {@link SelfNormalised}. */
  String NORMALISED = "self-normalised";

  Param<String> ESTIMATE =
      new StringParam(
          "vine.estimate",
          "With sampler: vine, how the variance of the objective is reduced: mean-subtracted"
              + " subtracts the mean Q-value of each state; self-normalised divides by the sum of"
              + " its importance weights.",
          MEAN_SUBTRACTED,
          Range.oneOf(MEAN_SUBTRACTED, NORMALISED));

  Param<Boolean> COMMON_NOISE =
      new BooleanParam(
          "vine.common-noise",
          "With sampler: vine, whether the rollouts from a state draw the same noise after their"
              + " first actions.",
          true);

  Param<Boolean> BOOTSTRAP =
      new BooleanParam(
          "vine.bootstrap",
          "With sampler: vine, whether the value function estimates what follows a rollout that"
              + " was cut; otherwise nothing that follows counts, which needs lambda: 1.",
          true);
}
