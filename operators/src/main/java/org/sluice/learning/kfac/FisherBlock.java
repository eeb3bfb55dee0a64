package org.sluice.learning.kfac;

import java.util.ArrayList;
import java.util.List;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.FactoredLayer;
import org.sluice.learning.graph.layers.Parameter;

/**
 * The Fisher block of one layer, A ⊗ G with A = mean [x; 1][x; 1]ᵀ and G = mean g gᵀ, or G alone
 * where there is no input; x is the layer's input, g the gradient at its output.
 *
 * <p>For a layer that is used several times per sample, A is the mean of its inputs' moments and G
 * the sum of its gradients' moments, as if its uses were independent.
 */
public final class FisherBlock {

  private final List<FactoredLayer> uses = new ArrayList<>();
  private final Parameter weight;
  private final Parameter bias;
  private final int factorOffset;
  private final SecondMoment inputMoment;
  private final SecondMoment gradientMoment;
  private final SymmetricEigen input;
  private final SymmetricEigen gradient;
  private final Eigenbasis basis;
  private final double[] matrix;
  private final double[] eigenvalues;

  /**
   * @param factorOffset where its factors start among all factors
   */
  FisherBlock(FactoredLayer layer, Precision precision, int factorOffset) {
    this.weight = layer.weight();
    this.bias = layer.bias();
    this.factorOffset = factorOffset;
    int outputs = layer.sampleGradient().rows;
    this.inputMoment =
        layer.input() == null
            ? null
            : new SecondMoment(precision, layer.input().rows, bias != null);
    this.input = inputMoment == null ? null : new SymmetricEigen(inputMoment.size());
    this.gradientMoment = new SecondMoment(precision, outputs, false);
    this.gradient = new SymmetricEigen(outputs);
    int size = inputs() * outputs;
    this.basis =
        Eigenbasis.of(
            input == null ? null : input.vectors(), inputs(), gradient.vectors(), outputs);
    this.matrix = new double[size];
    this.eigenvalues = new double[size];
    uses.add(layer);
  }

  /** Adds another use of the same parameters. */
  void addUse(FactoredLayer layer) {
    uses.add(layer);
  }

  /** The name of its weights. */
  public String name() {
    return weight.name();
  }

  /** Whether there is an A beside G. */
  public boolean hasInput() {
    return input != null;
  }

  /** How many numbers its factors have. */
  int factorSize() {
    return gradientOffset() + SecondMoment.triangle(gradient.size()) - factorOffset;
  }

  private int inputs() {
    return input == null ? 1 : input.size();
  }

  /** A lower bound on the memory it needs. */
  public long bytes() {
    long vectors = (long) gradient.size() * gradient.size() + (long) inputs() * inputs();
    return Double.BYTES * (2L * matrix.length + vectors) + basis.bytes();
  }

  /** Where A's lower triangle starts among all factors. */
  public int inputOffset() {
    return factorOffset;
  }

  /** Where G's lower triangle starts among all factors. */
  public int gradientOffset() {
    return factorOffset + (input == null ? 0 : SecondMoment.triangle(input.size()));
  }

  /**
   * factors += share · factors of the batch that the graph has just swept.
   *
   * @param factors Modified. All factors of the network
   */
  void addFactors(double share, double[] factors) {
    for (FactoredLayer use : uses) {
      if (inputMoment != null) {
        inputMoment.addTo(use.input(), share / uses.size(), factors, factorOffset);
      }
      gradientMoment.addTo(use.sampleGradient(), share, factors, gradientOffset());
    }
  }

  /** Decomposes the factors; false if that fails. */
  boolean decompose(double[] factors) {
    boolean decomposed =
        (input == null || input.decompose(factors, factorOffset))
            && gradient.decompose(factors, gradientOffset());
    if (decomposed) {
      basis.renew();
    }
    return decomposed;
  }

  /**
   * direction = (A ⊗ G + damping)⁻¹ slope, for this layer's parameters.
   *
   * @param slope Not modified. Gradient of all parameters
   * @param direction Modified. Of all parameters
   */
  void precondition(Damping damping, double[] slope, double[] direction) {
    gather(slope);
    if (input == null) {
      damping.of(gradient.values(), eigenvalues);
    } else {
      damping.of(input.values(), gradient.values(), eigenvalues);
    }
    basis.solve(matrix, eigenvalues);
    scatter(direction);
  }

  private void gather(double[] slope) {
    int weights = weight.value().size();
    System.arraycopy(slope, weight.offset(), matrix, 0, weights);
    if (bias != null) {
      System.arraycopy(slope, bias.offset(), matrix, weights, bias.value().size());
    }
  }

  private void scatter(double[] direction) {
    int weights = weight.value().size();
    System.arraycopy(matrix, 0, direction, weight.offset(), weights);
    if (bias != null) {
      System.arraycopy(matrix, weights, direction, bias.offset(), bias.value().size());
    }
  }
}
