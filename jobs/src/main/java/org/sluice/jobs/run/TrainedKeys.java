package org.sluice.jobs.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.ResumedKeys;
import org.sluice.jobs.conf.TrialYaml;
import org.sluice.jobs.conf.keys.Keys;
import org.sluice.jobs.conf.text.ConfigurationException;
import org.sluice.jobs.run.files.RunFiles;
import org.sluice.learning.trial.Trial;

/**
 * The keys of what a run trains. They are stored separately from {@code configuration.yaml}, which
 * may be edited between a stop and a resume.
 */
final class TrainedKeys {

  private TrainedKeys() {}

  /** Every key and value of a single trial, or the entries as written for several. */
  static Map<String, String> of(Configuration configuration) {
    if (configuration.trials().size() == 1) {
      return TrialYaml.entries(configuration.trial());
    }
    Map<String, String> keys = new LinkedHashMap<>(configuration.writtenTexts());
    keys.put(Keys.NAME, configuration.name()); // otherwise it would be the file's name
    return keys;
  }

  /** The keys of the configuration in a run's folder. */
  static Map<String, String> kept(Path folder) {
    Path file = folder.resolve(RunFiles.CONFIGURATION);
    return of(Configuration.withoutJob(file, RunFiles.readText(file)));
  }

  /**
   * Checks that a configuration trains what the run trains.
   *
   * @param folder the run's
   * @throws ConfigurationException if it does not; the message names the keys
   */
  static void requireSame(Path folder, Map<String, String> before, Configuration now) {
    Map<String, String> after = of(now);
    if (before.equals(after)) {
      return;
    }
    Configuration earlier =
        Configuration.withoutJob(folder.resolve(RunMetadata.FILE), TrialYaml.ofEntries(before));
    if (!texts(earlier.trials()).equals(texts(now.trials()))
        || !earlier.halving().equals(now.halving())) {
      throw ResumedKeys.changed(
          folder.resolve(RunFiles.CONFIGURATION), before, after, now.written());
    }
  }

  private static List<String> texts(List<Trial> trials) {
    return trials.stream().map(TrialYaml::of).toList();
  }

  /** Describes the keys that differ, with both values. */
  static String differences(Map<String, String> before, Map<String, String> after) {
    Set<String> keys = new LinkedHashSet<>(before.keySet());
    keys.addAll(after.keySet());
    return keys.stream()
        .filter(key -> !Objects.equals(before.get(key), after.get(key)))
        .map(
            key ->
                String.format(
                    "%s %s, not %s",
                    key,
                    before.getOrDefault(key, "left out"),
                    after.containsKey(key) ? after.get(key) : "left out"))
        .collect(Collectors.joining("; "));
  }
}
