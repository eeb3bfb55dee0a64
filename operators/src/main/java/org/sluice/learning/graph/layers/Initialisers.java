package org.sluice.learning.graph.layers;

import java.util.Arrays;
import org.sluice.learning.graph.layers.ParameterLayout.Initialiser;

/** Initial values of parameters. */
public final class Initialisers {

  private Initialisers() {}

  /** A constant. */
  public static Initialiser constant(double value) {
    return (random, rows, columns, target, offset) ->
        Arrays.fill(target, offset, offset + rows * columns, value);
  }

  /** Uniform on [−limit, limit). */
  public static Initialiser uniform(double limit) {
    return (random, rows, columns, target, offset) -> {
      for (int i = 0; i < rows * columns; i++) {
        target[offset + i] = random.uniform(-limit, limit);
      }
    };
  }

  /** Normal. */
  public static Initialiser normal(double mean, double deviation) {
    return (random, rows, columns, target, offset) -> {
      for (int i = 0; i < rows * columns; i++) {
        target[offset + i] = mean + deviation * random.gaussian();
      }
    };
  }

  /** Uniform with limit 1/√in. */
  public static Initialiser fanIn() {
    return (random, rows, columns, target, offset) ->
        uniform(1 / Math.sqrt(rows)).initialise(random, rows, columns, target, offset);
  }

  /** Glorot and Bengio (2010): uniform with limit √(6 / (in + out)). */
  public static Initialiser glorot() {
    return (random, rows, columns, target, offset) ->
        uniform(Math.sqrt(6.0 / (rows + columns)))
            .initialise(random, rows, columns, target, offset);
  }

  /** Normal numbers, scaled so that each unit's incoming weights have a given norm. */
  public static Initialiser normalisedColumns(double norm) {
    return (random, rows, columns, target, offset) -> {
      for (int i = 0; i < rows * columns; i++) {
        target[offset + i] = random.gaussian();
      }
      for (int column = 0; column < columns; column++) {
        double squares = 0;
        for (int row = 0; row < rows; row++) {
          double weight = target[offset + row * columns + column];
          squares += weight * weight;
        }
        double scale = norm / Math.sqrt(squares);
        for (int row = 0; row < rows; row++) {
          target[offset + row * columns + column] *= scale;
        }
      }
    };
  }
}
