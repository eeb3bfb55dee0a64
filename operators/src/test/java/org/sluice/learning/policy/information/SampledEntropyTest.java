package org.sluice.learning.policy.information;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.sluice.env.Generator;
import org.sluice.learning.golden.Numbers;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.type.Gaussian;
import org.sluice.learning.policy.type.Trunk;

class SampledEntropyTest {

  private static final int BATCH = 50;

  private final Policy policy = new Gaussian(3, 2, Trunk.of(16));
  private final double[] parameters = policy.layout().initialise(new Generator(1));
  private final double[] states = Numbers.normal(new Generator(2), BATCH * 3, 1);

  /** The mean of 10,000 log-densities, each with variance dim / 2 = 1; five deviations allowed. */
  @Test
  void theEstimateIsNearTheExactEntropy() {
    SampledEntropy sampled = new SampledEntropy(policy, Precision.DOUBLE, BATCH, 200);
    sampled.observe(states);
    sampled.resample(new Generator(3));
    Entropy exact = Entropy.of(policy, Precision.DOUBLE, BATCH, 1);
    exact.observe(states);
    assertThat(sampled.evaluate(parameters))
        .isCloseTo(exact.evaluate(parameters), within(5 / Math.sqrt(200.0 * BATCH)));
  }

  @Test
  void noiseStaysUntilItIsDrawnAgain() {
    SampledEntropy entropy = new SampledEntropy(policy, Precision.FLOAT, BATCH, 2);
    Generator random = new Generator(4);
    entropy.observe(states);
    entropy.resample(random);
    double first = entropy.evaluate(parameters);
    assertThat(entropy.evaluate(parameters)).isEqualTo(first);
    entropy.resample(random);
    assertThat(entropy.evaluate(parameters)).isNotEqualTo(first);
  }

  /** Buffers are there from the start; iterators over the parameters are all that comes later. */
  @Test
  void evaluatingAllocatesNoBuffers() {
    SampledEntropy entropy = new SampledEntropy(policy, Precision.FLOAT, BATCH, 10);
    double[] gradient = new double[parameters.length];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Generator random = new Generator(5);
    long fewest = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      entropy.observe(states);
      entropy.resample(random);
      entropy.evaluate(parameters);
      entropy.gradient(gradient);
      fewest = Math.min(fewest, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(fewest).isLessThan(1000);
  }
}
