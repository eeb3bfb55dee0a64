package org.sluice.learning.live;

import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.IntParam;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.hyperparameters.Range;

/** What a live trial takes from its log. Times are those of the log. */
public interface LiveParams {

  /** The longest time, in seconds: ten years. */
  double LONGEST = 3.2e8;

  Param<Integer> MAX_LAG =
      new IntParam(
          "live.max-lag",
          "Versions that the acting policy may be behind the learned one; steps of older policies are"
              + " counted as stale.",
          8,
          Range.between(0, 1000));

  Param<Double> WEIGHT_LIMIT =
      new DoubleParam(
          "live.weight-limit",
          "Where importance weights are truncated (V-trace's ρ and c).",
          1.0,
          Range.above(0));

  Param<Double> TOLERANCE =
      new DoubleParam(
          "live.tolerance",
          "How far a recorded log-probability may be from that of the policy that acted: nats, or"
              + " relative to it if it is beyond ±1.",
          1e-3,
          Range.above(0));

  Param<Double> REWARD_WAIT =
      new DoubleParam(
          "live.reward-wait",
          "Seconds that steps wait for delayed rewards; should be less than live.max-lag versions"
              + " take.",
          60.0,
          Range.between(0, LONGEST));

  Param<Double> DEFAULT_REWARD =
      new DoubleParam(
          "live.default-reward",
          "The reward of a step whose delayed reward did not come in time.",
          0.0,
          Range.between(-Float.MAX_VALUE, Float.MAX_VALUE));

  Param<Double> REWARD_LIMIT =
      new DoubleParam(
          "live.reward-limit",
          "The largest magnitude of a reward; records with a larger one are rejected.",
          1e6,
          Range.between(Float.MIN_NORMAL, Float.MAX_VALUE));

  Param<Double> ACTOR_TIMEOUT =
      new DoubleParam(
          "live.actor-timeout",
          "Seconds without a record after which an actor is forgotten.",
          3600.0,
          Range.between(1, LONGEST));

  Param<Integer> MOST_ACTORS =
      new IntParam(
          "live.most-actors",
          "Actors that are remembered; beyond it, those that were silent for longest are forgotten.",
          10_000,
          Range.between(1, 1_000_000));

  Param<Integer> MOST_WAITING =
      new IntParam(
          "live.most-waiting",
          "Steps that may wait for delayed rewards; beyond it, the oldest wait no longer.",
          100_000,
          Range.between(1, 10_000_000));

  Param<Integer> KEPT_VERSIONS =
      new IntParam(
          "live.kept-versions",
          "Versions that can be rolled back to: the newest ones, and the best one by the guard, or"
              + " 0 without a guard.",
          16,
          Range.between(1, 1000));

  Param<Integer> LEARNER_INTERVAL =
      new IntParam(
          "live.learner-interval",
          "Versions from one stored learner to the next, from which training again may begin; 0 for"
              + " none.",
          50,
          Range.between(0, 1_000_000));

  Param<Double> GUARD_DROP =
      new DoubleParam(
          "guard.drop",
          "Fall of the mean return below its best after which the best version is published again;"
              + " 0 for no guard.",
          0.0,
          Range.atLeast(0));

  Param<Integer> GUARD_WINDOW =
      new IntParam(
          "guard.window",
          "Episodes that the guard's means are over.",
          40,
          Range.between(1, 100_000));
}
