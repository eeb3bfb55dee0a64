package org.sluice.jobs.evaluation.film;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A picture in grays, as few rectangles.
 *
 * @param columns pixels in a row
 * @param grays Not modified. Row by row from the top
 */
record Pixels(int columns, byte[] grays) {

  /** A rectangle of one gray, 0 … 255; right and bottom are the first pixels outside. */
  record Run(int gray, int left, int top, int right, int bottom) {}

  int rows() {
    return grays.length / columns;
  }

  /**
   * The most frequent gray as a rectangle of the picture's size, then a rectangle for each run of
   * another one in a row, together with the equal rows below.
   */
  List<Run> runs() {
    int background = mostFrequent();
    List<Run> runs = new ArrayList<>();
    runs.add(new Run(background, 0, 0, columns, rows()));
    int top = 0;
    while (top < rows()) {
      int bottom = top + 1;
      while (bottom < rows() && sameRows(top, bottom)) {
        bottom++;
      }
      addRuns(top, bottom, background, runs);
      top = bottom;
    }
    return runs;
  }

  private void addRuns(int top, int bottom, int background, List<Run> runs) {
    int left = 0;
    while (left < columns) {
      int gray = gray(top, left);
      int right = left + 1;
      while (right < columns && gray(top, right) == gray) {
        right++;
      }
      if (gray != background) {
        runs.add(new Run(gray, left, top, right, bottom));
      }
      left = right;
    }
  }

  private boolean sameRows(int one, int other) {
    return Arrays.equals(
        grays, one * columns, (one + 1) * columns, grays, other * columns, (other + 1) * columns);
  }

  private int mostFrequent() {
    int[] counts = new int[256];
    int most = 0;
    for (byte gray : grays) {
      int value = gray & 0xFF;
      counts[value]++;
      most = counts[value] > counts[most] ? value : most;
    }
    return most;
  }

  private int gray(int row, int column) {
    return grays[row * columns + column] & 0xFF;
  }
}
