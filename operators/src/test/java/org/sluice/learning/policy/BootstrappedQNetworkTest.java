package org.sluice.learning.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sluice.env.Generator;
import org.sluice.learning.golden.Batches;
import org.sluice.learning.golden.Numbers;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.nodes.Input;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.policy.type.BootstrappedQNetwork;

/** Noise chooses a head, or their mean. */
class BootstrappedQNetworkTest {

  private static final int STATES = 5;
  private static final int ACTIONS = 4;
  private static final int HEADS = 3;

  private final BootstrappedQNetwork policy = new BootstrappedQNetwork(3, ACTIONS, 8, HEADS);
  private final double[] parameters = policy.layout().initialise(new Generator(19));
  private final double[] observations = Numbers.normal(new Generator(23), STATES * 3, 1);

  private Node evaluate(Graph graph, Input observation, Node values) {
    Batches.set(observation, observations);
    graph.setParameters(parameters);
    graph.forward();
    return values;
  }

  private Node headValues() {
    Graph graph = new Graph(Precision.DOUBLE, STATES, policy.layout(), false);
    Input observation = graph.input(3);
    return evaluate(graph, observation, policy.headValues(graph, observation).orElseThrow());
  }

  private Node actionValues(double noise) {
    Graph graph = new Graph(Precision.DOUBLE, STATES, policy.layout(), false);
    Input observation = graph.input(3);
    Input chosen = graph.input(1);
    double[] all = new double[STATES];
    Arrays.fill(all, noise);
    Batches.set(chosen, all);
    Node values = policy.actionValues(graph, observation, chosen).orElseThrow();
    return evaluate(graph, observation, values);
  }

  @Test
  void actionValuesAreThoseOfTheChosenHead() {
    Node heads = headValues();
    for (int head = 0; head < HEADS; head++) {
      Node values = actionValues(head);
      assertThat(values.rows()).isEqualTo(ACTIONS);
      for (int k = 0; k < ACTIONS; k++) {
        for (int state = 0; state < STATES; state++) {
          assertThat(values.value().get(k, state))
              .isEqualTo(heads.value().get(head * ACTIONS + k, state));
        }
      }
    }
  }

  @Test
  void afterTheLastHeadTheyAreTheMeanOfAll() {
    Node heads = headValues();
    Node values = actionValues(HEADS);
    for (int k = 0; k < ACTIONS; k++) {
      for (int state = 0; state < STATES; state++) {
        double mean = 0;
        for (int head = 0; head < HEADS; head++) {
          mean += heads.value().get(head * ACTIONS + k, state) / HEADS;
        }
        assertThat(values.value().get(k, state)).isCloseTo(mean, within(1e-12));
      }
    }
  }
}
