package org.sluice.env.box2d;

import org.jbox2d.callbacks.RayCastCallback;
import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.Fixture;
import org.jbox2d.dynamics.World;

/** Ten rays from straight down to almost straight ahead, each as far as the nearest ground. */
final class Lidar implements RayCastCallback {

  /** Rays. */
  static final int SIZE = 10;

  private final double[] reachX = new double[SIZE];
  private final double[] reachY = new double[SIZE];
  private final Vec2 end = new Vec2();
  private float nearest;

  /**
   * @param range length of a ray, m
   * @param spread radians from one ray to the next, times {@link #SIZE}
   */
  Lidar(double range, double spread) {
    for (int i = 0; i < SIZE; i++) {
      reachX[i] = StrictMath.sin(spread * i / SIZE) * range;
      reachY[i] = -StrictMath.cos(spread * i / SIZE) * range;
    }
  }

  /** How far to the right a ray's end is, m. */
  double reachX(int ray) {
    return reachX[ray];
  }

  /** How far up a ray's end is, m. */
  double reachY(int ray) {
    return reachY[ray];
  }

  /**
   * Writes the part of each ray that reaches nothing, 1 if all of it.
   *
   * @param distances Modified. From {@code offset} on
   */
  void measure(World world, Vec2 from, double[] distances, int offset) {
    for (int i = 0; i < SIZE; i++) {
      end.set((float) (from.x + reachX[i]), (float) (from.y + reachY[i]));
      nearest = 1;
      world.raycast(this, from, end);
      distances[offset + i] = nearest;
    }
  }

  @Override
  public float reportFixture(Fixture fixture, Vec2 point, Vec2 normal, float fraction) {
    if ((fixture.getFilterData().categoryBits & Scene.GROUND) == 0) {
      return -1; // the ray passes through
    }
    nearest = Math.min(nearest, fraction);
    return nearest;
  }
}
