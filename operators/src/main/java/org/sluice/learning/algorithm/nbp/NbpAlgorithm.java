package org.sluice.learning.algorithm.nbp;

import static org.sluice.learning.algorithm.Sweeps.Sweep.BACKWARD;
import static org.sluice.learning.algorithm.Sweeps.Sweep.BACKWARD_TO_INPUTS;
import static org.sluice.learning.algorithm.Sweeps.Sweep.FORWARD;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Spaces;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Problem;
import org.sluice.learning.algorithm.Sweeps;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.DenseShape;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.ActionValueNetwork;
import org.sluice.learning.offpolicy.OffPolicyAlgorithm;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.rollout.Behaviour;
import org.sluice.learning.rollout.DrawnActions;
import org.sluice.learning.rollout.exploration.EpisodeNoise;
import org.sluice.learning.rollout.exploration.UniformAtFirst;
import org.sluice.learning.value.ValueNetwork;

/** {@link Nbp}. */
public final class NbpAlgorithm extends OffPolicyAlgorithm {

  private static final List<String> POLICIES = List.of("noisy-network", "noise-input");
  private static final String Q = "q";

  public NbpAlgorithm() {
    super(
        "nbp",
        "NBP",
        "An implicit policy climbs an action-value function learned from a replay buffer, and its"
            + " entropy as a classifier estimates it (non-invertible blackbox policy, Tang and"
            + " Agrawal 2018).");
  }

  @Override
  public List<Param<?>> parameters() {
    return with(NbpParams.class);
  }

  @Override
  public List<Metric> metrics() {
    return Nbp.NBP_METRICS;
  }

  @Override
  protected List<Problem> checkPolicy(Policy policy, Hyperparameters values) {
    return typeIsOneOf(POLICIES, values);
  }

  @Override
  public Behaviour behaviour(Spaces spaces, Hyperparameters values) {
    boolean perEpisode = values.get(NbpParams.NOISE_PER).equals(NbpParams.EPISODE);
    Behaviour behaviour = perEpisode ? new EpisodeNoise() : new DrawnActions();
    return new UniformAtFirst(warmUpOfLane(values), spaces.actions(), behaviour);
  }

  @Override
  public Map<String, List<DenseShape>> networks(
      Policy policy, ValueNetwork none, Hyperparameters values) {
    return actorCritic(policy, critic(Q, policy, values)); // the classifier has the critic's shape
  }

  @Override
  public Optional<ActionValueNetwork> publishable(Policy policy, Hyperparameters values) {
    return Optional.of(critic(Q, policy, values));
  }

  @Override
  protected List<Sweeps> sweepsOfStep(Hyperparameters values) {
    int rows = values.get(OffPolicyParams.MINIBATCH);
    List<Sweeps> sweeps = new ArrayList<>();
    sweeps.add(Sweeps.of(ACTOR, rows, 1, FORWARD)); // the targets
    sweeps.add(Sweeps.of(CRITIC, rows, 1, FORWARD));
    sweeps.add(Sweeps.of(CRITIC, rows, 1, FORWARD, BACKWARD));
    if (!values.get(NbpParams.CLASSIFIED_ACTIONS).equals(NbpParams.RECORDED)) {
      sweeps.add(Sweeps.of(ACTOR, rows, 1, FORWARD));
    }
    sweeps.add(Sweeps.of(CRITIC, 2 * rows, 1, FORWARD, BACKWARD)); // the classifier
    sweeps.add(Sweeps.of(CRITIC_BY_ACTIONS, rows, 2, FORWARD, BACKWARD_TO_INPUTS));
    sweeps.add(Sweeps.of(ACTOR, rows, 1, FORWARD, BACKWARD));
    return sweeps;
  }

  @Override
  public Workspace workspace(Policy policy, ValueNetwork none, Hyperparameters values) {
    return new NbpWorkspace(
        policy, critic(Q, policy, values), critic("c", policy, values), Precision.FLOAT, values);
  }
}
