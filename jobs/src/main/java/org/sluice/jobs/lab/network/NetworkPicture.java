package org.sluice.jobs.lab.network;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.sluice.jobs.lab.network.NetworkDiagram.Part;
import org.sluice.jobs.run.plot.Picture;

/** Draws a {@link NetworkDiagram} from left to right: boxes, taller for more units, and arrows. */
public final class NetworkPicture {

  private static final int BOX = 132;
  private static final int JUNCTION = 28;
  private static final int GAP = 46;
  private static final int OUTPUT = 40;
  private static final int MARGIN = 24;
  private static final int TITLE = 40;
  private static final int LINE = 16;
  private static final int SPACE = 26;
  private static final Color INK = new Color(0x333333);
  private static final Color LEARNED = new Color(0xD9E8F5);
  private static final Color GIVEN = new Color(0xF0F0F0);
  private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final Font HEADING = new Font(Font.SANS_SERIF, Font.BOLD, 14);

  private final NetworkDiagram diagram;
  private final String title;
  private final int[] columns;
  private final List<Rectangle2D> boxes = new ArrayList<>();
  private final int width;
  private final int height;

  /**
   * Lays the diagram out.
   *
   * @param title above it
   */
  public NetworkPicture(NetworkDiagram diagram, String title) {
    this.diagram = diagram;
    this.title = title;
    this.columns = columns(diagram.parts());
    int last = columns[columns.length - 1];
    double tallest = 0;
    for (int column = 0; column <= last; column++) {
      tallest = Math.max(tallest, height(column));
    }
    this.height = (int) tallest + 2 * MARGIN + TITLE;
    double x = MARGIN;
    double[] lefts = new double[last + 1];
    double[] widths = new double[last + 1];
    for (int column = 0; column <= last; column++) {
      lefts[column] = x;
      widths[column] = width(column);
      x += widths[column] + GAP;
    }
    this.width = Math.max((int) x + OUTPUT + MARGIN, 9 * title.length() + 2 * MARGIN);
    double[] tops = new double[last + 1];
    for (int column = 0; column <= last; column++) {
      tops[column] = TITLE + (height - TITLE - height(column)) / 2;
    }
    for (int i = 0; i < columns.length; i++) {
      Part part = diagram.parts().get(i);
      int column = columns[i];
      double left = lefts[column] + (widths[column] - width(part)) / 2;
      boxes.add(new Rectangle2D.Double(left, tops[column], width(part), height(part)));
      tops[column] += height(part) + SPACE;
    }
  }

  /**
   * The longest way from the observation; what does not depend on it stands as near as possible to
   * what uses it.
   */
  private static int[] columns(List<Part> parts) {
    int[] columns = new int[parts.size()];
    boolean[] depends = new boolean[columns.length];
    depends[0] = true;
    for (int i = 0; i < columns.length; i++) {
      for (int input : parts.get(i).inputs()) {
        columns[i] = Math.max(columns[i], columns[input] + 1);
        depends[i] |= depends[input];
      }
    }
    for (int i = columns.length - 2; i > 0; i--) {
      int user = Integer.MAX_VALUE;
      for (int j = i + 1; j < columns.length; j++) {
        user = parts.get(j).inputs().contains(i) ? Math.min(user, columns[j]) : user;
      }
      columns[i] = depends[i] ? columns[i] : user - 1;
    }
    return columns;
  }

  private static double width(Part part) {
    return part.junction() ? JUNCTION : BOX;
  }

  private static double height(Part part) {
    return part.junction()
        ? JUNCTION
        : LINE * lines(part).size() + 12 + 6 * Math.log(part.units()) / Math.log(2);
  }

  private double width(int column) {
    double widest = 0;
    for (int i = 0; i < columns.length; i++) {
      widest = columns[i] == column ? Math.max(widest, width(diagram.parts().get(i))) : widest;
    }
    return widest;
  }

  private double height(int column) {
    double sum = -SPACE;
    for (int i = 0; i < columns.length; i++) {
      sum += columns[i] == column ? height(diagram.parts().get(i)) + SPACE : 0;
    }
    return sum;
  }

  /**
   * Writes it as a PNG.
   *
   * @throws org.sluice.jobs.run.plot.PictureException if it cannot be drawn or written
   */
  public void write(Path file) {
    Picture.write(file, width, height, this::paint);
  }

  private void paint(Graphics2D graphics) {
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(INK);
    graphics.setFont(HEADING);
    graphics.drawString(title, MARGIN, MARGIN + 6);
    graphics.setFont(TEXT);
    graphics.setStroke(new BasicStroke(1.2f));
    for (int i = 0; i < boxes.size(); i++) {
      for (int input : diagram.parts().get(i).inputs()) {
        arrow(graphics, boxes.get(input), boxes.get(i), lowest(columns[input], columns[i]));
      }
    }
    Rectangle2D last = boxes.get(boxes.size() - 1);
    Rectangle2D outside =
        new Rectangle2D.Double(last.getMaxX() + GAP, last.getY(), 0, last.getHeight());
    arrow(graphics, last, outside, 0);
    graphics.drawString("action", (float) outside.getX() + 4, (float) last.getCenterY() + 4);
    for (int i = 0; i < boxes.size(); i++) {
      box(graphics, diagram.parts().get(i), boxes.get(i));
    }
  }

  /** The lowest edge of the boxes between two columns; 0 if there are none. */
  private double lowest(int from, int to) {
    double lowest = 0;
    for (int i = 0; i < columns.length; i++) {
      boolean between = columns[i] > from && columns[i] < to;
      lowest = between ? Math.max(lowest, boxes.get(i).getMaxY()) : lowest;
    }
    return lowest;
  }

  /**
   * Draws an arrow.
   *
   * @param above what it has to pass below in its middle; 0 for nothing
   */
  private static void arrow(Graphics2D graphics, Rectangle2D from, Rectangle2D to, double above) {
    double tip = to.getX() - 1;
    Path2D line = new Path2D.Double();
    line.moveTo(from.getMaxX(), from.getCenterY());
    if (above > 0) {
      double low = above + MARGIN / 2.0;
      bend(line, from.getMaxX() + GAP, low);
      line.lineTo(tip - GAP, low);
    }
    bend(line, tip, to.getCenterY());
    graphics.draw(line);
    Path2D head = new Path2D.Double();
    head.moveTo(tip, to.getCenterY());
    head.lineTo(tip - 8, to.getCenterY() - 4);
    head.lineTo(tip - 8, to.getCenterY() + 4);
    head.closePath();
    graphics.fill(head);
  }

  /** Continues a line, horizontally at both ends. */
  private static void bend(Path2D line, double x, double y) {
    double middle = (line.getCurrentPoint().getX() + x) / 2;
    line.curveTo(middle, line.getCurrentPoint().getY(), middle, y, x, y);
  }

  private static void box(Graphics2D graphics, Part part, Rectangle2D box) {
    graphics.setColor(part.parameters() > 0 ? LEARNED : GIVEN);
    graphics.fill(box);
    graphics.setColor(INK);
    graphics.draw(box);
    if (part.junction()) {
      write(graphics, List.of(part.name()), box.getCenterX(), box.getCenterY() - LINE / 2.0);
      write(graphics, part.functions(), box.getCenterX(), box.getMaxY());
    } else {
      List<String> lines = lines(part);
      write(graphics, lines, box.getCenterX(), box.getCenterY() - LINE * lines.size() / 2.0);
    }
  }

  private static void write(Graphics2D graphics, List<String> lines, double centre, double top) {
    for (int i = 0; i < lines.size(); i++) {
      int text = graphics.getFontMetrics().stringWidth(lines.get(i));
      graphics.drawString(
          lines.get(i), (float) (centre - text / 2.0), (float) (top + LINE * (i + 0.8)));
    }
  }

  private static List<String> lines(Part part) {
    List<String> lines = new ArrayList<>();
    lines.add(part.name());
    lines.add(
        part.shape().size() == 1
            ? String.format(
                Locale.ROOT, "%,d %s", part.units(), part.units() == 1 ? "unit" : "units")
            : part.shape().stream().map(String::valueOf).collect(Collectors.joining(" × ")));
    if (part.parameters() > 0) {
      lines.add(String.format(Locale.ROOT, "%,d parameters", part.parameters()));
    }
    lines.addAll(part.functions());
    return lines;
  }
}
