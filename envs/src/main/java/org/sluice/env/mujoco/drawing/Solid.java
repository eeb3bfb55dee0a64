package org.sluice.env.mujoco.drawing;

/**
 * A convex body in space.
 *
 * @param kind its shape
 * @param centre {@code [3]}, m
 * @param rotation {@code [9]}, row by row: from its own axes to the world's
 * @param size {@code [3]} as {@link Kind} describes it, m
 * @param colour 0xRRGGBB
 */
public record Solid(Kind kind, double[] centre, double[] rotation, double[] size, int colour) {

  /** Shapes, each around its own origin. */
  public enum Kind {
    /** A radius. */
    SPHERE,
    /** A radius, and half the length of the axis between the centres of its ends, along z. */
    CAPSULE,
    /** Three half axes. */
    ELLIPSOID,
    /** A radius, and half the height along z. */
    CYLINDER,
    /** Three half edges. */
    BOX
  }

  /** A point given in its own axes, in the world. */
  double[] world(double x, double y, double z) {
    double[] point = new double[3];
    for (int i = 0; i < 3; i++) {
      point[i] =
          centre[i] + rotation[3 * i] * x + rotation[3 * i + 1] * y + rotation[3 * i + 2] * z;
    }
    return point;
  }

  /** The farthest of its points in a direction, {@code [3]}, of any length but 0. */
  double[] farthest(double[] direction) {
    double x = own(direction, 0);
    double y = own(direction, 1);
    double z = own(direction, 2);
    return switch (kind) {
      case SPHERE -> scaled(size[0], x, y, z, 0);
      case CAPSULE -> scaled(size[0], x, y, z, Math.copySign(size[1], z));
      case ELLIPSOID -> {
        double length = norm(size[0] * x, size[1] * y, size[2] * z);
        yield world(
            size[0] * size[0] * x / length,
            size[1] * size[1] * y / length,
            size[2] * size[2] * z / length);
      }
      case CYLINDER -> scaled(size[0], x, y, 0, Math.copySign(size[1], z));
      case BOX ->
          world(Math.copySign(size[0], x), Math.copySign(size[1], y), Math.copySign(size[2], z));
    };
  }

  /** The point of a box that is nearest to a point; of other solids the centre. */
  double[] nearest(double[] point) {
    if (kind != Kind.BOX) {
      return centre;
    }
    double[] offset = {point[0] - centre[0], point[1] - centre[1], point[2] - centre[2]};
    double[] clipped = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      clipped[axis] = Math.max(-size[axis], Math.min(size[axis], own(offset, axis)));
    }
    return world(clipped[0], clipped[1], clipped[2]);
  }

  private double own(double[] direction, int axis) {
    return rotation[axis] * direction[0]
        + rotation[3 + axis] * direction[1]
        + rotation[6 + axis] * direction[2];
  }

  private double[] scaled(double radius, double x, double y, double z, double along) {
    double length = norm(x, y, z);
    double factor = length > 0 ? radius / length : 0;
    return world(factor * x, factor * y, factor * z + along);
  }

  private static double norm(double x, double y, double z) {
    return Math.sqrt(x * x + y * y + z * z);
  }
}
