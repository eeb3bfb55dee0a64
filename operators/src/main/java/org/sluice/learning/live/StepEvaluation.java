package org.sluice.learning.live;

import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.nodes.Input;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Transitions;
import org.sluice.learning.rollout.ObservationStatistics;
import org.sluice.learning.trial.TrialModel;
import org.sluice.learning.value.Critic;

/**
 * What a policy snapshot says about recorded steps, one at a time, in single precision and without
 * native code. For one thread.
 */
final class StepEvaluation {

  private final Graph graph;
  private final Input observationInput;
  private final Input actionInput;
  private final Node logProbability;
  private final Critic critic;
  private final double[] observation;
  private final double[] action;
  private PolicySnapshot followed;
  private ObservationStatistics statistics;

  StepEvaluation(TrialModel model) {
    Policy policy = model.policy();
    this.graph = new Graph(Precision.FLOAT, 1, policy.layout(), false);
    this.observationInput = graph.input(policy.observationDim());
    this.actionInput = graph.input(policy.actionDim());
    this.logProbability = policy.logProbability(graph, observationInput, actionInput);
    this.critic = new Critic(model.valueNetwork());
    this.observation = new double[policy.observationDim()];
    this.action = new double[policy.actionDim()];
  }

  /** Computes with a snapshot from now on. */
  void follow(PolicySnapshot snapshot) {
    if (snapshot.equals(followed)) {
      return;
    }
    graph.setParameters(snapshot.policy());
    critic.setParameters(snapshot.value());
    statistics = new ObservationStatistics(snapshot.means(), snapshot.deviations());
    followed = snapshot;
  }

  /** log π(action | observation) of each step, {@code [steps]}. */
  float[] logProbabilities(Transitions transitions) {
    float[] result = new float[transitions.steps()];
    for (int t = 0; t < result.length; t++) {
      normalise(transitions.observations(), t);
      for (int i = 0; i < action.length; i++) {
        action[i] = transitions.actions()[t * action.length + i];
      }
      observationInput.setColumn(0, observation, 0);
      actionInput.setColumn(0, action, 0);
      graph.forward();
      result[t] = (float) logProbability.value().get(0);
    }
    return result;
  }

  /** V of each row, {@code [rows]}. */
  float[] values(Observations rows) {
    float[] result = new float[rows.size() / observation.length];
    for (int t = 0; t < result.length; t++) {
      normalise(rows, t);
      result[t] = (float) critic.value(observation);
    }
    return result;
  }

  private void normalise(Observations rows, int row) {
    int first = row * observation.length;
    for (int i = 0; i < observation.length; i++) {
      observation[i] = rows.get(first + i);
    }
    statistics.normalise(observation, observation);
  }
}
