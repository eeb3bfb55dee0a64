package org.sluice.learner;

import org.sluice.env.Env;
import org.sluice.env.EnvSpec;
import org.sluice.env.wrapper.ClipAction;
import org.sluice.envs.Envs;
import org.sluice.hyperparameters.Hyperparameters;
import org.sluice.policy.Policies;
import org.sluice.policy.Policy;
import org.sluice.rollout.Lane;
import org.sluice.value.Critic;
import org.sluice.value.ValueNetwork;
import org.sluice.value.ValueParams;

/**
 * The architectures that a trial's environment and hyper-parameters stand for, without numbers.
 *
 * @param policy the distribution of actions
 * @param valueNetwork the value function
 */
public record TrialModel(Policy policy, ValueNetwork valueNetwork) {

  /**
   * Those of a trial.
   *
   * @throws IllegalArgumentException if the policy cannot act in the environment
   */
  public static TrialModel of(Trial trial) {
    EnvSpec spec = Envs.spec(trial.environment());
    Hyperparameters values = trial.hyperparameters();
    return new TrialModel(
        Policies.create(spec, values),
        new ValueNetwork(spec.observationSpace().size(), values.get(ValueParams.VALUE_HIDDEN)));
  }

  /** Makes the environment of one of the trial's lanes and starts its first episode. */
  public Lane lane(Trial trial, int number) {
    return new Lane(
        trial.id(), number, trial.seed(), environment(trial), policy, new Critic(valueNetwork));
  }

  private static Env environment(Trial trial) {
    Env env = Envs.make(trial.environment());
    boolean clips =
        trial.hyperparameters().get(TrialParams.ACTION_LIMITS).equals(TrialParams.CLIP)
            && env.spec().actionSpace() instanceof org.sluice.env.Box;
    return clips ? new ClipAction(env) : env;
  }
}
