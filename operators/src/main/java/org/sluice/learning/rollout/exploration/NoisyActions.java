package org.sluice.learning.rollout.exploration;

import java.nio.ByteBuffer;
import org.sluice.env.Box;
import org.sluice.env.Generator;
import org.sluice.learning.policy.Actor;
import org.sluice.learning.rollout.Behaviour;

/** Adds noise to the policy's deterministic action, and clips the sum to the action space. */
public final class NoisyActions implements Behaviour {

  private final ActionNoise noise;
  private final Box actions;
  private final double[] drawn;

  /**
   * @param noise owned by this behaviour afterwards
   * @param actions with finite bounds
   */
  public NoisyActions(ActionNoise noise, Box actions) {
    this.noise = noise;
    this.actions = actions;
    this.drawn = new double[actions.size()];
  }

  @Override
  public double act(Actor actor, double[] observation, Generator random, double[] action) {
    double logProbability = actor.actCentrally(observation, action);
    noise.next(random, drawn);
    for (int i = 0; i < drawn.length; i++) {
      double half = 0.5 * (actions.high(i) - actions.low(i));
      action[i] = actions.clip(i, action[i] + half * drawn[i]);
    }
    return logProbability;
  }

  @Override
  public void episodeEnded() {
    noise.episodeEnded();
  }

  @Override
  public int stateBytes() {
    return noise.stateBytes();
  }

  @Override
  public void save(ByteBuffer out) {
    noise.save(out);
  }

  @Override
  public void restore(ByteBuffer in) {
    noise.restore(in);
  }
}
