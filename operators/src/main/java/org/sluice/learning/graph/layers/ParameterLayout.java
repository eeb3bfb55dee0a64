package org.sluice.learning.graph.layers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sluice.env.Generator;

/**
 * The order of a model's parameters in one flat vector, and their initialisation.
 *
 * <p>Matrices are {@code [in, out]}, row-major. A layout is filled while the first graph is built;
 * later graphs of the same architecture look up their parameters by name.
 */
public final class ParameterLayout {

  /** Writes the initial values of one parameter, {@code [rows × columns]}, from an offset. */
  @FunctionalInterface
  public interface Initialiser {
    void initialise(Generator random, int rows, int columns, double[] target, int offset);
  }

  /** A parameter's place. */
  public record Entry(String name, int rows, int columns, int offset, Initialiser initialiser) {

    /** Its number of elements. */
    public int size() {
      return Math.multiplyExact(rows, columns);
    }
  }

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private int size;

  /** The place of a parameter, added if it is new. */
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

  /** The same as {@link #initialise}, rounded to single precision. */
  public float[] initialiseFloats(Generator random) {
    double[] drawn = initialise(random);
    float[] parameters = new float[size];
    for (int i = 0; i < size; i++) {
      parameters[i] = (float) drawn[i];
    }
    return parameters;
  }

  /** The initial values, drawn parameter by parameter in the order of the layout. */
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
