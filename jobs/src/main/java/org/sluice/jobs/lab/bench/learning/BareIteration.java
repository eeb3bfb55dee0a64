package org.sluice.jobs.lab.bench.learning;

import java.util.List;
import org.sluice.env.registry.Envs;
import org.sluice.learning.algorithm.AlgorithmParams;
import org.sluice.learning.algorithm.ppo.PpoParams;
import org.sluice.learning.algorithm.trpo.TrpoParams;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.DenseShape;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.information.Density;
import org.sluice.learning.value.ValueNetwork;
import org.sluice.learning.value.ValueParams;

/**
 * The dense multiply-adds of an iteration, and nothing else: the limit that learning could reach if
 * all around its matrix products were free.
 *
 * <p>Left out: the products of ACKTR's preconditioning, and its eigenvalues.
 */
final class BareIteration implements AutoCloseable {

  private final Hyperparameters values;
  private final int batch;
  private final BareProducts policy;
  private final BareProducts policySubsample;
  private final BareProducts policyMinibatch;
  private final BareProducts valueMinibatch;

  BareIteration(LearningCase kind) {
    this.values = kind.trial().hyperparameters();
    this.batch = kind.batch();
    int stride = values.get(TrpoParams.FISHER_SUBSAMPLE);
    Density density = new Density(kind.newPolicy(), Precision.FLOAT, 1);
    this.policy = new BareProducts(density.graph().denseShapes(), batch);
    this.policySubsample =
        new BareProducts(density.graph().denseShapes(), (batch + stride - 1) / stride);
    int minibatch =
        values.get(
            kind.algorithm().equals("ppo") ? PpoParams.MINIBATCH : ValueParams.VALUE_MINIBATCH);
    this.policyMinibatch = new BareProducts(density.graph().denseShapes(), minibatch);
    this.valueMinibatch = new BareProducts(valueShapes(kind), minibatch);
  }

  private List<DenseShape> valueShapes(LearningCase kind) {
    int width = Envs.spec(kind.environment()).observationSpace().size();
    ValueNetwork network = new ValueNetwork(width, values.get(ValueParams.VALUE_HIDDEN));
    Graph graph = new Graph(Precision.FLOAT, 1, network.layout(), true);
    network.value(graph, graph.input(width));
    return graph.denseShapes();
  }

  /**
   * Does the products of one iteration.
   *
   * @param steps candidates that the update evaluated
   */
  void run(int steps) {
    String algorithm = values.get(AlgorithmParams.ALGORITHM);
    switch (algorithm) {
      case "trpo" -> {
        trpo(steps);
        fitValues();
      }
      case "acktr" -> {
        acktr();
        fitValues();
      }
      case "ppo" -> ppo();
      default ->
          throw new IllegalArgumentException(
              "the bare products of " + algorithm + " are not known");
    }
  }

  private void fitValues() {
    int minibatches =
        values.get(ValueParams.VALUE_EPOCHS) * (batch / values.get(ValueParams.VALUE_MINIBATCH));
    for (int i = 0; i < minibatches; i++) {
      valueMinibatch.forward();
      valueMinibatch.backward();
    }
  }

  private void ppo() {
    int minibatches = values.get(PpoParams.EPOCHS) * (batch / values.get(PpoParams.MINIBATCH));
    for (int i = 0; i < minibatches; i++) {
      policyMinibatch.forward();
      policyMinibatch.backward();
      valueMinibatch.forward();
      valueMinibatch.backward();
    }
    policy.forward(); // for the divergence
  }

  private void trpo(int steps) {
    policy.forward();
    policy.backward();
    policySubsample.forward();
    // One product with the Fisher matrix per iteration, and one for the length of the step.
    for (int i = 0; i <= values.get(TrpoParams.CG_ITERATIONS); i++) {
      policySubsample.tangent();
      policySubsample.backward();
    }
    for (int i = 0; i < steps; i++) {
      policy.forward();
    }
  }

  private void acktr() {
    policy.forward();
    policy.backward();
    policy.moments();
    policy.backward();
    policy.forward();
  }

  @Override
  public void close() {
    policy.close();
    policySubsample.close();
    policyMinibatch.close();
    valueMinibatch.close();
  }
}
