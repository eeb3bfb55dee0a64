package org.sluice.learning.records;

import java.io.Serializable;

/**
 * One matrix of a network's parameters; the flat vector holds them in sequence, each row-major
 * {@code [rows, columns]}.
 *
 * @param name its name in the network
 * @param rows at least 1
 * @param columns at least 1
 */
public record ParameterShape(String name, int rows, int columns) implements Serializable {

  /** Its number of elements. */
  public long size() {
    return (long) rows * columns;
  }
}
