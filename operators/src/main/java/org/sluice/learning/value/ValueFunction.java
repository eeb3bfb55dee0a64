package org.sluice.learning.value;

import java.util.function.DoubleConsumer;
import org.sluice.env.Generator;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.nodes.Input;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.optimiser.GraphAdam;

/**
 * Evaluates a value network and fits it to returns, a minibatch at a time.
 *
 * <pre>loss = mean over a minibatch of (V(s) − return)², minimised by Adam</pre>
 *
 * <p>Every epoch takes the batch in a new order and drops the samples that do not fill a minibatch,
 * as OpenAI baselines does; nothing is learned from a batch smaller than a minibatch. The object is
 * a workspace: it has no per-trial state between calls, so trials of one architecture can share it.
 * It belongs to one thread at a time, and allocates only when batches grow.
 */
public final class ValueFunction implements ValueOptimiser {

  private final ValueNetwork network;
  private final int minibatch;
  private final int epochs;
  private final Graph graph;
  private final Input observation;
  private final Node value;
  private final GraphAdam adam;
  private final float[] fitted;
  private int[] order = new int[0];

  /**
   * @param hyperparameters values of {@link ValueParams} except the architecture's
   */
  public ValueFunction(ValueNetwork network, Precision precision, Hyperparameters hyperparameters) {
    this.network = network;
    this.minibatch = hyperparameters.get(ValueParams.VALUE_MINIBATCH);
    this.epochs = hyperparameters.get(ValueParams.VALUE_EPOCHS);
    this.graph = new Graph(precision, minibatch, network.layout(), true);
    this.observation = graph.input(network.observationDim());
    this.value = network.value(graph, observation);
    this.adam = new GraphAdam(graph, hyperparameters.get(ValueParams.VALUE_LEARNING_RATE));
    this.fitted = new float[network.layout().size()];
  }

  /**
   * V of each state of a batch.
   *
   * @param state Not modified.
   * @param observations Not modified. Normalised, {@code [batch, observationDim]}
   * @param values Modified. {@code [batch]}
   */
  public void evaluate(ValueState state, double[] observations, double[] values) {
    check(observations, values);
    graph.setParameters(state.liveParameters());
    evaluate(observations, values);
  }

  /**
   * The last minibatch may be padded with samples of the previous one, whose values are not read.
   */
  void evaluate(double[] observations, double[] values) {
    int width = network.observationDim();
    for (int start = 0; start < values.length; start += minibatch) {
      int count = Math.min(minibatch, values.length - start);
      for (int i = 0; i < count; i++) {
        observation.setColumn(i, observations, (start + i) * width);
      }
      graph.forward();
      for (int i = 0; i < count; i++) {
        values[start + i] = value.value().get(i);
      }
    }
  }

  @Override
  public ValueFit fit(ValueState state, double[] observations, double[] returns, Generator random) {
    check(observations, returns);
    if (!finite(observations) || !finite(returns)) {
      return new ValueFit(false, 0, Double.NaN);
    }
    graph.setParameters(state.liveParameters());
    state.restore(adam);
    ValueFit fit = fit(observations, returns, MinibatchOrder.shuffled(random), loss -> {});
    storeParameters(fitted);
    if (!fit.finite() || !finite(fitted)) {
      return new ValueFit(false, fit.steps(), fit.loss());
    }
    state.take(fitted, adam);
    return fit;
  }

  /** Fits the parameters and moments in the graph and its Adam. */
  ValueFit fit(
      double[] observations, double[] returns, MinibatchOrder orders, DoubleConsumer losses) {
    if (order.length != returns.length) {
      order = new int[returns.length];
    }
    int minibatches = returns.length / minibatch;
    double sum = 0;
    for (int epoch = 0; epoch < epochs; epoch++) {
      orders.next(order);
      sum = 0;
      for (int i = 0; i < minibatches; i++) {
        double loss = step(observations, returns, i * minibatch);
        losses.accept(loss);
        sum += loss;
      }
    }
    double loss = minibatches == 0 ? 0 : sum / minibatches;
    return new ValueFit(Double.isFinite(loss), epochs * minibatches, loss);
  }

  private double step(double[] observations, double[] returns, int start) {
    int width = network.observationDim();
    for (int i = 0; i < minibatch; i++) {
      observation.setColumn(i, observations, order[start + i] * width);
    }
    graph.forward();
    graph.clearAdjoints();
    Block values = value.value();
    Block adjoints = value.adjoint();
    double squares = 0;
    for (int i = 0; i < minibatch; i++) {
      double error = values.get(i) - returns[order[start + i]];
      squares += error * error;
      adjoints.set(i, 2 * error / minibatch);
    }
    graph.backward();
    adam.step();
    return squares / minibatch;
  }

  /** A lower bound on the memory it needs. */
  public long bytes() {
    return graph.bytes();
  }

  Graph graph() {
    return graph;
  }

  GraphAdam adam() {
    return adam;
  }

  private void storeParameters(float[] target) {
    for (var parameter : graph.parameters()) {
      parameter.value().store(target, parameter.offset());
    }
  }

  private static boolean finite(double[] numbers) {
    double zero = 0;
    for (double number : numbers) {
      zero += 0 * number; // NaN for infinities too
    }
    return zero == 0;
  }

  private static boolean finite(float[] numbers) {
    for (float number : numbers) {
      if (!Float.isFinite(number)) {
        return false;
      }
    }
    return true;
  }

  private void check(double[] observations, double[] numbers) {
    int expected = numbers.length * network.observationDim();
    if (observations.length != expected) {
      throw new IllegalArgumentException(
          String.format(
              "%d states of %d numbers are %d numbers, not %d",
              numbers.length, network.observationDim(), expected, observations.length));
    }
  }
}
