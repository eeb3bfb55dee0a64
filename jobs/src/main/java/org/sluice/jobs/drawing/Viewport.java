package org.sluice.jobs.drawing;

/**
 * Where a rectangle of the world is in an image: as large as fits, in its centre, with the same
 * scale in both directions.
 *
 * @param scale image units per unit of the world
 * @param left the image's x of the world's x = 0
 * @param top the image's y of the world's y = 0; it grows downwards
 */
public record Viewport(double scale, double left, double top) {

  /** Fits a rectangle of the world into an image. */
  public static Viewport fit(
      double left, double bottom, double right, double top, double width, double height) {
    double scale = Math.min(width / (right - left), height / (top - bottom));
    return new Viewport(
        scale, width / 2 - scale * (left + right) / 2, height / 2 + scale * (bottom + top) / 2);
  }

  /** The image's x of a point in the world. */
  public double x(double world) {
    return left + scale * world;
  }

  /** The image's y of a point in the world. */
  public double y(double world) {
    return top - scale * world;
  }
}
