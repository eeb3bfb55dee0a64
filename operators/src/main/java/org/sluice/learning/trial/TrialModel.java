package org.sluice.learning.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Env;
import org.sluice.env.Space;
import org.sluice.env.registry.Envs;
import org.sluice.learning.encoder.Encoders;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.ParameterText;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.offpolicy.CriticParams;
import org.sluice.learning.policy.Policies;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.records.LaneId;
import org.sluice.learning.records.ParameterShape;
import org.sluice.learning.records.PolicySpecification;
import org.sluice.learning.rollout.Acting;
import org.sluice.learning.rollout.Lane;
import org.sluice.learning.value.ValueNetwork;
import org.sluice.learning.value.ValueParams;

/**
 * The architectures of a trial's networks, without parameter values.
 *
 * @param policy the distribution of actions
 * @param valueNetwork the value function
 * @param beside the parameters that are published beside the policy's: the value function's, those
 *     that the algorithm publishes or, of a policy whose parameters lanes perturb, their deviations
 */
public record TrialModel(Policy policy, ValueNetwork valueNetwork, ParameterLayout beside) {

  /**
   * The model of a trial.
   *
   * @throws IllegalArgumentException if the policy cannot act in the environment
   */
  public static TrialModel of(Trial trial) {
    Policy policy = Policies.create(trial.spaces(), trial.hyperparameters());
    ValueNetwork valueNetwork = valueNetwork(trial);
    return new TrialModel(policy, valueNetwork, beside(trial, policy, valueNetwork));
  }

  private static ParameterLayout beside(Trial trial, Policy policy, ValueNetwork valueNetwork) {
    double deviation = deviation(trial);
    if (deviation > 0) {
      return Deviations.layout(policy.layout(), deviation);
    }
    return valueNetwork.exists()
        ? valueNetwork.layout()
        : trial.algorithm().published(policy, trial.hyperparameters());
  }

  private static double deviation(Trial trial) {
    return trial.algorithm().parameterDeviation(trial.hyperparameters());
  }

  private static ValueNetwork valueNetwork(Trial trial) {
    Space observations = trial.spaces().observations();
    if (!trial.algorithm().wanted().values()) {
      return ValueNetwork.none(observations.size());
    }
    Hyperparameters values = trial.hyperparameters();
    return new ValueNetwork(
        observations.size(),
        Encoders.create(observations, values),
        values.get(ValueParams.VALUE_HIDDEN));
  }

  /** A key that is equal for trials that can share a model. */
  public static Object key(Trial trial) {
    List<Object> key =
        new ArrayList<>(
            List.of(
                trial.spaces(),
                trial.algorithm().wanted().values(),
                deviation(trial),
                publisher(trial)));
    parameters(trial.hyperparameters())
        .forEach(parameter -> key.add(trial.hyperparameters().get(parameter)));
    return key;
  }

  /** The algorithm if it publishes a network of its own. */
  private static String publisher(Trial trial) {
    boolean publishes = trial.hyperparameters().get(CriticParams.PUBLISH_CRITIC);
    return publishes ? trial.algorithm().word() : "";
  }

  /** The keys that determine the networks. */
  static List<Param<?>> parameters(Hyperparameters values) {
    List<Param<?>> parameters = new ArrayList<>(Policies.parameters(values));
    parameters.add(ValueParams.VALUE_HIDDEN);
    return parameters;
  }

  /** The specification of a trial's policies. */
  public PolicySpecification specification(Trial trial) {
    Hyperparameters values = trial.hyperparameters();
    Map<String, String> settings = new LinkedHashMap<>();
    parameters(values)
        .forEach(parameter -> settings.put(parameter.name, ParameterText.of(values, parameter)));
    settings.put(
        TrialParams.ACTION_LIMITS.name, ParameterText.of(values, TrialParams.ACTION_LIMITS));
    return new PolicySpecification(
        trial.environment(),
        trial.algorithm().word(),
        trial.spaces(),
        settings,
        shapes(policy.layout()),
        shapes(beside),
        trial.below());
  }

  static List<ParameterShape> shapes(ParameterLayout layout) {
    return layout.entries().stream()
        .map(entry -> new ParameterShape(entry.name(), entry.rows(), entry.columns()))
        .toList();
  }

  /** The networks for the lanes of one thread. */
  public Acting acting() {
    return new Acting(policy, valueNetwork);
  }

  /**
   * Starts the first episode of one of the trial's lanes.
   *
   * @param env one of the trial's; owned by the lane afterwards
   * @param acting of the trial's architecture; may be shared with other lanes of the thread
   */
  public static Lane lane(Trial trial, int number, Env env, Acting acting) {
    return new Lane(
        new LaneId(trial.id(), number),
        trial.seed(),
        env,
        acting,
        trial.algorithm().behaviour(trial.spaces(), trial.hyperparameters()),
        trial.algorithm().sampler(trial.hyperparameters()));
  }

  /** A key that is equal for trials whose lanes can share environments. */
  public static Object environmentKey(Trial trial) {
    return List.of(
        trial.environment(),
        trial.hyperparameters().get(TrialParams.ACTION_LIMITS),
        trial.spaces().actions(),
        trial.below());
  }

  /** Creates an environment for a trial's lanes. */
  public static Env environment(Trial trial) {
    return LowerLayers.environment(
        Envs.make(trial.environment()),
        trial.below(),
        trial.spaces().actions(),
        trial.hyperparameters());
  }
}
