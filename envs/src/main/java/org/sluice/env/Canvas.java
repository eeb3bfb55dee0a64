package org.sluice.env;

/**
 * Receives the shapes of one picture, each drawn over those before. Coordinates are the world's: x
 * to the right, y up. Points are given as x, y, x, y …; colours as 0xRRGGBB ({@link Colours}).
 * Where nothing is drawn, the picture has the colour {@link Colours#SKY}.
 */
public abstract class Canvas {

  /** The width of an outline, as a part of the view's height. */
  private static final double OUTLINE = 0.005;

  private double outline;

  /**
   * Chooses the rectangle of the world that the picture shows; called once, before any shape. What
   * lies outside is cut off.
   */
  public final void view(double left, double bottom, double right, double top) {
    outline = OUTLINE * (top - bottom);
    show(left, bottom, right, top);
  }

  /** What {@link #view} does to the picture. */
  protected abstract void show(double left, double bottom, double right, double top);

  /**
   * Fills a polygon, without an outline: for backgrounds.
   *
   * @param points Not modified
   */
  public abstract void area(int colour, double... points);

  /**
   * Draws a line through points, with round ends and corners.
   *
   * @param width of the line, in the world
   * @param points Not modified. Two or more; where all are the same, the line is a disc
   */
  public abstract void line(int colour, double width, double... points);

  /**
   * Fills the view with a picture of square pixels.
   *
   * @param columns pixels in a row; the number of rows follows
   * @param grays Not modified. From black, 0, to white, 255, row by row from the top
   */
  public abstract void pixels(int columns, byte[] grays);

  /**
   * Fills a polygon and outlines it: for bodies.
   *
   * @param points Not modified
   */
  public final void polygon(int colour, double... points) {
    area(colour, points);
    frame(colour, points);
  }

  /**
   * Draws the outline of a polygon of a colour, without filling it.
   *
   * @param points Not modified
   */
  public final void frame(int colour, double... points) {
    double[] closed = new double[points.length + 2];
    System.arraycopy(points, 0, closed, 0, points.length);
    closed[points.length] = points[0];
    closed[points.length + 1] = points[1];
    line(Colours.outline(colour), outline, closed);
  }

  /** Draws an outlined capsule: all points within a distance of a line. */
  public final void capsule(int colour, double radius, double x1, double y1, double x2, double y2) {
    line(Colours.outline(colour), 2 * radius + outline, x1, y1, x2, y2);
    line(colour, Math.max(0, 2 * radius - outline), x1, y1, x2, y2);
  }

  /** Draws an outlined disc. */
  public final void disc(int colour, double radius, double x, double y) {
    capsule(colour, radius, x, y, x, y);
  }

  /** Fills a rectangle, without an outline. */
  public final void rectangle(int colour, double left, double bottom, double right, double top) {
    area(colour, left, bottom, right, bottom, right, top, left, top);
  }
}
