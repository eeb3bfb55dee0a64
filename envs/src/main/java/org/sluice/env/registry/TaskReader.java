package org.sluice.env.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sluice.env.Registration;
import org.sluice.env.Task;
import org.sluice.env.TaskParameter;
import org.sluice.env.TaskParameterException;

/** Reads the parameters of a registered task. */
final class TaskReader {

  private TaskReader() {}

  /**
   * The task with these values.
   *
   * @param values as text, by name
   * @throws TaskParameterException if any is wrong; the message names all that are
   */
  static Task read(Registration registration, Map<String, String> values) {
    Task task = Task.of(registration.id());
    List<String> problems = new ArrayList<>();
    for (Map.Entry<String, String> value : values.entrySet()) {
      try {
        task = task.with(parameter(registration, value.getKey()), value.getValue());
      } catch (TaskParameterException e) {
        problems.add(e.getMessage());
      }
    }
    if (!problems.isEmpty()) {
      throw new TaskParameterException(registration.id() + ": " + String.join("; ", problems));
    }
    return task;
  }

  /**
   * The parameter of a name.
   *
   * @throws TaskParameterException if there is none; the message says which there are
   */
  static TaskParameter<?> parameter(Registration registration, String name) {
    for (TaskParameter<?> parameter : registration.parameters()) {
      if (parameter.name().equals(name)) {
        return parameter;
      }
    }
    throw new TaskParameterException(unknown(registration, name));
  }

  private static String unknown(Registration registration, String name) {
    List<String> known = registration.parameters().stream().map(TaskParameter::name).toList();
    if (known.isEmpty()) {
      return String.format(
          "'%s' has no effect on %s, which has no parameters", name, registration.id());
    }
    List<String> nearest = Nearest.of(name, known);
    return String.format(
        "%s has no parameter '%s'; %sit has %s",
        registration.id(),
        name,
        nearest.isEmpty() ? "" : "the nearest is '" + nearest.get(0) + "'; ",
        String.join(", ", known));
  }
}
