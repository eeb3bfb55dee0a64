package org.sluice.learning.rollout;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.sluice.env.Box;
import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.SimulatedEnv;
import org.sluice.env.Step;

/** Observes the steps of its episode so far, and remembers the actions that reach it. */
final class CountingEnv extends SimulatedEnv {

  /** The actions that arrived, first numbers only. */
  final List<Double> actions = new ArrayList<>();

  private final int terminatesAfter;
  private int count;

  /**
   * @param terminatesAfter steps per episode
   */
  CountingEnv(int terminatesAfter) {
    super(
        new EnvSpec(
            "Counting-v0",
            Box.unbounded(1),
            Box.uniform(1, -0.1, 0.1),
            0,
            OptionalDouble.empty(),
            1,
            "made for tests"));
    this.terminatesAfter = terminatesAfter;
  }

  @Override
  protected void initialise(Generator random) {
    count = 0;
  }

  @Override
  protected void initialiseTo(double[] state) {
    count = (int) state[0];
  }

  @Override
  public int stateSize() {
    return 1;
  }

  @Override
  public double[] state() {
    return new double[] {count};
  }

  @Override
  protected void observe(double[] observation) {
    observation[0] = count;
  }

  @Override
  protected void advance(double[] action, Step step) {
    actions.add(action[0]);
    count++;
    step.reward = count;
    step.terminated = count == terminatesAfter;
  }

  @Override
  protected int stateBytes() {
    return Integer.BYTES;
  }

  @Override
  protected void saveState(ByteBuffer out) {
    out.putInt(count);
  }

  @Override
  protected void restoreState(ByteBuffer in) {
    count = in.getInt();
  }
}
