package org.sluice.learning.offpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.sluice.env.Generator;
import org.sluice.learning.encoder.Plain;
import org.sluice.learning.golden.Batches;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Precision;

/**
 * A classifier between known densities on [−1, 1] and uniform numbers: equation 7, lemma A.1 and
 * theorem 3.2 of Tang and Agrawal 2018. Tolerances are twice what five seeds need.
 */
class ActionClassifierTest {

  private static final int ROWS = 256;
  private static final int STEPS = 1000;
  private static final QNetwork NETWORK =
      new QNetwork("c", new Plain(1, false), List.of(32, 32), false, 0);

  private final Generator random = new Generator(5);
  private final ActionValues logits = new ActionValues(NETWORK, Precision.FLOAT, ROWS, 1, 1);

  private static double normal(double x, double mean, double deviation) {
    double z = (x - mean) / deviation;
    return Math.exp(-0.5 * z * z) / (deviation * Math.sqrt(2 * Math.PI));
  }

  private double[] draw(ToDoubleFunction<Generator> sampler) {
    double[] numbers = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      numbers[i] = sampler.applyAsDouble(random);
    }
    return numbers;
  }

  /** ψ after learning to tell a density's numbers from uniform ones. */
  private Block fit(ToDoubleFunction<Generator> sampler) {
    ActionClassifier classifier = new ActionClassifier(NETWORK, Precision.FLOAT, ROWS, ROWS, 1, 1);
    TargetParameters psi =
        new TargetParameters(Precision.FLOAT, classifier.layout().initialiseFloats(random));
    double[] states = new double[ROWS];
    for (int step = 0; step < STEPS; step++) {
      classifier.setFirst(states, draw(sampler));
      classifier.setSecond(states, draw(g -> g.uniform(-1, 1)));
      classifier.differentiate(psi.online(), psi.gradient());
      psi.step(step < STEPS / 2 ? 3e-3 : 5e-4);
    }
    return psi.online();
  }

  private void evaluate(Block psi, double[] actions) {
    logits.observe(new double[ROWS]);
    logits.act(actions);
    logits.evaluate(psi);
  }

  /** The mean distance of c from log π + log |A|, and of −mean c + log |A| from the entropy. */
  private Block assertRecovers(ToDoubleFunction<Generator> sampler, DoubleUnaryOperator density) {
    Block psi = fit(sampler);
    double[] actions = draw(sampler);
    evaluate(psi, actions);
    double distance = 0;
    double logit = 0;
    for (int i = 0; i < ROWS; i++) {
      double exact = Math.log(2 * density.applyAsDouble(actions[i]));
      distance += Math.abs(logits.values[i] - exact) / ROWS;
      logit += (logits.values[i] - exact) / ROWS;
    }
    assertThat(distance).isLessThan(0.2);
    assertThat(logit).as("error of the entropy").isCloseTo(0, within(0.2));
    return psi;
  }

  @Test
  void recoversTheDensityOfAMixture() {
    assertRecovers(
        g -> (g.nextDouble() < 0.3 ? -0.5 : 0.4) + 0.12 * g.gaussian(),
        x -> 0.3 * normal(x, -0.5, 0.12) + 0.7 * normal(x, 0.4, 0.12));
  }

  /** a = m + e^l ε has ∂H/∂m = 0 and ∂H/∂l = 1. */
  @Test
  void recoversTheDensityOfAGaussianAndTheGradientOfItsEntropy() {
    double mean = 0.1;
    double deviation = 0.25;
    Block psi =
        assertRecovers(g -> mean + deviation * g.gaussian(), x -> normal(x, mean, deviation));
    double byMean = 0;
    double byLogDeviation = 0;
    int batches = 20;
    for (int batch = 0; batch < batches; batch++) {
      double[] actions = draw(g -> mean + deviation * g.gaussian());
      evaluate(psi, actions);
      double[] ones = new double[ROWS];
      Arrays.fill(ones, 1);
      logits.differentiate(ones);
      double[] slopes = Batches.rowMajor(logits.actionGradient());
      for (int i = 0; i < ROWS; i++) {
        byMean -= slopes[i] / (batches * ROWS);
        byLogDeviation -= slopes[i] * (actions[i] - mean) / (batches * ROWS);
      }
    }
    assertThat(byMean).isCloseTo(0, within(0.2)); // in units of 1 / deviation = 4
    assertThat(byLogDeviation).isCloseTo(1, within(0.06));
  }
}
