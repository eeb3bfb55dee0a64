package org.sluice.jobs.conf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sluice.learner.Trial;

/**
 * A configuration, read and found usable.
 *
 * @param name what it says, or the file's name without its ending
 * @param trial what to train
 */
public record Configuration(String name, Trial trial) {

  /**
   * Reads a file, applies settings on top, and checks all of it.
   *
   * @param settings {@code key=value} each; later ones win
   * @throws ConfigurationException if anything is wrong; the message lists everything
   */
  public static Configuration read(Path file, List<String> settings) {
    List<String> problems = new ArrayList<>();
    return build(file, YamlEntries.read(file, problems), settings, problems);
  }

  /**
   * Checks a configuration that stands in another file.
   *
   * @param file where it stands, for messages
   * @throws ConfigurationException if anything is wrong; the message lists everything
   */
  public static Configuration parse(Path file, String yaml) {
    List<String> problems = new ArrayList<>();
    return build(file, YamlEntries.parse(file, yaml, problems), List.of(), problems);
  }

  private static Configuration build(
      Path file, List<Entry> written, List<String> settings, List<String> problems) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Entry entry : written) {
      Entry earlier = entries.put(entry.key(), entry);
      if (earlier != null) {
        problems.add(entry.place() + ": " + entry.key() + " was set before, at " + earlier.place());
      }
    }
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      if (equals < 1) {
        problems.add("--set " + setting + ": must be key=value");
      } else {
        String key = setting.substring(0, equals).strip();
        entries.put(key, new Entry(key, setting.substring(equals + 1).strip(), "--set " + setting));
      }
    }
    String name = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    Trial trial = new CheckedTrial(file, entries, problems).named(name);
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return new Configuration(trial.id(), trial);
  }
}
