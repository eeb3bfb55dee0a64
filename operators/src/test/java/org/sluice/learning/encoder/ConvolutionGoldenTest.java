package org.sluice.learning.encoder;

import static org.sluice.learning.golden.Golden.assertClose;

import java.util.Arrays;
import java.util.List;
import org.sluice.env.Box;
import org.sluice.env.Discrete;
import org.sluice.env.Spaces;
import org.sluice.learning.golden.Batches;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.golden.GoldenTest;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policies;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.policy.information.Density;

/** The policy of the TRPO paper for pictures against reference numbers. */
class ConvolutionGoldenTest {

  private static final double FLOAT_TOLERANCE = 1e-3;

  /** The file's names of arrays, in our order: weights and biases by layer. */
  private static final List<String> LAYERS = List.of("conv1", "conv2", "fc", "out");

  /** Numbers of a linear congruential generator, as the file prescribes. */
  private static final class Stream {
    private long state;

    Stream(long seed) {
      state = seed;
    }

    double next(double scale) {
      state = (1_664_525 * state + 1_013_904_223) % (1L << 32);
      return (2 * (state / (double) (1L << 32)) - 1) * scale;
    }

    double[] next(int count, double scale) {
      double[] numbers = new double[count];
      Arrays.setAll(numbers, i -> next(scale));
      return numbers;
    }
  }

  private static Policy policy(Golden c) {
    Hyperparameters values =
        new Hyperparameters()
            .set(PolicyParams.TYPE, "categorical")
            .set(EncoderParams.TYPE, "convolutional")
            .set(PolicyParams.HIDDEN_LAYERS, 1)
            .set(PolicyParams.HIDDEN, (int) c.at("shapes").array("fc.W")[1]);
    int[] pictures = {c.integer("input_channels"), c.integer("height"), c.integer("width")};
    double[] high = new double[pictures[0] * pictures[1] * pictures[2]];
    Arrays.fill(high, Double.POSITIVE_INFINITY);
    double[] low = new double[high.length];
    Arrays.fill(low, Double.NEGATIVE_INFINITY);
    return Policies.create(
        new Spaces(Box.of(pictures, low, high), new Discrete(c.integer("num_actions"))), values);
  }

  /**
   * Arrays as the file has them, in the order of its layers, as a flat vector of ours: filters of
   * patches become weights of a patch for each filter.
   */
  private static double[] flat(Policy policy, List<double[]> arrays) {
    double[] flat = new double[policy.layout().size()];
    List<ParameterLayout.Entry> entries = policy.layout().entries();
    for (int i = 0; i < arrays.size(); i++) {
      ParameterLayout.Entry entry = entries.get(i);
      for (int k = 0; k < entry.size(); k++) {
        flat[entry.offset() + k] = arrays.get(i)[inFile(entry, i, k)];
      }
    }
    return flat;
  }

  /** Where a parameter's k-th number stands in its array of the file. */
  private static int inFile(ParameterLayout.Entry entry, int array, int k) {
    boolean filters = array < 4 && array % 2 == 0;
    return filters ? k % entry.columns() * entry.rows() + k / entry.columns() : k;
  }

  private static double[] parameters(Golden c, Policy policy) {
    Stream stream = new Stream(c.integer("lcg_seed_params"));
    List<ParameterLayout.Entry> entries = policy.layout().entries();
    double[][] arrays = new double[entries.size()][];
    for (int i = 0; i < arrays.length; i++) {
      String name = LAYERS.get(i / 2) + (i % 2 == 0 ? ".W" : ".b");
      arrays[i] = stream.next(entries.get(i).size(), c.at("lcg_scale_params").number(name));
      double[] ends = {arrays[i][0], arrays[i][arrays[i].length - 1]};
      assertClose(name, ends, c.at("params_first_and_last").array(name));
    }
    return flat(policy, List.of(arrays));
  }

  private static Density density(Golden c, Policy policy, Precision precision) {
    int batch = c.integer("batch");
    double[] pictures =
        new Stream(c.integer("lcg_seed_input")).next(batch * policy.observationDim(), 0.5);
    Arrays.setAll(pictures, i -> 0.5 + pictures[i]);
    Density density = new Density(policy, precision, batch);
    Batches.set(density.observations(), pictures);
    Batches.set(density.actions(), c.array("actions"));
    return density;
  }

  @GoldenTest("algorithms/conv_policy")
  void logProbabilitiesAndGradients(Golden c) {
    check(c, Precision.DOUBLE, Golden.TOLERANCE);
  }

  @GoldenTest("algorithms/conv_policy")
  void inSinglePrecision(Golden c) {
    check(c, Precision.FLOAT, FLOAT_TOLERANCE);
  }

  private static void check(Golden c, Precision precision, double tolerance) {
    Policy policy = policy(c);
    Density density = density(c, policy, precision);
    double[] logProbabilities = Batches.rowMajor(density.evaluate(parameters(c, policy)));
    int batch = c.integer("batch");
    double[] expected = new double[batch];
    double[] all = c.array("log_probabilities");
    for (int b = 0; b < batch; b++) {
      expected[b] = all[b * c.integer("num_actions") + (int) c.array("actions")[b]];
    }
    assertClose("log-probabilities", logProbabilities, expected, tolerance);
    double[] weights = new double[batch];
    Arrays.fill(weights, 1.0 / batch);
    double[] gradient = new double[policy.layout().size()];
    density.weightedGradient(weights, gradient);
    checkGradient(c.at("gradient"), policy, gradient, tolerance);
  }

  private static void checkGradient(
      Golden expected, Policy policy, double[] gradient, double tolerance) {
    List<ParameterLayout.Entry> entries = policy.layout().entries();
    for (int i = 0; i < entries.size(); i++) {
      ParameterLayout.Entry entry = entries.get(i);
      String name = LAYERS.get(i / 2) + (i % 2 == 0 ? ".W" : ".b");
      double[] numbers = new double[entry.size()];
      for (int k = 0; k < numbers.length; k++) {
        numbers[inFile(entry, i, k)] = gradient[entry.offset() + k];
      }
      if (expected.at(name).has("indices")) {
        checkSummary(name, expected.at(name), numbers, tolerance);
      } else {
        assertClose(name, numbers, expected.array(name), tolerance);
      }
    }
  }

  private static void checkSummary(
      String name, Golden expected, double[] numbers, double tolerance) {
    double norm = expected.number("norm");
    double squares = Arrays.stream(numbers).map(x -> x * x).sum();
    assertClose(name + " norm", new double[] {Math.sqrt(squares)}, new double[] {norm}, tolerance);
    Stream stream = new Stream(expected.integer("dot_lcg_seed"));
    double dot = Arrays.stream(numbers).map(x -> x * stream.next(1)).sum();
    assertClose(
        name + " product",
        new double[] {dot / norm},
        new double[] {expected.number("dot_lcg") / norm},
        tolerance);
    double[] indices = expected.array("indices");
    double[] values = expected.array("values");
    for (int k = 0; k < indices.length; k++) {
      assertClose(
          name + " " + k,
          new double[] {numbers[(int) indices[k]] / norm, 1},
          new double[] {values[k] / norm, 1},
          tolerance);
    }
  }
}
