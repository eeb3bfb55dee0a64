package org.sluice.env;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A task: an id of the registry, and values for its parameters.
 *
 * @param id such as {@code NChain-v0}
 * @param values by name, as text; those that are missing have their default
 */
public record Task(String id, Map<String, String> values) {

  private static final String SEPARATOR = "+";

  public Task {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /** The task with all defaults. */
  public static Task of(String id) {
    return new Task(id, Map.of());
  }

  /**
   * Splits a text such as {@code NChain-v0+length=20} at its signs, without a look at what the
   * parameters are.
   *
   * @throws TaskParameterException if it is not of this form
   */
  public static Task split(String text) {
    String[] parts = text.split("\\" + SEPARATOR, -1);
    Map<String, String> values = new TreeMap<>();
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      if (equals < 1) {
        throw new TaskParameterException(
            String.format(
                "%s: '%s' is not a parameter; write ID+NAME=VALUE, such as NChain-v0+length=20",
                text, parts[i]));
      }
      String name = parts[i].substring(0, equals);
      if (values.put(name, parts[i].substring(equals + 1)) != null) {
        throw new TaskParameterException(text + ": " + name + " is given twice; keep one");
      }
    }
    return new Task(parts[0], values);
  }

  /** The value of a parameter. */
  public <T> T get(TaskParameter<T> parameter) {
    String text = values.get(parameter.name());
    return text == null ? parameter.defaultValue() : parameter.parse(text);
  }

  /**
   * The same task with another value.
   *
   * @throws TaskParameterException if it is not allowed
   */
  public <T> Task with(TaskParameter<T> parameter, String text) {
    String value = parameter.text(parameter.parse(text));
    Map<String, String> others = new TreeMap<>(values);
    if (value.equals(parameter.defaultText())) {
      others.remove(parameter.name());
    } else {
      others.put(parameter.name(), value);
    }
    return new Task(id, others);
  }

  /**
   * The task in one word, {@code NChain-v0+length=20}: the id, then the values that are no
   * defaults, by name. It consists of letters, digits and {@code . _ - = +}, so that it is safe in
   * file names, shells, YAML, CSV and HTML.
   */
  public String text() {
    StringBuilder text = new StringBuilder(id);
    values.forEach((name, value) -> text.append(SEPARATOR + name + "=" + value));
    return text.toString();
  }
}
