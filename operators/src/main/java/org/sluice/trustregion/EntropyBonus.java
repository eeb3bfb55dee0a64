package org.sluice.trustregion;

import org.sluice.env.Generator;

/** The mean entropy of a policy over a batch's states, with its gradient. */
interface EntropyBonus {

  /**
   * Takes a batch's states, and fixes what chance decides until the next call.
   *
   * @param batch Not modified.
   * @param parameters Not modified. θ before the update
   */
  void load(PolicyBatch batch, double[] parameters, Generator random);

  /**
   * Mean entropy at θ, nats.
   *
   * @param parameters Not modified. θ
   */
  double evaluate(double[] parameters);

  /**
   * gradient += scale · ∇_θ (mean entropy).
   *
   * @param parameters Not modified. θ
   * @param gradient Modified. {@code [parameters]}
   */
  void addGradient(double[] parameters, double scale, double[] gradient);
}
