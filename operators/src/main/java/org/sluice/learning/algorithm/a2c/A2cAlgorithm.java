package org.sluice.learning.algorithm.a2c;

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
import org.sluice.learning.algorithm.Sweeps;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.Params;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.information.EntropyParams;
import org.sluice.learning.targets.GaeParams;
import org.sluice.learning.value.ValueParams;

/** {@link A2c}. */
public final class A2cAlgorithm extends ActorCriticAlgorithm {

  private static final List<Param<?>> NOT_IN_BUFFERS =
      List.of(A2cParams.OPTIMISER, A2cParams.RMSPROP_DECAY, A2cParams.OPTIMISER_EPSILON);

  public A2cAlgorithm() {
    super(
        "a2c",
        "A2C",
        "Advantage actor-critic: one gradient step for each batch of a few steps of many lanes"
            + " (Mnih et al. 2016, made synchronous as in OpenAI baselines).",
        TrialParams.BATCH,
        NOT_IN_BUFFERS);
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
  public List<Sweeps> sweeps(Hyperparameters values, int candidates) {
    int batch = values.get(A2cParams.BATCH);
    return List.of(
        Sweeps.of(POLICY, batch, 1, FORWARD, BACKWARD),
        Sweeps.of(VALUE, batch, 1, FORWARD, BACKWARD),
        Sweeps.of(POLICY, batch, 1, FORWARD)); // for the divergence
  }

  @Override
  protected ActorCriticWorkspace workspace(ActorCriticLoss loss) {
    return new A2cWorkspace(loss, Precision.FLOAT);
  }
}
