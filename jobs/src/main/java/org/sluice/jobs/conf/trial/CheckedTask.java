package org.sluice.jobs.conf.trial;

import java.util.Collection;
import java.util.Map;
import org.sluice.env.Task;
import org.sluice.env.TaskParameter;
import org.sluice.env.TaskParameterException;
import org.sluice.env.UnknownEnvException;
import org.sluice.env.registry.Envs;
import org.sluice.jobs.conf.keys.Keys;
import org.sluice.jobs.conf.keys.TaskKeys;
import org.sluice.jobs.conf.text.Entry;
import org.sluice.jobs.conf.text.Values;
import org.sluice.learning.hyperparameters.LiveSpaceParams;
import org.sluice.learning.trial.Trial;

/**
 * Builds the name of a trial's environment from the entries {@code environment} and {@code
 * environment.*}, and collects problems.
 */
final class CheckedTask {

  private final OtherTrials others;
  private final Collection<String> problems;

  /**
   * @param others all trials of the configuration
   * @param problems Modified. Problems are added
   */
  CheckedTask(OtherTrials others, Collection<String> problems) {
    this.others = others;
    this.problems = problems;
  }

  /**
   * The environment in its one spelling, such as {@code NChain-v0+length=20}.
   *
   * @param entries Not modified. The trial's, by key
   * @throws UnknownEnvException if this build has no such environment
   */
  String of(Map<String, Entry> entries) {
    Entry environment = entries.get(Keys.ENVIRONMENT);
    String text = Values.parse(Keys.ENVIRONMENT, String.class, environment.text());
    boolean live = text.equals(Trial.LIVE);
    Task task = live ? Task.of(text) : read(environment, text);
    Task written = task;
    for (Entry entry : entries.values()) {
      if (TaskKeys.has(entry.key())) {
        if (live) {
          refuse(entry, notOfLive(entry.key()));
        } else if (written.values().containsKey(TaskKeys.name(entry.key()))) {
          refuse(entry, twice(entry.key(), environment));
        } else {
          task = with(task, entry);
        }
      }
    }
    return task.text();
  }

  private Task read(Entry environment, String text) {
    try {
      return Envs.task(text);
    } catch (TaskParameterException e) {
      refuse(environment, e.getMessage());
      return Envs.task(text.replaceFirst("[+].*", ""));
    }
  }

  private Task with(Task task, Entry entry) {
    TaskParameter<?> parameter;
    String name = TaskKeys.name(entry.key());
    try {
      parameter = Envs.parameter(task.id(), name);
    } catch (TaskParameterException e) {
      if (!others.haveParameter(name)) {
        refuse(entry, e.getMessage());
      } else if (others.vary(entry)) { // its trials would be the same for every value
        refuse(entry, e.getMessage() + "; 'sweep.list' can vary it for other tasks only");
      }
      return task;
    }
    try {
      return task.with(parameter, entry.text());
    } catch (TaskParameterException e) {
      refuse(entry, Keys.ENVIRONMENT + "." + e.getMessage());
      return task;
    }
  }

  private void refuse(Entry entry, String why) {
    problems.add(entry.place() + ": " + why);
  }

  private static String twice(String key, Entry environment) {
    return String.format(
        "%s is set here and in 'environment: %s' (%s); keep one",
        key, environment.text(), environment.place());
  }

  private static String notOfLive(String key) {
    return String.format(
        "'%s' has no effect on a live trial, which has %s and %s",
        key, LiveSpaceParams.OBSERVATIONS.name, LiveSpaceParams.ACTIONS.name);
  }
}
