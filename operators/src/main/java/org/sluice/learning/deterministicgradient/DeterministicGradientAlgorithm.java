package org.sluice.learning.deterministicgradient;

import static org.sluice.learning.algorithm.Sweeps.Sweep.BACKWARD;
import static org.sluice.learning.algorithm.Sweeps.Sweep.BACKWARD_TO_INPUTS;
import static org.sluice.learning.algorithm.Sweeps.Sweep.FORWARD;
import static org.sluice.learning.deterministicgradient.DeterministicGradientParams.EXPLORATION_DEVIATION;
import static org.sluice.learning.deterministicgradient.DeterministicGradientParams.EXPLORATION_NOISE;
import static org.sluice.learning.deterministicgradient.DeterministicGradientParams.EXPLORATION_RATE;
import static org.sluice.learning.deterministicgradient.DeterministicGradientParams.GAUSSIAN;

import java.util.List;
import org.sluice.env.Box;
import org.sluice.env.Spaces;
import org.sluice.learning.algorithm.Problem;
import org.sluice.learning.algorithm.Sweeps;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.OffPolicyAlgorithm;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.rollout.Behaviour;
import org.sluice.learning.rollout.exploration.ActionNoise;
import org.sluice.learning.rollout.exploration.GaussianNoise;
import org.sluice.learning.rollout.exploration.NoisyActions;
import org.sluice.learning.rollout.exploration.OrnsteinUhlenbeckNoise;
import org.sluice.learning.rollout.exploration.UniformAtFirst;

/** An algorithm with a {@link DeterministicGradientLearner}. */
public abstract class DeterministicGradientAlgorithm extends OffPolicyAlgorithm {

  protected DeterministicGradientAlgorithm(String word, String title, String summary) {
    super(word, title, summary);
  }

  @Override
  protected List<Problem> checkPolicy(Policy policy, Hyperparameters values) {
    boolean deterministic = policy.noiseDim() == 0 && policy.reparameterised();
    return deterministic
        ? List.of()
        : List.of(
            new Problem(
                List.of(PolicyParams.TYPE),
                String.format(
                    "%s must be deterministic for %s, not %s",
                    PolicyParams.TYPE.name, word(), values.get(PolicyParams.TYPE))));
  }

  @Override
  public Behaviour behaviour(Spaces spaces, Hyperparameters values) {
    Box actions = (Box) spaces.actions();
    double deviation = values.get(EXPLORATION_DEVIATION);
    ActionNoise noise =
        values.get(EXPLORATION_NOISE).equals(GAUSSIAN)
            ? new GaussianNoise(deviation)
            : new OrnsteinUhlenbeckNoise(
                values.get(EXPLORATION_RATE), 0, deviation, 1, 0, actions.size());
    return new UniformAtFirst(warmUpOfLane(values), actions, new NoisyActions(noise, actions));
  }

  @Override
  protected List<Sweeps> sweepsOfStep(Hyperparameters values) {
    int rows = values.get(OffPolicyParams.MINIBATCH);
    return List.of(
        Sweeps.of(ACTOR, rows, 1, FORWARD), // the targets
        Sweeps.of(CRITIC, rows, 2, FORWARD),
        Sweeps.of(CRITIC, rows, 1, BACKWARD),
        Sweeps.of(ACTOR, rows, 1, FORWARD),
        Sweeps.of(CRITIC_BY_ACTIONS, rows, 1, FORWARD, BACKWARD_TO_INPUTS),
        Sweeps.of(ACTOR, rows, 1, BACKWARD));
  }
}
