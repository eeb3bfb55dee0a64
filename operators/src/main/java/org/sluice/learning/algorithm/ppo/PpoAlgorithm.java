package org.sluice.learning.algorithm.ppo;

import static org.sluice.learning.algorithm.Sweeps.Network.POLICY;
import static org.sluice.learning.algorithm.Sweeps.Network.VALUE;
import static org.sluice.learning.algorithm.Sweeps.Sweep.BACKWARD;
import static org.sluice.learning.algorithm.Sweeps.Sweep.FORWARD;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.actorcritic.ActorCriticAlgorithm;
import org.sluice.learning.actorcritic.ActorCriticLoss;
import org.sluice.learning.actorcritic.ActorCriticParams;
import org.sluice.learning.actorcritic.ActorCriticWorkspace;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Problem;
import org.sluice.learning.algorithm.Sweeps;
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
  public List<Sweeps> sweeps(Hyperparameters values, int candidates) {
    int batch = values.get(PpoParams.BATCH);
    int rows = values.get(PpoParams.MINIBATCH);
    List<Sweeps> sweeps = new ArrayList<>();
    for (int i = 0; i < values.get(PpoParams.EPOCHS) * (batch / rows); i++) {
      sweeps.add(Sweeps.of(POLICY, rows, 1, FORWARD, BACKWARD));
      sweeps.add(Sweeps.of(VALUE, rows, 1, FORWARD, BACKWARD));
    }
    sweeps.add(Sweeps.of(POLICY, batch, 1, FORWARD)); // for the divergence
    return sweeps;
  }

  @Override
  protected ActorCriticWorkspace workspace(ActorCriticLoss loss) {
    return new PpoWorkspace(loss, Precision.FLOAT);
  }
}
