package org.sluice.learning.algorithm.ppo;

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

/** {@link Ppo}. */
public final class PpoAlgorithm implements Algorithm {

  private static final List<Param<?>> NOT_IN_BUFFERS =
      List.of(
          PpoParams.CLIP_RANGE,
          PpoParams.CLIP_VALUE,
          PpoParams.EPOCHS,
          PpoParams.ADAM_EPSILON,
          ActorCriticParams.LEARNING_RATE,
          ActorCriticParams.LEARNING_RATE_SCHEDULE,
          ActorCriticParams.VALUE_COEFFICIENT,
          ActorCriticParams.MAX_GRADIENT_NORM,
          ActorCriticParams.NORMALISE_RETURNS,
          EntropyParams.ENTROPY_COEFFICIENT,
          GaeParams.GAMMA,
          GaeParams.LAMBDA,
          TrialParams.BATCH);

  @Override
  public String word() {
    return "ppo";
  }

  @Override
  public String title() {
    return "PPO";
  }

  @Override
  public String summary() {
    return "Proximal policy optimisation: a clipped surrogate objective, several epochs of"
        + " minibatches with Adam (Schulman et al. 2017).";
  }

  @Override
  public List<Param<?>> parameters() {
    List<Param<?>> parameters =
        new ArrayList<>(Params.of(PpoParams.class, ActorCriticParams.class, EntropyParams.class));
    parameters.add(GaeParams.GAMMA);
    parameters.add(ValueParams.VALUE_HIDDEN);
    return parameters;
  }

  @Override
  public List<Problem> check(Policy policy, Hyperparameters values) {
    List<Problem> problems =
        new ArrayList<>(EntropyBonus.check(policy, values, PpoParams.MINIBATCH));
    int minibatch = values.get(PpoParams.MINIBATCH);
    int batch = values.get(PpoParams.BATCH);
    if (minibatch > batch) {
      problems.add(
          new Problem(
              List.of(PpoParams.MINIBATCH, TrialParams.BATCH),
              "minibatch must be at most batch, but " + minibatch + " is above " + batch));
    }
    return problems;
  }

  @Override
  public List<Param<Integer>> batchParameters() {
    return List.of(PpoParams.MINIBATCH);
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
    List<Metric> metrics = new ArrayList<>(ActorCriticLearner.METRICS);
    metrics.add(Ppo.CLIP_FRACTION);
    return metrics;
  }

  @Override
  public Workspace workspace(Policy policy, ValueNetwork valueNetwork, Hyperparameters values) {
    ActorCriticLoss loss =
        new ActorCriticLoss(
            policy, valueNetwork, Precision.FLOAT, values.get(PpoParams.MINIBATCH), values);
    return new PpoWorkspace(loss, Precision.FLOAT);
  }
}
