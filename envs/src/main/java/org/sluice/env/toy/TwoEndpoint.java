package org.sluice.env.toy;

import java.util.OptionalDouble;
import org.sluice.env.Box;
import org.sluice.env.Canvas;
import org.sluice.env.Controller;
import org.sluice.env.Drawable;
import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.Scripted;
import org.sluice.env.Step;
import org.sluice.env.VectorStateEnv;

/**
 * A line with two equally good ends.
 *
 * <p>State and observation: s ∈ [−10, 10], starting at 0. With the action clipped to ±1, s' =
 * clip(s + a, ±10). It terminates at either end, |s'| = 10, with reward 1; every other step has
 * reward 0.
 *
 * <p>Source: Tang and Agrawal, "Implicit Policy for Reinforcement Learning", appendix E.3. There it
 * is a task of imitation and has neither reward nor limit; the reward above and the limit of 200
 * steps are this project's. 200 steps are 20 times the fewest that reach an end.
 */
public final class TwoEndpoint extends VectorStateEnv implements Drawable, Scripted {

  /** Distance of each end from the start. */
  public static final double END = 10;

  private static final double MAX_ACTION = 1;
  private static final double EXPERT_MOVE = 0.8;
  private static final double EXPERT_DEVIATION = 0.1;

  /** The environment's specification. */
  public static final EnvSpec SPEC =
      new EnvSpec(
          "TwoEndpoint-v0",
          Box.uniform(1, -END, END),
          Box.uniform(1, -MAX_ACTION, MAX_ACTION),
          200,
          OptionalDouble.empty(),
          1,
          "Tang and Agrawal 2018, Implicit Policy, appendix E.3; reward and limit by this project");

  public TwoEndpoint() {
    super(SPEC, 1);
  }

  @Override
  protected void initialise(Generator random) {
    state[0] = 0;
  }

  @Override
  protected void observe(double[] observation) {
    observation[0] = state[0];
  }

  @Override
  protected void advance(double[] action, Step step) {
    double move = Math.max(-MAX_ACTION, Math.min(MAX_ACTION, action[0]));
    state[0] = Math.max(-END, Math.min(END, state[0] + move));
    step.terminated = Math.abs(state[0]) >= END;
    step.reward = step.terminated ? 1 : 0;
  }

  /**
   * An expert that commits itself to one of the ends, the more surely the nearer it is: with {@code
   * p = clip((s + 10) / 20, 0, 1)}, it draws a from N(0.8, 0.1²) with probability p, else from
   * N(−0.8, 0.1²), and clips it to ±1. The paper shows such an expert, without numbers.
   */
  @Override
  public Controller controller(Generator random) {
    return (observation, action) -> {
      double right = (observation[0] + END) / (2 * END);
      double mean = random.nextDouble() < right ? EXPERT_MOVE : -EXPERT_MOVE;
      double move = mean + EXPERT_DEVIATION * random.gaussian();
      action[0] = Math.max(-MAX_ACTION, Math.min(MAX_ACTION, move));
    };
  }

  @Override
  public void draw(Canvas canvas) {
    checkOpen();
    PlaceDrawing.segment(canvas, END, state[0]);
  }
}
