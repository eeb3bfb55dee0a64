package org.sluice.learning.algorithm.a2c;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.actorcritic.ActorCriticLearner;
import org.sluice.learning.actorcritic.ActorCriticLoss;
import org.sluice.learning.actorcritic.ActorCriticParams;
import org.sluice.learning.algorithm.Algorithm;
import org.sluice.learning.algorithm.EntropyBonus;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Problem;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.Params;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.information.EntropyParams;
import org.sluice.learning.targets.Gae;
import org.sluice.learning.targets.GaeParams;
import org.sluice.learning.targets.Targets;
import org.sluice.learning.value.ValueNetwork;
import org.sluice.learning.value.ValueParams;

/** {@link A2c}. */
public final class A2cAlgorithm implements Algorithm {

  private static final List<Param<?>> NOT_IN_BUFFERS =
      List.of(
          A2cParams.OPTIMISER,
          A2cParams.RMSPROP_DECAY,
          A2cParams.OPTIMISER_EPSILON,
          ActorCriticParams.LEARNING_RATE,
          ActorCriticParams.LEARNING_RATE_SCHEDULE,
          ActorCriticParams.VALUE_COEFFICIENT,
          ActorCriticParams.MAX_GRADIENT_NORM,
          ActorCriticParams.NORMALISE_RETURNS,
          EntropyParams.ENTROPY_COEFFICIENT,
          GaeParams.GAMMA,
          GaeParams.LAMBDA);

  @Override
  public String word() {
    return "a2c";
  }

  @Override
  public String title() {
    return "A2C";
  }

  @Override
  public String summary() {
    return "Advantage actor-critic: one gradient step for each batch of a few steps of many lanes"
        + " (Mnih et al. 2016, made synchronous as in OpenAI baselines).";
  }

  @Override
  public List<Param<?>> parameters() {
    List<Param<?>> parameters = new ArrayList<>(Params.of(A2cParams.class));
    parameters.add(ActorCriticParams.LEARNING_RATE_SCHEDULE);
    parameters.add(ActorCriticParams.VALUE_COEFFICIENT);
    parameters.add(ActorCriticParams.MAX_GRADIENT_NORM);
    parameters.add(ActorCriticParams.NORMALISE_RETURNS);
    parameters.add(EntropyParams.ENTROPY_SAMPLES);
    parameters.add(GaeParams.GAMMA);
    parameters.add(ValueParams.VALUE_HIDDEN);
    return parameters;
  }

  @Override
  public List<Problem> check(Policy policy, Hyperparameters values) {
    return EntropyBonus.check(policy, values, TrialParams.BATCH);
  }

  @Override
  public Object workspaceKey(Hyperparameters values) {
    return List.of(
        values.without(NOT_IN_BUFFERS).getParamMap(),
        values.get(EntropyParams.ENTROPY_COEFFICIENT) != 0);
  }

  @Override
  public Targets targets(Hyperparameters values) {
    return Gae.of(values);
  }

  @Override
  public List<Metric> metrics() {
    return ActorCriticLearner.METRICS;
  }

  @Override
  public Workspace workspace(Policy policy, ValueNetwork valueNetwork, Hyperparameters values) {
    ActorCriticLoss loss =
        new ActorCriticLoss(
            policy, valueNetwork, Precision.FLOAT, values.get(TrialParams.BATCH), values);
    return new A2cWorkspace(loss, Precision.FLOAT);
  }
}
