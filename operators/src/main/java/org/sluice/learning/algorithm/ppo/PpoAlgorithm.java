package org.sluice.learning.algorithm.ppo;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.actorcritic.ActorCriticAlgorithm;
import org.sluice.learning.actorcritic.ActorCriticLoss;
import org.sluice.learning.actorcritic.ActorCriticParams;
import org.sluice.learning.actorcritic.ActorCriticWorkspace;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Problem;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.Params;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.information.EntropyParams;
import org.sluice.learning.targets.GaeParams;
import org.sluice.learning.value.ValueParams;

/** {@link Ppo}. */
public final class PpoAlgorithm extends ActorCriticAlgorithm {

  private static final List<Param<?>> NOT_IN_BUFFERS =
      List.of(
          PpoParams.CLIP_RANGE,
          PpoParams.CLIP_VALUE,
          PpoParams.EPOCHS,
          PpoParams.ADAM_EPSILON,
          TrialParams.BATCH);

  public PpoAlgorithm() {
    super(
        "ppo",
        "PPO",
        "Proximal policy optimisation: a clipped surrogate objective, several epochs of"
            + " minibatches with Adam (Schulman et al. 2017).",
        PpoParams.MINIBATCH,
        NOT_IN_BUFFERS);
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
    List<Problem> problems = new ArrayList<>(super.check(policy, values));
    problems.addAll(Problem.ofAbove(PpoParams.MINIBATCH, PpoParams.BATCH, values));
    return problems;
  }

  @Override
  public List<Metric> metrics() {
    List<Metric> metrics = new ArrayList<>(super.metrics());
    metrics.add(Ppo.CLIP_FRACTION);
    return metrics;
  }

  @Override
  protected ActorCriticWorkspace workspace(ActorCriticLoss loss) {
    return new PpoWorkspace(loss, Precision.FLOAT);
  }
}
