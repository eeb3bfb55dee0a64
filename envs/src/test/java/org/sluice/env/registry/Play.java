package org.sluice.env.registry;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.sluice.env.Env;
import org.sluice.env.Generator;
import org.sluice.env.Step;

/** An environment played with random actions, new episodes following ended ones. */
final class Play {

  private final Env env;
  private final Generator random;
  private final double[] action;
  private final Step step;

  /** Steps from an episode that has begun, with actions that depend on nothing but the seed. */
  Play(Env env, long actionSeed) {
    this.env = env;
    this.random = new Generator(actionSeed);
    this.action = new double[env.spec().actionSpace().size()];
    this.step = new Step(env.spec());
  }

  /** A new game whose first episode starts from a seed. */
  static Play start(Env env, long seed) {
    Play play = new Play(env, seed);
    env.reset(seed, play.step.observation);
    return play;
  }

  /** Takes one step; the outcome stays as it is until the next. */
  Step step() {
    env.spec().actionSpace().sample(random, action);
    env.step(action, step);
    return step;
  }

  /** The outcome of the last step. */
  Step last() {
    return step;
  }

  /** The action of the last step. */
  double[] action() {
    return action;
  }

  /** Starts the next episode without a seed. */
  double[] reset() {
    env.reset(step.observation);
    return step.observation;
  }

  /** Takes a number of steps; returns a checksum of every bit that came out. */
  long checksum(int steps) {
    CRC32 checksum = new CRC32();
    ByteBuffer bits = ByteBuffer.allocate((step.observation.length + 1) * Double.BYTES + 2);
    for (int i = 0; i < steps; i++) {
      step();
      bits.clear();
      for (double value : step.observation) {
        bits.putDouble(value);
      }
      bits.putDouble(step.reward);
      bits.put((byte) (step.terminated ? 1 : 0)).put((byte) (step.truncated ? 1 : 0));
      checksum.update(bits.flip());
      if (step.ended()) {
        for (double value : reset()) {
          checksum.update(bits.clear().putDouble(value).flip());
        }
      }
    }
    return checksum.getValue();
  }
}
