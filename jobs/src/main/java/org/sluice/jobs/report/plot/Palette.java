package org.sluice.jobs.report.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import org.sluice.jobs.run.plot.Picture;

/** Colours of labels, the same in all plots of a report. */
final class Palette {

  /** The number of distinguishable labels. */
  static final int SIZE = Picture.COLOURS.size();

  static final Color INVISIBLE = new Color(0, 0, 0, 0);

  /**
   * With more labels than colours, all have the same colour, since they could not be told apart.
   */
  private static final Color MANY = Color.GRAY;

  private static final int SEEN_THROUGH = 50;
  private static final float MITER_LIMIT = 10;

  private final List<String> labels;

  Palette(List<String> labels) {
    this.labels = labels.stream().distinct().toList();
  }

  /** The colour of a line. */
  Color line(String label) {
    return labels.size() <= SIZE ? Picture.COLOURS.get(labels.indexOf(label)) : MANY;
  }

  /** The same colour, transparent, for bands. */
  Color band(String label) {
    Color line = line(label);
    return new Color(line.getRed(), line.getGreen(), line.getBlue(), SEEN_THROUGH);
  }

  static BasicStroke stroke(float width, float... dashes) {
    return new BasicStroke(
        width,
        BasicStroke.CAP_ROUND,
        BasicStroke.JOIN_ROUND,
        MITER_LIMIT,
        dashes.length == 0 ? null : dashes,
        0);
  }
}
