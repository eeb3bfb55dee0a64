package org.sluice.jobs.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.sluice.env.Canvas;
import org.sluice.env.Colours;

/** Draws into a rectangle of an image, from its upper left corner. */
final class ImageCanvas extends Canvas {

  private final Graphics2D graphics;
  private final double width;
  private final double height;
  private Viewport viewport;
  private Rectangle2D shown;

  /**
   * @param graphics Modified. Its clip becomes the view
   */
  ImageCanvas(Graphics2D graphics, double width, double height) {
    this.graphics = graphics;
    this.width = width;
    this.height = height;
  }

  @Override
  protected void show(double left, double bottom, double right, double top) {
    viewport = Viewport.fit(left, bottom, right, top, width, height);
    double x = viewport.x(left);
    double y = viewport.y(top);
    shown = new Rectangle2D.Double(x, y, viewport.x(right) - x, viewport.y(bottom) - y);
    graphics.clip(shown);
    graphics.setColor(new Color(Colours.SKY));
    graphics.fill(shown);
  }

  @Override
  public void area(int colour, double... points) {
    Path2D path = path(points);
    path.closePath();
    graphics.setColor(new Color(colour));
    graphics.fill(path);
  }

  @Override
  public void line(int colour, double width, double... points) {
    double thickness = width * viewport.scale();
    graphics.setColor(new Color(colour));
    if (isPoint(points)) {
      double x = viewport.x(points[0]) - thickness / 2;
      double y = viewport.y(points[1]) - thickness / 2;
      graphics.fill(new Ellipse2D.Double(x, y, thickness, thickness));
      return;
    }
    graphics.setStroke(
        new BasicStroke((float) thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(path(points));
  }

  @Override
  public void pixels(int columns, byte[] grays) {
    BufferedImage image =
        new BufferedImage(columns, grays.length / columns, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < grays.length; i++) {
      image.setRGB(i % columns, i / columns, (grays[i] & 0xFF) * 0x010101);
    }
    graphics.drawImage(
        image,
        (int) Math.round(shown.getMinX()),
        (int) Math.round(shown.getMinY()),
        (int) Math.round(shown.getWidth()),
        (int) Math.round(shown.getHeight()),
        null);
  }

  private Path2D path(double... points) {
    Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, points.length / 2);
    path.moveTo(viewport.x(points[0]), viewport.y(points[1]));
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(viewport.x(points[i]), viewport.y(points[i + 1]));
    }
    return path;
  }

  private static boolean isPoint(double... points) {
    double[] first = new double[points.length];
    Arrays.setAll(first, i -> points[i % 2]);
    return Arrays.equals(points, first);
  }
}
