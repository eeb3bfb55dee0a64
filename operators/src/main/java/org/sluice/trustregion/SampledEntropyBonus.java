package org.sluice.trustregion;

import org.sluice.env.Generator;
import org.sluice.graph.Precision;
import org.sluice.policy.Policy;
import org.sluice.policy.SampledEntropy;

/** Entropy by samples, whose noise is the same throughout an update. */
final class SampledEntropyBonus implements EntropyBonus {

  private final SampledEntropy entropy;
  private final double[] gradientOfEntropy;

  SampledEntropyBonus(Policy policy, Precision precision, int batch, int samples) {
    this.entropy = new SampledEntropy(policy, precision, batch, samples);
    this.gradientOfEntropy = new double[policy.layout().size()];
  }

  @Override
  public void load(PolicyBatch batch, double[] parameters, Generator random) {
    Subsample.ALL.load(batch.observations(), entropy.observations());
    entropy.drawNoise(random);
  }

  @Override
  public double evaluate(double[] parameters) {
    return entropy.evaluate(parameters);
  }

  @Override
  public void addGradient(double[] parameters, double scale, double[] gradient) {
    entropy.gradient(parameters, gradientOfEntropy);
    Vectors.addScaled(scale, gradientOfEntropy, gradient);
  }
}
