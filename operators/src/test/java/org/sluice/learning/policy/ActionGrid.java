package org.sluice.learning.policy;

import java.util.Arrays;

/**
 * Points all over the actions of a policy, denser towards the ends, where a squashed density may be
 * steep: along each line, low + (high − low)(1 + sin φ)/2 with evenly spaced φ.
 */
final class ActionGrid {

  private final double low;
  private final double half;
  private final int dim;
  private final int perLine;

  /**
   * @param dim 1 or 2
   * @param perLine points along a line
   */
  ActionGrid(double low, double high, int dim, int perLine) {
    this.low = low;
    this.half = (high - low) / 2;
    this.dim = dim;
    this.perLine = perLine;
  }

  /** The actions, row-major, {@code [points, dim]}. */
  double[] actions() {
    double[] actions = new double[size() * dim];
    for (int i = 0; i < size(); i++) {
      for (int k = 0; k < dim; k++) {
        actions[i * dim + k] = low + half * (1 + Math.sin(angle(i, k)));
      }
    }
    return actions;
  }

  /** The volume around each point. */
  double[] volumes() {
    double[] volumes = new double[size()];
    Arrays.fill(volumes, 1);
    for (int i = 0; i < size(); i++) {
      for (int k = 0; k < dim; k++) {
        volumes[i] *= half * Math.cos(angle(i, k)) * Math.PI / perLine;
      }
    }
    return volumes;
  }

  /** The point around which an action lies; one at the edge, if it is outside. */
  int pointOf(double[] actions, int row) {
    int point = 0;
    for (int k = dim - 1; k >= 0; k--) {
      double sine = Math.max(-1, Math.min(1, (actions[row * dim + k] - low) / half - 1));
      int place = (int) ((Math.asin(sine) / Math.PI + 0.5) * perLine);
      point = point * perLine + Math.min(perLine - 1, place);
    }
    return point;
  }

  int size() {
    return dim == 1 ? perLine : perLine * perLine;
  }

  private double angle(int point, int k) {
    int place = k == 0 ? point % perLine : point / perLine;
    return Math.PI * ((place + 0.5) / perLine - 0.5);
  }
}
