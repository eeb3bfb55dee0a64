package org.sluice.learning.imitation;

import org.apache.flink.ml.param.BooleanParam;
import org.apache.flink.ml.param.IntParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;
import org.sluice.learning.hyperparameters.Params;
import org.sluice.learning.hyperparameters.Range;
import org.sluice.learning.optimiser.OptimiserParams;

/** Hyper-parameters of learning from demonstrations. */
public interface ImitationParams {

  /** Word for {@link #DEMONSTRATIONS}: none. */
  String NONE = "none";

  Param<String> DEMONSTRATIONS =
      new StringParam(
          "demonstrations",
          "The demonstrations to learn from, as 'sluice demonstrate' writes them: a file, or the"
              + " first N episodes of a topic, kafka://HOST:PORT/TOPIC?episodes=N.",
          NONE,
          Range.texts("a path or an address", path -> !path.isBlank() && path.indexOf(0) < 0));

  Param<Boolean> NORMALISE_OBSERVATIONS =
      new BooleanParam(
          "normalise-observations",
          "Whether the policy receives observations normalised by the demonstrations' mean and"
              + " deviation; set to false if an algorithm with a replay buffer is to start from it.",
          true);

  Param<Integer> UPDATES_PER_ITERATION =
      new IntParam("updates-per-iteration", "Gradient steps per iteration.", 100, Range.atLeast(1));

  Param<Integer> MINIBATCH = Params.withDefault(OptimiserParams.MINIBATCH, 128);

  Param<Double> LEARNING_RATE = Params.withDefault(OptimiserParams.LEARNING_RATE, 1e-3);
}
