package org.sluice.learning.trial;

import java.util.ArrayList;
import java.util.List;
import org.sluice.env.Env;
import org.sluice.env.EnvSpec;
import org.sluice.env.registry.Envs;
import org.sluice.env.wrapper.ClipAction;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.Policies;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.PolicyType;
import org.sluice.learning.rollout.Acting;
import org.sluice.learning.rollout.Lane;
import org.sluice.learning.value.ValueNetwork;
import org.sluice.learning.value.ValueParams;

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

  /** What trials of one architecture have in common: equal if they can share a model. */
  public static Object key(Trial trial) {
    EnvSpec spec = Envs.spec(trial.environment());
    Hyperparameters values = trial.hyperparameters();
    PolicyType type = Policies.type(values);
    List<Object> key =
        new ArrayList<>(
            List.of(
                spec.observationSpace(),
                spec.actionSpace(),
                type.word(),
                values.get(ValueParams.VALUE_HIDDEN)));
    type.parameters().forEach(parameter -> key.add(values.get(parameter)));
    return key;
  }

  /** The networks for the lanes of one thread. */
  public Acting acting() {
    return new Acting(policy, valueNetwork);
  }

  /** Makes the environment of one of the trial's lanes and starts its first episode. */
  public static Lane lane(Trial trial, int number, Acting acting) {
    return new Lane(
        trial.id(), number, trial.seed(), environment(trial), acting, trial.algorithm().wanted());
  }

  /** What trials have in common whose lanes can take over one another's environments. */
  public static Object environmentKey(Trial trial) {
    return List.of(trial.environment(), trial.hyperparameters().get(TrialParams.ACTION_LIMITS));
  }

  /** Makes an environment of a trial's lanes. */
  public static Env environment(Trial trial) {
    Env env = Envs.make(trial.environment());
    boolean clips =
        trial.hyperparameters().get(TrialParams.ACTION_LIMITS).equals(TrialParams.CLIP)
            && env.spec().actionSpace() instanceof org.sluice.env.Box;
    return clips ? new ClipAction(env) : env;
  }
}
