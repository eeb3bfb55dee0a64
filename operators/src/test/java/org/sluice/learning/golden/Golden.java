package org.sluice.learning.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sluice.learning.graph.layers.ParameterLayout;

/**
 * Reference numbers of an independent implementation in double precision, case by case. They come
 * from the test resources, or from the folder that {@code -Dsluice.golden} names.
 */
public final class Golden {

  /** Relative to the largest number of an array. */
  public static final double TOLERANCE = 1e-6;

  private static final double ABSOLUTE = 1e-12;

  private final JsonNode node;

  private Golden(JsonNode node) {
    this.node = node;
  }

  /** The cases of a file in {@code learning/}, such as {@code gaussian}. */
  public static Stream<Golden> cases(String name) {
    return read("learning/" + name);
  }

  /** The cases of a file, such as {@code algorithms/ppo}. */
  public static Stream<Golden> read(String name) {
    String path = name + ".json";
    String folder = System.getProperty("sluice.golden");
    try (InputStream in =
        folder == null
            ? Golden.class.getResourceAsStream("/golden/" + path)
            : Files.newInputStream(Path.of(folder, path))) {
      List<Golden> cases = new ArrayList<>();
      new ObjectMapper().readTree(in).get("cases").forEach(node -> cases.add(new Golden(node)));
      return cases.stream();
    } catch (IOException e) {
      throw new UncheckedIOException("golden file " + path + " in " + folder, e);
    }
  }

  /** Whether a field is there and not null. */
  public boolean has(String field) {
    return node.hasNonNull(field);
  }

  /** The object in a field. */
  public Golden at(String field) {
    return new Golden(required(field));
  }

  /** The objects of a list. */
  public List<Golden> list(String field) {
    List<Golden> list = new ArrayList<>();
    required(field).forEach(child -> list.add(new Golden(child)));
    return list;
  }

  /** The arrays of a list, each flat and row-major. */
  public List<double[]> arrays(String field) {
    List<double[]> arrays = new ArrayList<>();
    required(field).forEach(child -> arrays.add(numbers(child)));
    return arrays;
  }

  /** A copy whose sets of named arrays lack those whose names begin with a prefix. */
  public Golden without(String prefix) {
    JsonNode copy = node.deepCopy();
    for (JsonNode child : copy) {
      if (child instanceof ObjectNode named) {
        List<String> names = new ArrayList<>();
        named.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> !name.startsWith(prefix));
        named.remove(names);
      }
    }
    return new Golden(copy);
  }

  /** A number. */
  public double number(String field) {
    return required(field).asDouble();
  }

  /** A whole number. */
  public int integer(String field) {
    return required(field).asInt();
  }

  /** A string. */
  public String text(String field) {
    return required(field).asText();
  }

  /** Whether a flag is set. */
  public boolean flag(String field) {
    return required(field).asBoolean();
  }

  /** An array, flat and row-major; plain lists of numbers count too. */
  public double[] array(String field) {
    return numbers(required(field));
  }

  /** The shape of an array. */
  public int[] shape(String field) {
    JsonNode shape = required(field).get("shape");
    int[] sizes = new int[shape.size()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = shape.get(i).asInt();
    }
    return sizes;
  }

  /**
   * A set of named arrays as one flat vector in the order of layouts, one after the other; absent
   * names are zero.
   */
  public double[] flat(String field, ParameterLayout... layouts) {
    JsonNode named = required(field);
    double[] flat = new double[Stream.of(layouts).mapToInt(ParameterLayout::size).sum()];
    int found = 0;
    int first = 0;
    for (ParameterLayout layout : layouts) {
      for (ParameterLayout.Entry entry : layout.entries()) {
        if (named.has(entry.name())) {
          double[] numbers = numbers(named.get(entry.name()));
          assertThat(numbers).as(entry.name()).hasSize(entry.size());
          System.arraycopy(numbers, 0, flat, first + entry.offset(), numbers.length);
          found++;
        }
      }
      first += layout.size();
    }
    assertThat(found).as("parameters of " + field + " in the layouts").isEqualTo(named.size());
    return flat;
  }

  /** Checks that numbers agree to {@link #TOLERANCE} of the largest expected one. */
  public static void assertClose(String what, double[] actual, double[] expected) {
    assertClose(what, actual, expected, TOLERANCE);
  }

  /** Checks that numbers agree to a tolerance relative to the largest expected one. */
  public static void assertClose(
      String what, double[] actual, double[] expected, double tolerance) {
    assertThat(actual).as(what).hasSize(expected.length);
    double largest = 0;
    for (double number : expected) {
      largest = Math.max(largest, Math.abs(number));
    }
    for (int i = 0; i < expected.length; i++) {
      assertThat(Math.abs(actual[i] - expected[i]))
          .as("%s[%d]: %s, expected %s", what, i, actual[i], expected[i])
          .isLessThanOrEqualTo(tolerance * largest + ABSOLUTE);
    }
  }

  /** Checks that a number agrees to {@link #TOLERANCE}. */
  public static void assertClose(String what, double actual, double expected) {
    assertClose(what, new double[] {actual}, new double[] {expected});
  }

  private JsonNode required(String field) {
    assertThat(node.has(field)).as("field " + field + " of " + this).isTrue();
    return node.get(field);
  }

  private static double[] numbers(JsonNode array) {
    JsonNode data = array.isObject() ? array.get("data") : array;
    double[] numbers = new double[data.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = data.get(i).asDouble();
    }
    return numbers;
  }

  @Override
  public String toString() {
    return node.has("label") ? node.get("label").asText() : "part of a case";
  }
}
