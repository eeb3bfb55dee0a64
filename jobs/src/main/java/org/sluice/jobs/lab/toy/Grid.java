package org.sluice.jobs.lab.toy;

import java.util.function.DoubleBinaryOperator;

/**
 * Points of the plane in even rows and columns around the origin. Values are stored row by row:
 * index {@code row · side + column}, the column along x, the row along y, both upward.
 *
 * @param halfWidth the largest coordinate
 * @param side points per row, at least 2
 */
public record Grid(double halfWidth, int side) {

  /** Both coordinates' value at a row or column. */
  public double coordinate(int index) {
    return halfWidth * (2.0 * index / (side - 1) - 1);
  }

  /** The area per point. */
  public double cellArea() {
    double spacing = 2 * halfWidth / (side - 1);
    return spacing * spacing;
  }

  /** The number of points. */
  public int size() {
    return side * side;
  }

  /** f(x, y) at every point. */
  public double[] evaluate(DoubleBinaryOperator f) {
    double[] numbers = new double[size()];
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        numbers[row * side + column] = f.applyAsDouble(coordinate(column), coordinate(row));
      }
    }
    return numbers;
  }
}
