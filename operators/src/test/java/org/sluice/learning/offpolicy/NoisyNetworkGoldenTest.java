package org.sluice.learning.offpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sluice.learning.actorcritic.GoldenCase.numbers;
import static org.sluice.learning.golden.Golden.assertClose;

import java.util.Arrays;
import java.util.List;
import org.sluice.env.Box;
import org.sluice.env.Generator;
import org.sluice.learning.encoder.Plain;
import org.sluice.learning.golden.Batches;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.golden.GoldenTest;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.policy.GivenNoise;
import org.sluice.learning.policy.GoldenNoisyNetwork;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.type.Gaussian;
import org.sluice.learning.policy.type.NoisyNetwork;
import org.sluice.learning.policy.type.Trunk;
import org.sluice.learning.vectors.Vectors;

/** Noisy networks, their pathwise gradients and the classifier against reference numbers. */
class NoisyNetworkGoldenTest {

  @GoldenTest("algorithms/nbp")
  void gradients(Golden golden) {
    if (golden.has("optimal_logit")) {
      entropyGradientOfGaussian(golden);
    } else {
      new Case(golden).run();
    }
  }

  /** A Gaussian policy without weights: a = m + e^l ε. */
  private static void entropyGradientOfGaussian(Golden golden) {
    double[] noise = golden.array("eps");
    int rows = noise.length;
    Policy policy = new GivenNoise(new Gaussian(1, 1, Trunk.of(1)), noise);
    Block parameters = Precision.DOUBLE.block(1, policy.layout().size());
    set(policy.layout(), parameters, "pol.2.b", golden.number("mean"));
    set(policy.layout(), parameters, "logstd", golden.number("log_std"));
    PolicyActions actor = new PolicyActions(policy, Precision.DOUBLE, rows);
    actor.observe(new double[rows]);
    Block sampled = actor.sample(parameters, new Generator(1));
    assertClose("actions", Batches.rowMajor(sampled), golden.array("actions"));
    Block gradient = Precision.DOUBLE.block(1, policy.layout().size());
    actor.gradient(scaled(golden.array("dc_da"), -1.0 / rows, 1), gradient);
    assertClose(
        "gradient by the mean",
        get(policy.layout(), gradient, "pol.2.b"),
        golden.number("entropy_gradient_mean"));
    assertClose(
        "gradient by the log-deviation",
        get(policy.layout(), gradient, "logstd"),
        golden.number("entropy_gradient_log_std"));
  }

  private static int offset(ParameterLayout layout, String name) {
    return layout.entries().stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow()
        .offset();
  }

  private static void set(ParameterLayout layout, Block block, String name, double value) {
    block.set(offset(layout, name), value);
  }

  private static double get(ParameterLayout layout, Block block, String name) {
    return block.get(offset(layout, name));
  }

  /** Row-major numbers as a block {@code [dim × rows]}, times a factor. */
  private static Block scaled(double[] rowMajor, double factor, int dim) {
    Block block = Precision.DOUBLE.block(dim, rowMajor.length / dim);
    for (int i = 0; i < rowMajor.length; i++) {
      block.set(i % dim, i / dim, factor * rowMajor[i]);
    }
    return block;
  }

  /** A noisy network, a critic and a classifier. */
  private static final class Case {

    private final Golden golden;
    private final int rows;
    private final int actionDim;
    private final boolean linear;
    private final PolicyActions actor;
    private final ParameterLayout layout;

    /** The scale of what dropout keeps; ReLU passes it on from the last layer norm. */
    private final double kept;

    Case(Golden golden) {
      this.golden = golden;
      this.actionDim = golden.integer("act_dim");
      this.rows = golden.array("obs").length / golden.integer("obs_dim");
      this.linear = golden.text("output").equals("linear");
      this.kept = golden.has("dropout_scale") ? golden.number("dropout_scale") : 1;
      NoisyNetwork network = GoldenNoisyNetwork.of(golden, "params");
      double[] noise = GoldenNoisyNetwork.noise(golden, network, rows, "noise", "dropout_mask");
      Policy policy = new GivenNoise(network, noise);
      this.layout = policy.layout();
      this.actor = new PolicyActions(policy, Precision.DOUBLE, rows);
    }

    void run() {
      Block parameters = Precision.DOUBLE.block(1, layout.size());
      double[] numbers = golden.flat("params", layout);
      scaleLastNorm(numbers, kept);
      parameters.load(numbers, 0);
      actor.observe(golden.array("obs"));
      double[] actions = golden.array("actions");
      boolean alike = !golden.flag("noise_per_row") && !golden.has("dropout_mask");
      Block sampled =
          alike
              ? actor.sampleAlike(parameters, new Generator(1))
              : actor.sample(parameters, new Generator(1));
      double[] squashed = linear ? Arrays.stream(actions).map(StrictMath::tanh).toArray() : actions;
      assertClose("actions", Batches.rowMajor(sampled), squashed);
      ActionValues critic = evaluate("q", "q_params", actions);
      assertClose("q", critic.values, golden.array("q_values"));
      compareGradient("pathwise_gradient", "dq_da", critic, 1, squashed);
      ActionValues logits = evaluate("c", "classifier_params", actions);
      double estimate = -Vectors.mean(logits.values);
      assertClose("entropy", estimate, golden.number("entropy_estimate_minus_mean_c"));
      assertClose(
          "entropy with volume",
          estimate + new UnitActions(Box.uniform(actionDim, -1, 1)).logVolume(),
          golden.number("entropy_estimate_with_log_volume"));
      compareGradient("entropy_gradient", "dc_da", logits, -1, squashed);
      classify();
    }

    private QNetwork network(String prefix, String field) {
      List<Integer> hidden =
          List.of(
              golden.at(field).shape(prefix + ".0.W")[1],
              golden.at(field).shape(prefix + ".1.W")[1]);
      Plain plain = new Plain(golden.integer("obs_dim"), false);
      return new QNetwork(prefix, plain, hidden, false, 0);
    }

    private ActionValues evaluate(String prefix, String field, double[] actions) {
      ActionValues values =
          new ActionValues(
              network(prefix, field), Precision.DOUBLE, rows, golden.integer("obs_dim"), actionDim);
      values.observe(golden.array("obs"));
      values.act(actions);
      values.evaluate(block(golden.flat(field, values.layout())));
      double[] ones = new double[rows];
      Arrays.fill(ones, 1);
      values.differentiate(ones);
      return values;
    }

    private static Block block(double[] numbers) {
      Block block = Precision.DOUBLE.block(1, numbers.length);
      block.load(numbers, 0);
      return block;
    }

    private void compareGradient(
        String field, String byAction, ActionValues values, double sign, double[] squashed) {
      double[] slopes = Batches.rowMajor(values.actionGradient());
      assertClose(byAction, slopes, golden.array(byAction));
      for (int i = 0; linear && i < slopes.length; i++) {
        slopes[i] /= 1 - squashed[i] * squashed[i];
      }
      Block gradient = Precision.DOUBLE.block(1, layout.size());
      actor.gradient(scaled(slopes, sign / rows, actionDim), gradient);
      double[] actual = numbers(gradient);
      scaleLastNorm(actual, kept);
      assertClose(field, actual, golden.flat(field, layout));
    }

    private void scaleLastNorm(double[] numbers, double factor) {
      for (ParameterLayout.Entry entry : layout.entries()) {
        for (int i = 0; entry.name().startsWith("f.ln1") && i < entry.size(); i++) {
          numbers[entry.offset() + i] *= factor;
        }
      }
    }

    private void classify() {
      ActionClassifier classifier =
          new ActionClassifier(
              network("c", "classifier_params"),
              Precision.DOUBLE,
              rows,
              rows,
              golden.integer("obs_dim"),
              actionDim);
      classifier.setFirst(golden.array("obs"), golden.array("buffer_actions"));
      classifier.setSecond(golden.array("obs"), golden.array("uniform_actions"));
      Block gradient = Precision.DOUBLE.block(1, classifier.layout().size());
      double loss =
          classifier.differentiate(
              block(golden.flat("classifier_params", classifier.layout())), gradient);
      assertClose("loss", loss, golden.number("classifier_loss"));
      assertClose(
          "first logits",
          Arrays.copyOf(classifier.logits(), rows),
          golden.array("classifier_logits_buffer"));
      assertClose(
          "second logits",
          Arrays.copyOfRange(classifier.logits(), rows, 2 * rows),
          golden.array("classifier_logits_uniform"));
      assertClose(
          "classifier's gradient",
          numbers(gradient),
          golden.flat("classifier_gradient", classifier.layout()));
      assertThat(loss).isPositive();
    }
  }
}
