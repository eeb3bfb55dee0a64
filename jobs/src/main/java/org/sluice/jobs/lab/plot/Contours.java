package org.sluice.jobs.lab.plot;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sluice.jobs.lab.toy.Grid;

/**
 * Contour lines of a function on a grid, by marching squares with linear interpolation between
 * neighbouring points.
 *
 * <p>In a saddle cell, the centre's value is taken to be the mean of the corners.
 */
final class Contours {

  /** Corners of a cell, counter-clockwise from the lower left: offsets of column and row. */
  private static final int[][] CORNERS = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};

  private final Grid grid;
  private final double[] values;
  private final double level;

  /** The neighbours of each crossing, by the grid edge that they are on. */
  private final Map<Integer, List<Integer>> neighbours = new HashMap<>();

  private final Map<Integer, double[]> crossings = new HashMap<>();

  private Contours(Grid grid, double[] values, double level) {
    this.grid = grid;
    this.values = values;
    this.level = level;
  }

  /**
   * Computes the lines.
   *
   * @param values Not modified. One per point of the grid
   * @return lines of points {@code {x, y}}; the last of a closed line is its first
   */
  static List<List<double[]>> of(Grid grid, double[] values, double level) {
    Contours contours = new Contours(grid, values, level);
    for (int row = 0; row + 1 < grid.side(); row++) {
      for (int column = 0; column + 1 < grid.side(); column++) {
        contours.cross(row, column);
      }
    }
    return contours.chains();
  }

  private void cross(int row, int column) {
    List<Integer> edges = new ArrayList<>();
    double sum = 0;
    for (int side = 0; side < CORNERS.length; side++) {
      int from = point(row, column, side);
      int to = point(row, column, (side + 1) % CORNERS.length);
      sum += values[from];
      if (above(from) != above(to)) {
        edges.add(edge(from, to));
      }
    }
    if (edges.size() == 2) {
      join(edges.get(0), edges.get(1));
    } else if (edges.size() == CORNERS.length) {
      // The lines cut off the corners that differ from the centre.
      boolean firstIsCutOff = above(point(row, column, 0)) != (sum / CORNERS.length >= level);
      int first = firstIsCutOff ? CORNERS.length - 1 : 0;
      join(edges.get(first), edges.get((first + 1) % CORNERS.length));
      join(edges.get((first + 2) % CORNERS.length), edges.get((first + 3) % CORNERS.length));
    }
  }

  private int point(int row, int column, int corner) {
    return (row + CORNERS[corner][1]) * grid.side() + column + CORNERS[corner][0];
  }

  private boolean above(int point) {
    return values[point] >= level;
  }

  /** The index of the edge between two neighbouring points; also computes its crossing. */
  private int edge(int one, int other) {
    int from = Math.min(one, other);
    int to = Math.max(one, other);
    int edge = 2 * from + (to == from + 1 ? 0 : 1);
    double share = (level - values[from]) / (values[to] - values[from]);
    crossings.put(
        edge, new double[] {between(x(from), x(to), share), between(y(from), y(to), share)});
    return edge;
  }

  private double x(int point) {
    return grid.coordinate(point % grid.side());
  }

  private double y(int point) {
    return grid.coordinate(point / grid.side());
  }

  private static double between(double from, double to, double share) {
    return from + share * (to - from);
  }

  private void join(int one, int other) {
    neighbours.computeIfAbsent(one, key -> new ArrayList<>()).add(other);
    neighbours.computeIfAbsent(other, key -> new ArrayList<>()).add(one);
  }

  private List<List<double[]>> chains() {
    List<List<double[]>> chains = new ArrayList<>();
    while (!neighbours.isEmpty()) {
      int start = neighbours.keySet().iterator().next();
      Deque<double[]> chain = new ArrayDeque<>();
      chain.add(crossings.get(start));
      for (int next = leave(start); next >= 0; next = leave(next)) {
        chain.addLast(crossings.get(next));
      }
      for (int next = leave(start); next >= 0; next = leave(next)) {
        chain.addFirst(crossings.get(next));
      }
      chains.add(List.copyOf(chain));
    }
    return chains;
  }

  /** The next crossing along a line, or −1 at its end. */
  private int leave(int edge) {
    List<Integer> open = neighbours.get(edge);
    if (open == null) {
      return -1;
    }
    int next = open.get(0);
    forget(edge, next);
    forget(next, edge);
    return next;
  }

  private void forget(int edge, int neighbour) {
    List<Integer> open = neighbours.get(edge);
    open.remove((Object) neighbour);
    if (open.isEmpty()) {
      neighbours.remove(edge);
    }
  }
}
