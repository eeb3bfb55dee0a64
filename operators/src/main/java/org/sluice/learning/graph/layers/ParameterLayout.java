package org.sluice.learning.graph.layers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sluice.env.Generator;

/**
 * The order in which a model's parameters stand in one flat vector, and how they start.
 *
 * <p>Matrices are {@code [in, out]}, row-major. A layout fills up while the first graph is built;
 * the following graphs of the same architecture find their parameters in it by name.
 */
public final class ParameterLayout {

  /** Writes the first numbers of one parameter, {@code [rows × columns]} from an offset on. */
  @FunctionalInterface
  public interface Initialiser {
    void initialise(Generator random, int rows, int columns, double[] target, int offset);
  }

  /** A parameter's place. */
  public record Entry(String name, int rows, int columns, int offset, Initialiser initialiser) {

    /** How many numbers it has. */
    public int size() {
      return Math.multiplyExact(rows, columns);
    }
  }

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private int size;

  /** The place of a parameter, made now if it is new. */
  public Entry entry(String name, int rows, int columns, Initialiser initialiser) {
    Entry known = entries.get(name);
    if (known == null) {
      known = new Entry(name, rows, columns, size, initialiser);
      entries.put(name, known);
      size = Math.addExact(size, known.size());
    } else if (known.rows() != rows || known.columns() != columns) {
      throw new IllegalStateException(
          String.format(
              "parameter %s is %d × %d, not %d × %d",
              name, known.rows(), known.columns(), rows, columns));
    }
    return known;
  }

  /** All parameters, in the order of the flat vector. */
  public List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  /** The length of the flat vector. */
  public int size() {
    return size;
  }

  /** The numbers to start from, drawn parameter by parameter in the order of the layout. */
  public double[] initialise(Generator random) {
    double[] parameters = new double[size];
    for (Entry entry : new ArrayList<>(entries.values())) {
      entry
          .initialiser()
          .initialise(random, entry.rows(), entry.columns(), parameters, entry.offset());
    }
    return parameters;
  }
}
