package org.sluice.learning.graph.layers.noise;

import java.util.List;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.layers.Parameter;
import org.sluice.learning.graph.layers.Parameterised;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.graph.nodes.NodeContext;

/**
 * The KL divergence of independent normal weights from standard normal ones, where the means of an
 * input's weights have a common factor:
 *
 * <pre>Σ_ij KL[N(z_i μ_ij, σ_ij²) ‖ N(0, 1)] = ½ Σ_ij (σ_ij² + z_i² μ_ij² − 1 − log σ_ij²)</pre>
 *
 * <p>{@code [1 × batch]}. Sums are in double precision.
 */
public final class NormalDivergence extends Node implements Parameterised {

  /** Null if all factors are 1. */
  private final Node z;

  private final Parameter mean;
  private final Deviations deviations;

  /** ½ Σ_j μ_ij². */
  private final double[] halfSquares;

  /**
   * @param z factors, {@code [in × batch]}; null if they are 1
   * @param mean μ, {@code [in, out]}
   * @param rho ρ, {@code [in, out]}
   * @param map a logarithmic one without limit
   */
  public NormalDivergence(
      NodeContext context, Node z, Parameter mean, Parameter rho, DeviationMap map) {
    super(context, 1, true);
    if (map != DeviationMap.LOG && map != DeviationMap.LOG_VARIANCE) {
      throw new IllegalArgumentException(map + " is not a logarithm without limit");
    }
    if (z != null && z.rows() != mean.value().rows) {
      throw new IllegalArgumentException(
          z.rows() + " factors do not fit weights of " + mean.value().rows + " inputs");
    }
    this.z = z;
    this.mean = mean;
    this.deviations = new Deviations(kernels, rho, map, active());
    this.halfSquares = new double[mean.value().rows];
  }

  @Override
  public List<Node> inputs() {
    return z == null ? List.of() : List.of(z);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(mean, deviations.rho());
  }

  private double square(int input, int column) {
    double factor = z == null ? 1 : z.value().get(input, column);
    return factor * factor;
  }

  @Override
  public void forward() {
    deviations.refresh();
    Block sigma = deviations.sigma();
    Block rho = deviations.rho().value();
    double factor = deviations.map().factor();
    double ofDeviations = 0;
    for (int i = 0; i < sigma.size(); i++) {
      double s = sigma.get(i);
      ofDeviations += 0.5 * (s * s - 1) - factor * rho.get(i);
    }
    Block mu = mean.value();
    for (int i = 0; i < mu.rows; i++) {
      double sum = 0;
      for (int j = 0; j < mu.columns; j++) {
        double m = mu.get(i, j);
        sum += 0.5 * m * m;
      }
      halfSquares[i] = sum;
    }
    for (int c = 0; c < value.columns; c++) {
      double sum = ofDeviations;
      for (int i = 0; i < mu.rows; i++) {
        sum += square(i, c) * halfSquares[i];
      }
      value.set(c, sum);
    }
  }

  @Override
  public void tangentSweep() {
    Block sigma = deviations.sigma();
    Block along = deviations.rho().direction();
    double factor = deviations.map().factor();
    double ofDeviations = 0;
    for (int i = 0; i < sigma.size(); i++) {
      double s = sigma.get(i);
      ofDeviations += factor * (s * s - 1) * along.get(i);
    }
    Block mu = mean.value();
    for (int c = 0; c < value.columns; c++) {
      double sum = ofDeviations;
      for (int i = 0; i < mu.rows; i++) {
        double ofMeans = 0;
        for (int j = 0; j < mu.columns; j++) {
          ofMeans += mu.get(i, j) * mean.direction().get(i, j);
        }
        sum += square(i, c) * ofMeans;
        if (z != null && z.active()) {
          sum += 2 * z.value().get(i, c) * z.tangent().get(i, c) * halfSquares[i];
        }
      }
      tangent.set(c, sum);
    }
  }

  @Override
  public void backward() {
    double total = 0;
    for (int c = 0; c < value.columns; c++) {
      total += adjoint().get(c);
    }
    Block sigma = deviations.sigma();
    Block byRho = deviations.rho().gradient();
    double factor = deviations.map().factor();
    for (int i = 0; i < sigma.size(); i++) {
      double s = sigma.get(i);
      byRho.set(i, byRho.get(i) + total * factor * (s * s - 1));
    }
    Block mu = mean.value();
    for (int i = 0; i < mu.rows; i++) {
      double weight = 0;
      for (int c = 0; c < value.columns; c++) {
        weight += adjoint().get(c) * square(i, c);
      }
      for (int j = 0; j < mu.columns; j++) {
        mean.gradient().set(i, j, mean.gradient().get(i, j) + weight * mu.get(i, j));
      }
    }
    backwardToInputs();
  }

  @Override
  public void backwardToInputs() {
    if (z == null || !z.active()) {
      return;
    }
    Block byFactors = z.adjoint();
    for (int c = 0; c < value.columns; c++) {
      for (int i = 0; i < byFactors.rows; i++) {
        double slope = 2 * z.value().get(i, c) * halfSquares[i];
        byFactors.set(i, c, byFactors.get(i, c) + adjoint().get(c) * slope);
      }
    }
  }
}
