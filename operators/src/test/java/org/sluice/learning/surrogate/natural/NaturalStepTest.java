package org.sluice.learning.surrogate.natural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sluice.learning.golden.Golden.assertClose;

import org.junit.jupiter.api.Test;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.information.SampledDivergence;
import org.sluice.learning.policy.type.Gaussian;
import org.sluice.learning.policy.type.Trunk;
import org.sluice.learning.surrogate.PolicyBatches;
import org.sluice.learning.surrogate.UpdateTrace;
import org.sluice.learning.trustregion.PolicyBatch;
import org.sluice.learning.vectors.Vectors;

/** The natural gradient of a network that is small enough to solve for it exactly. */
class NaturalStepTest {

  private static final int STATES = 40;
  private static final double DAMPING = 0.01;

  private final Policy policy = new Gaussian(2, 1, Trunk.of(2));
  private final int size = policy.layout().size();
  private final double[] parameters = PolicyBatches.parameters(policy, 1);
  private final PolicyBatch batch = PolicyBatches.batch(policy, parameters, STATES, 1);
  private final double[] gradient = random(2);
  private final Hyperparameters values =
      new Hyperparameters()
          .set(NaturalParams.CG_ITERATIONS, 200)
          .set(NaturalParams.CG_RESIDUAL_TOLERANCE, 1e-26)
          .set(NaturalParams.FISHER, NaturalParams.EXACT);

  private double[] random(long seed) {
    Generator random = new Generator(seed);
    double[] numbers = new double[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = random.gaussian();
    }
    return numbers;
  }

  private FisherVectorProduct fisher() {
    return new ExactFisher(policy, Precision.DOUBLE, STATES, 1);
  }

  private double[] step(FisherVectorProduct fisher, double damping, double[] slope, double rate) {
    NaturalWorkspace workspace =
        new NaturalWorkspace(
            policy, Precision.DOUBLE, STATES, SampledDivergence.POSITIVE, values, fisher);
    double[] step = new double[size];
    Outcome outcome =
        new NaturalStep(
                workspace,
                values.with(NaturalParams.DAMPING_COEFFICIENT, damping),
                curvature -> rate)
            .step(batch, parameters, slope, step, UpdateTrace.NONE);
    assertThat(outcome).isEqualTo(Outcome.ACCEPTED);
    return step;
  }

  @Test
  void solvesTheDenseSystem() {
    FisherVectorProduct fisher = fisher();
    double[] step = step(fisher, DAMPING, gradient, 0.5);
    double[][] columns = new double[size][size];
    for (int column = 0; column < size; column++) {
      double[] unit = new double[size];
      unit[column] = 1;
      fisher.multiply(unit, columns[column]);
    }
    double[] product = new double[size];
    for (int column = 0; column < size; column++) {
      Vectors.addScaled(step[column] / 0.5, columns[column], product);
    }
    Vectors.addScaled(DAMPING / 0.5, step, product);
    assertClose("(F + damping I) x", product, gradient);
  }

  /** With θ = M φ, the metric is Mᵀ F M and the gradient Mᵀ g; the policy moves the same way. */
  @Test
  void doesNotDependOnTheParameterisation() {
    FisherVectorProduct damped = new Damped(fisher());
    double[] step = step(damped, 0, gradient, 1);

    double[] slope = new double[size];
    Shear.transposed(gradient, slope);
    double[] step2 = step(new Sheared(damped), 0, slope, 1);
    double[] moved = new double[size];
    Shear.times(step2, moved);

    assertClose("Δθ = M Δφ", moved, step);
    double[] plain = new double[size];
    Shear.times(slope, plain);
    assertThat(cosine(plain, gradient)).as("the gradient itself does").isLessThan(0.95);
  }

  private static double cosine(double[] a, double[] b) {
    return Vectors.dot(a, b) / Math.sqrt(Vectors.dot(a, a) * Vectors.dot(b, b));
  }

  /** M: a parameter is 3 φ_i + φ_(i+1) for even i, and φ_i for odd ones. */
  private static final class Shear {

    static void times(double[] v, double[] product) {
      for (int i = 0; i < v.length; i++) {
        product[i] = i % 2 == 1 ? v[i] : i + 1 < v.length ? 3 * v[i] + v[i + 1] : 3 * v[i];
      }
    }

    static void transposed(double[] v, double[] product) {
      for (int i = 0; i < v.length; i++) {
        product[i] = i % 2 == 1 ? v[i] + v[i - 1] : 3 * v[i];
      }
    }
  }

  /** Well-conditioned, so that conjugate gradient converges. */
  private record Damped(FisherVectorProduct fisher) implements FisherVectorProduct {

    @Override
    public void load(PolicyBatch batch, double[] parameters) {
      fisher.load(batch, parameters);
    }

    @Override
    public void multiply(double[] v, double[] product) {
      fisher.multiply(v, product);
      Vectors.addScaled(DAMPING, v, product);
    }
  }

  private record Sheared(FisherVectorProduct fisher) implements FisherVectorProduct {

    @Override
    public void load(PolicyBatch batch, double[] parameters) {
      fisher.load(batch, parameters);
    }

    @Override
    public void multiply(double[] v, double[] product) {
      double[] sheared = new double[v.length];
      Shear.times(v, sheared);
      double[] image = new double[v.length];
      fisher.multiply(sheared, image);
      Shear.transposed(image, product);
    }
  }
}
