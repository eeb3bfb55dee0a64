package org.sluice.env.mujoco.drawing;

/**
 * A camera without perspective: it maps a point p to (right · p, up · p), in metres. All three
 * vectors are orthonormal.
 *
 * @param right {@code [3]}, to the picture's right
 * @param up {@code [3]}, to the picture's top
 * @param forward {@code [3]}, away from the viewer
 */
public record Camera(double[] right, double[] up, double[] forward) {

  /** Onto the x-z plane. */
  public static final Camera SIDE = of(0, 0);

  /** Onto the x-y plane. */
  public static final Camera TOP = of(0, 90);

  /** From the side, the front and above. */
  public static final Camera OBLIQUE = of(25, 28);

  /**
   * A camera.
   *
   * @param azimuth degrees; 0 looks along y, with x to the right, and more looks also against x
   * @param elevation degrees above the horizon from which it looks down
   */
  static Camera of(double azimuth, double elevation) {
    double a = StrictMath.toRadians(azimuth);
    double e = StrictMath.toRadians(elevation);
    double x = -StrictMath.sin(a);
    double y = StrictMath.cos(a);
    double level = StrictMath.cos(e);
    double steep = StrictMath.sin(e);
    return new Camera(
        new double[] {y, -x, 0},
        new double[] {x * steep, y * steep, level},
        new double[] {x * level, y * level, -steep});
  }

  /** Whether it looks horizontally, so that the ground is a line. */
  boolean isLevel() {
    return Math.abs(forward[2]) < 1e-9;
  }

  /** Whether it looks straight down. */
  boolean isVertical() {
    return Math.abs(up[2]) < 1e-9;
  }

  /** The picture's x of a point. */
  public double x(double[] point) {
    return dot(right, point);
  }

  /** The picture's y of a point. */
  public double y(double[] point) {
    return dot(up, point);
  }

  /** How far a point is from the viewer, up to a constant. */
  double depth(double[] point) {
    return dot(forward, point);
  }

  /** The point, {@code [3]}, that is seen at a place of the picture and at a depth. */
  double[] point(double x, double y, double depth) {
    double[] point = new double[3];
    for (int i = 0; i < 3; i++) {
      point[i] = x * right[i] + y * up[i] + depth * forward[i];
    }
    return point;
  }

  static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }
}
