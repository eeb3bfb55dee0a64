package org.sluice.learning.rollout.exploration;

import org.sluice.env.Generator;

/**
 * Independent normal noise.
 *
 * @param deviation σ
 */
public record GaussianNoise(double deviation) implements ActionNoise {

  @Override
  public void next(Generator random, double[] noise) {
    for (int i = 0; i < noise.length; i++) {
      noise[i] = deviation * random.gaussian();
    }
  }
}
