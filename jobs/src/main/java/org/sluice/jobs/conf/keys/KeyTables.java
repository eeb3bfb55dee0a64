package org.sluice.jobs.conf.keys;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.algorithm.Algorithm;
import org.sluice.learning.algorithm.Algorithms;
import org.sluice.learning.hyperparameters.Range;

/** All configuration keys as Markdown tables, one section per component and algorithm. */
public final class KeyTables {

  private KeyTables() {}

  /** The tables of all parts. */
  public static String all() {
    StringBuilder text = new StringBuilder();
    Keys.groups().forEach((title, keys) -> text.append(section(title, keys)));
    return text.toString();
  }

  /** The table of an algorithm's own keys, preceded by the other keys that it reads. */
  public static String of(Algorithm algorithm) {
    return section(algorithm.title(), Keys.groups().get(algorithm.title()));
  }

  /**
   * A row of a table.
   *
   * @param prefix of the key
   */
  public static String row(String prefix, Param<?> parameter) {
    return String.format(
        "| `%s%s` | %s | %s | %s | %s |%n",
        prefix,
        parameter.name,
        type(parameter.clazz),
        plain(parameter.defaultValue),
        parameter.validator instanceof Range ? parameter.validator : "–",
        parameter.description);
  }

  private static String section(String title, List<Param<?>> keys) {
    StringBuilder text = new StringBuilder("\n## " + title + "\n\n");
    Optional<Algorithm> algorithm =
        Algorithms.all().stream().filter(one -> one.title().equals(title)).findFirst();
    algorithm.ifPresent(one -> text.append(introduction(one, keys)));
    if (!keys.isEmpty()) {
      text.append("| key | type | default | allowed | |\n|---|---|---|---|---|\n");
      keys.forEach(parameter -> text.append(row("", parameter)));
    }
    return text.toString();
  }

  /** An algorithm's summary, and its keys from other tables with its own defaults. */
  private static String introduction(Algorithm algorithm, List<Param<?>> own) {
    String others =
        algorithm.parameters().stream()
            .filter(parameter -> !own.contains(parameter))
            .map(KeyTables::withOwnDefault)
            .collect(Collectors.joining(", "));
    return String.format(
        "`algorithm: %s`. %s%s%n%n",
        algorithm.word(),
        algorithm.summary(),
        others.isEmpty() ? "" : " It also reads " + others + ".");
  }

  private static String withOwnDefault(Param<?> parameter) {
    Object general = Keys.find(parameter.name).orElseThrow().defaultValue;
    String key = "`" + parameter.name + "`";
    return general.equals(parameter.defaultValue)
        ? key
        : key + " (default " + plain(parameter.defaultValue) + ")";
  }

  private static String type(Class<?> type) {
    return Map.<Class<?>, String>of(
            Integer.class, "integer",
            Long.class, "integer",
            Boolean.class, "boolean",
            Double.class, "number")
        .getOrDefault(type, "string");
  }

  /** 1.0E-10 as 1e-10, 0.0 as 0. */
  private static String plain(Object value) {
    if (value == null || value.equals("")) {
      return "–";
    }
    return value instanceof Double
        ? value.toString().replaceFirst("\\.0(?=E|$)", "").replace('E', 'e')
        : value.toString();
  }
}
