package org.sluice.learning.actorcritic;

import java.util.List;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Batch;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Kernels;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.graph.nodes.Input;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.information.Density;
import org.sluice.learning.policy.information.Entropy;
import org.sluice.learning.policy.information.EntropyParams;
import org.sluice.learning.value.ValueNetwork;
import org.sluice.learning.vectors.Vectors;

/**
 * The networks of policy and value function over some rows of a batch, and the gradient of a loss
 * given by its derivatives with respect to log-probabilities, values and entropy.
 *
 * <p>The parameters θ of both are one vector, the policy's first. All buffers are allocated once;
 * keeps nothing between updates, and belongs to one thread at a time.
 */
public final class ActorCriticLoss {

  private final int rows;
  private final int policySize;
  private final int size;
  private final List<ParameterLayout.Entry> outputLayer;
  private final Density density;
  private final Graph valueGraph;
  private final Input valueObservations;
  private final Node value;
  private final Entropy entropyBonus;
  private final double[] observations;
  private final Kernels kernels;
  private final double[] entropyParameters;
  private final double[] entropyGradient;

  /** log π of the rows' actions, {@code [rows]}, after {@link #evaluate}. */
  public final double[] logProbabilities;

  /** V of the rows' observations, {@code [rows]}, after {@link #evaluate}. */
  public final double[] values;

  /**
   * @param rows at once
   * @param hyperparameters with the entropy bonus
   */
  public ActorCriticLoss(
      Policy policy,
      ValueNetwork network,
      Precision precision,
      int rows,
      Hyperparameters hyperparameters) {
    this.rows = rows;
    this.policySize = policy.layout().size();
    this.size = policySize + network.layout().size();
    this.outputLayer = network.outputLayer();
    this.density = new Density(policy, precision, rows);
    this.valueGraph = new Graph(precision, rows, network.layout(), true);
    this.valueObservations = valueGraph.input(network.observationDim());
    this.value = network.value(valueGraph, valueObservations);
    this.entropyBonus =
        hyperparameters.get(EntropyParams.ENTROPY_COEFFICIENT) == 0
            ? null
            : Entropy.of(
                policy, precision, rows, hyperparameters.get(EntropyParams.ENTROPY_SAMPLES));
    this.observations = new double[rows * policy.observationDim()];
    this.kernels = precision.kernels();
    this.entropyParameters = new double[policySize];
    this.entropyGradient = new double[policySize];
    this.logProbabilities = new double[rows];
    this.values = new double[rows];
  }

  /** The number of rows computed at once. */
  public int rows() {
    return rows;
  }

  /** The number of policy parameters in θ. */
  public int policySize() {
    return policySize;
  }

  /** The length of θ. */
  public int size() {
    return size;
  }

  /** The place of the value function's output layer in its layout. */
  List<ParameterLayout.Entry> outputLayer() {
    return outputLayer;
  }

  /** A lower bound on the memory it needs. */
  public long bytes() {
    return density.graph().bytes() + valueGraph.bytes();
  }

  /**
   * Copies rows of a batch.
   *
   * @param batch Not modified.
   * @param order Not modified. Row indices
   * @param start position of the first row's index in the order
   */
  public void load(Batch batch, int[] order, int start) {
    int width = valueObservations.rows();
    for (int i = 0; i < rows; i++) {
      int row = order[start + i];
      density.observations().setColumn(i, batch.observations(), row * width);
      density.actions().setColumn(i, batch.actions(), row * density.actions().rows());
    }
    valueObservations.copy(density.observations());
    if (entropyBonus != null) {
      for (int i = 0; i < rows; i++) {
        int row = order[start + i];
        System.arraycopy(batch.observations(), row * width, observations, i * width, width);
      }
      entropyBonus.observe(observations);
    }
  }

  /**
   * Computes {@link #logProbabilities} and {@link #values}.
   *
   * @param theta Not modified. θ
   */
  public void evaluate(Block theta) {
    density.evaluate(theta).store(logProbabilities, 0);
    valueGraph.setParameters(theta, policySize);
    valueGraph.forward();
    value.value().store(values, 0);
  }

  /**
   * The mean entropy after {@link #evaluate}: of the bonus if there is one, else −mean log π.
   *
   * @param theta Not modified. θ
   * @param random source of samples, if the entropy is estimated
   * @return nats
   */
  public double entropy(Block theta, Generator random) {
    if (entropyBonus == null) {
      return -Vectors.mean(logProbabilities);
    }
    entropyBonus.resample(random);
    for (int i = 0; i < policySize; i++) {
      entropyParameters[i] = theta.get(i);
    }
    return entropyBonus.evaluate(entropyParameters);
  }

  /**
   * ∇_θ of the loss, after {@link #evaluate} and {@link #entropy}.
   *
   * @param policyWeights Not modified. ∂loss / ∂ log π of each row
   * @param valueWeights Not modified. ∂loss / ∂V of each row
   * @param entropyWeight ∂loss / ∂entropy; without a bonus 0
   * @param gradient Modified. {@code [1 × size]}, in the precision of the networks
   */
  public void gradient(
      double[] policyWeights, double[] valueWeights, double entropyWeight, Block gradient) {
    if (entropyBonus != null) {
      kernels.fill(0, gradient); // the density may lack parameters that the entropy has
    }
    density.weightedGradient(policyWeights, gradient);
    if (entropyBonus != null) {
      entropyBonus.gradient(entropyGradient);
      for (int i = 0; i < policySize; i++) {
        gradient.set(i, gradient.get(i) + entropyWeight * entropyGradient[i]);
      }
    }
    valueGraph.clearAdjoints();
    value.adjoint().load(valueWeights, 0);
    valueGraph.backward();
    valueGraph.gradient(gradient, policySize);
  }
}
