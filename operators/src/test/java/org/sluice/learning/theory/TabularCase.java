package org.sluice.learning.theory;

import java.util.Arrays;
import java.util.stream.Stream;
import org.sluice.learning.golden.Golden;

/** Tables of a golden case. */
public final class TabularCase {

  private TabularCase() {}

  /** The process, with costs of states or rewards of states and actions. */
  public static Mdp mdp(Golden golden) {
    int[] shape = golden.shape("transition");
    double[] rows = golden.array("transition");
    double[][][] transition = new double[shape[0]][][];
    int size = shape[1] * shape[2];
    for (int s = 0; s < shape[0]; s++) {
      transition[s] = table(Arrays.copyOfRange(rows, s * size, (s + 1) * size), shape[2]);
    }
    double gamma = golden.number("gamma");
    if (golden.has("cost")) {
      return Mdp.ofStateCosts(transition, golden.array("cost"), golden.array("rho0"), gamma);
    }
    double[] start = golden.has("rho0") ? golden.array("rho0") : Probabilities.certain(shape[0], 0);
    return new Mdp(transition, table(golden, "reward"), start, gamma);
  }

  /** A table of a field. */
  public static double[][] table(Golden golden, String field) {
    return table(golden.array(field), golden.shape(field)[1]);
  }

  /** A policy of a field. */
  public static TabularPolicy policy(Golden golden, String field) {
    return new TabularPolicy(table(golden, field));
  }

  /** Row-major, as the golden arrays are. */
  public static double[] flat(double[][] table) {
    return Stream.of(table).flatMapToDouble(Arrays::stream).toArray();
  }

  private static double[][] table(double[] flat, int columns) {
    double[][] table = new double[flat.length / columns][];
    for (int row = 0; row < table.length; row++) {
      table[row] = Arrays.copyOfRange(flat, row * columns, (row + 1) * columns);
    }
    return table;
  }
}
