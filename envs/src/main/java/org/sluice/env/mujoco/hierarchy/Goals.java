package org.sluice.env.mujoco.hierarchy;

import org.sluice.env.Generator;

/** Where goals are. */
interface Goals {

  /**
   * Draws one.
   *
   * @param goal Modified. {@code [2]}, in metres
   */
  void draw(Generator random, double[] goal);

  /** The farthest distance of a goal from the origin, in metres. */
  double distance();

  /** Whether an episode ends at its goal. */
  boolean endEpisodes();

  /** On an arc about the origin, of all angles up to the widest on both sides of the x axis. */
  record Arc(double distance, double widestAngle) implements Goals {

    @Override
    public void draw(Generator random, double[] goal) {
      double angle = random.uniform(-widestAngle, widestAngle);
      goal[0] = distance * StrictMath.cos(angle);
      goal[1] = distance * StrictMath.sin(angle);
    }

    @Override
    public boolean endEpisodes() {
      return false;
    }
  }
}
