package org.sluice.jobs.conf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sluice.jobs.conf.job.JobSettings;
import org.sluice.jobs.conf.keys.JobParams;
import org.sluice.jobs.conf.keys.Keys;
import org.sluice.jobs.conf.keys.TaskKeys;
import org.sluice.jobs.conf.text.ConfigurationException;
import org.sluice.jobs.conf.text.Entry;
import org.sluice.jobs.conf.text.Settings;
import org.sluice.jobs.conf.text.Values;

/** Rejects changes to what a resumed run trains; how it is executed may change. */
public final class ResumedKeys {

  private ResumedKeys() {}

  /**
   * Rejects settings that change what a run trains. Runs before the configuration is read: with
   * another algorithm, correct keys of the file would be reported as wrong.
   *
   * @param settings {@code key=value} each; later ones win
   * @param trained the keys of what the run trains, with their values
   * @throws ConfigurationException if any does; the message lists them all
   */
  public static void checkSettings(List<String> settings, Map<String, String> trained) {
    List<String> ignored = new ArrayList<>(); // reported when the configuration is read
    Map<String, String> after = new LinkedHashMap<>();
    Map<String, Entry> written = Settings.merge(List.of(), settings, ignored);
    Map<String, String> before = new LinkedHashMap<>(trained);
    before.keySet().retainAll(written.keySet());
    before.keySet().removeIf(key -> !isSingle(key));
    before.keySet().forEach(key -> after.put(key, written.get(key).text()));
    before.keySet().removeIf(key -> isSame(key, before.get(key), after.get(key)));
    if (!before.isEmpty()) {
      after.keySet().retainAll(before.keySet());
      throw changed(Path.of(""), before, after, written);
    }
  }

  /**
   * The exception for a configuration that trains something else than the run.
   *
   * @param file the run's configuration, for keys that are in neither file nor settings
   * @param before the keys of what the run trains, with their values
   * @param after the same for the configuration
   * @param written the configuration's entries, by key
   */
  public static ConfigurationException changed(
      Path file,
      Map<String, String> before,
      Map<String, String> after,
      Map<String, Entry> written) {
    Set<String> keys = new LinkedHashSet<>(before.keySet());
    keys.addAll(after.keySet());
    return new ConfigurationException(
        keys.stream()
            .filter(key -> !Objects.equals(before.get(key), after.get(key)))
            .map(key -> problem(file, key, before.get(key), after.get(key), written.get(key)))
            .toList());
  }

  /**
   * @param before null if it was not set
   * @param entry null if it is not written now
   */
  private static String problem(Path file, String key, String before, String after, Entry entry) {
    String trains =
        before == null ? "the run was started without it" : "the run trains with " + before;
    if (entry == null) {
      return String.format(
          "%s: %s is missing%s, but %s; add it again, or start a new run",
          file, key, after == null ? "" : " and would be " + after, trains);
    }
    if (Settings.isPlace(entry.place())) {
      return String.format(
          "%s: %s cannot change on resume (%s); --set can change only how the run is executed: %s",
          entry.place(), key, trains, changeable());
    }
    return String.format(
        "%s: %s is %s, but %s; %s, or start a new run",
        entry.place(),
        key,
        after,
        trains,
        before == null ? "remove it" : "set it to " + before + " again");
  }

  /**
   * Rejects another signing key, under which the records so far would count as forged.
   *
   * @throws ConfigurationException if it is another
   */
  public static void checkSigningKey(JobSettings before, JobSettings after) {
    if (!before.signingKeyFile().equals(after.signingKeyFile())) {
      String key = JobParams.SIGNING_KEY_FILE.name;
      throw new ConfigurationException(
          String.format(
              "%s cannot change on resume: the run's records were checked with %s; start a new run",
              key, before.values().get(JobParams.SIGNING_KEY_FILE)));
    }
  }

  private static String changeable() {
    return Stream.concat(
            Keys.jobParameters().stream()
                .filter(parameter -> !parameter.equals(JobParams.SIGNING_KEY_FILE))
                .map(parameter -> parameter.name),
            Stream.of(Keys.KAFKA + ".*", Keys.FLINK + ".*"))
        .collect(Collectors.joining(", "));
  }

  private static boolean isSingle(String key) {
    return key.equals(Keys.ENVIRONMENT)
        || key.equals(Keys.SEED)
        || key.equals(Keys.NAME)
        || TaskKeys.has(key)
        || Keys.find(key).isPresent();
  }

  /** Whether two texts denote the same value, such as 0.01 and 1e-2. */
  private static boolean isSame(String key, String one, String other) {
    return one.equals(other) || value(key, one).equals(value(key, other));
  }

  private static Object value(String key, String text) {
    Class<?> type =
        key.equals(Keys.SEED)
            ? Long.class
            : TaskKeys.has(key)
                ? Double.class
                : Keys.find(key).<Class<?>>map(known -> known.clazz).orElse(String.class);
    try {
      return Values.parse(key, type, text);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
