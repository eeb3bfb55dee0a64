package org.sluice.learning.records;

/**
 * One matrix of a network's parameters; the flat vector holds them one after another, each
 * row-major {@code [rows, columns]}.
 *
 * @param name its name in the network
 * @param rows at least 1
 * @param columns at least 1
 */
public record ParameterShape(String name, int rows, int columns) {

  /** How many numbers it has. */
  public long size() {
    return (long) rows * columns;
  }
}
