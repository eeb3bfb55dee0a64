package org.sluice.learning.kfac;

import static org.sluice.learning.golden.Golden.assertClose;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sluice.env.Generator;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.graph.nodes.Input;
import org.sluice.learning.graph.nodes.Node;

/**
 * For a Gaussian whose mean is one linear layer, K-FAC is exact: g = (a − Wᵀx − b) / σ² does not
 * depend on x, so that E[(x ⊗ g)(x ⊗ g)ᵀ] = E[xxᵀ] ⊗ σ⁻² I.
 */
class KfacExactFisherTest {

  private static final int INPUTS = 4;
  private static final int OUTPUTS = 3;
  private static final int STATES = 20;
  private static final double DEVIATION = 0.7;

  /** Per state all 2 · OUTPUTS actions mean ± √OUTPUTS σ e_j, whose noise has covariance σ² I. */
  private static final int BATCH = STATES * 2 * OUTPUTS;

  private final Generator random = new Generator(8);
  private final ParameterLayout layout = new ParameterLayout();
  private final Graph graph = new Graph(Precision.DOUBLE, BATCH, layout, true);
  private final Input state = graph.input(INPUTS);
  private final Input action = graph.input(OUTPUTS);
  private final Node mean = graph.dense(state, "layer", OUTPUTS, Initialisers.glorot());
  private final Node logProbability = normal();
  private final Kfac kfac = new Kfac(graph);
  private final double[] factors = new double[kfac.factorSize()];

  private Node normal() {
    Node z = graph.affine(1 / DEVIATION, graph.combine(1, action, -1, mean), 0);
    return graph.affine(-0.5, graph.rowSum(graph.apply(Activation.SQUARE, z)), 0);
  }

  private void sweep() {
    double[] parameters = layout.initialise(random);
    double[] x = new double[INPUTS];
    for (int sample = 0; sample < BATCH; sample++) {
      if (sample % (2 * OUTPUTS) == 0) {
        Arrays.setAll(x, i -> random.gaussian());
      }
      state.setColumn(sample, x, 0);
    }
    graph.setParameters(parameters);
    graph.forward();
    for (int sample = 0; sample < BATCH; sample++) {
      double[] a = new double[OUTPUTS];
      for (int j = 0; j < OUTPUTS; j++) {
        a[j] = mean.value().get(j, sample);
      }
      int direction = sample % (2 * OUTPUTS);
      a[direction / 2] += (direction % 2 == 0 ? 1 : -1) * Math.sqrt(OUTPUTS) * DEVIATION;
      action.setColumn(sample, a, 0);
    }
    graph.forward();
    weightedScores(-1);
    kfac.average(0, factors);
  }

  private double[] weightedScores(double... weights) {
    graph.clearAdjoints();
    for (int i = 0; i < BATCH; i++) {
      logProbability.adjoint().set(i, weights[weights.length == 1 ? 0 : i]);
    }
    graph.backward();
    double[] gradient = new double[layout.size()];
    graph.gradient(gradient);
    return gradient;
  }

  /** mean (∇log π)(∇log π · v). */
  private double[] exactFisherTimes(double[] v) {
    graph.setDirection(v);
    graph.tangent();
    double[] weights = new double[BATCH];
    for (int i = 0; i < BATCH; i++) {
      weights[i] = logProbability.tangent().get(i) / BATCH;
    }
    return weightedScores(weights);
  }

  @Test
  void gradientFactorIsTheOutputsPrecision() {
    sweep();
    double[] expected = new double[SecondMoment.triangle(OUTPUTS)];
    for (int j = 0, diagonal = 0; j < OUTPUTS; diagonal += ++j + 1) {
      expected[diagonal] = 1 / (DEVIATION * DEVIATION);
    }
    int offset = SecondMoment.triangle(INPUTS + 1);
    assertClose("G", Arrays.copyOfRange(factors, offset, factors.length), expected, 1e-12);
  }

  @Test
  void undampedInverseUndoesTheExactFisherProduct() {
    sweep();
    kfac.decompose(factors);
    for (Damping.Mode mode : Damping.Mode.values()) {
      for (int trial = 0; trial < 5; trial++) {
        double[] v = new double[layout.size()];
        Arrays.setAll(v, i -> random.gaussian());
        double[] direction = new double[v.length];
        kfac.precondition(new Damping(mode, 0, 0), exactFisherTimes(v), direction);
        assertClose(mode + " F⁻¹Fv", direction, v, 1e-11);
      }
    }
  }

  @Test
  void plainDampingAddsAMultipleOfTheIdentity() {
    sweep();
    kfac.decompose(factors);
    double epsilon = 0.3;
    double[] v = new double[layout.size()];
    Arrays.setAll(v, i -> random.gaussian());
    double[] damped = exactFisherTimes(v);
    for (int i = 0; i < v.length; i++) {
      damped[i] += epsilon * v[i];
    }
    double[] direction = new double[v.length];
    kfac.precondition(new Damping(Damping.Mode.PLAIN, epsilon, 0), damped, direction);
    assertClose("(F + εI)⁻¹(F + εI)v", direction, v, 1e-11);
  }
}
