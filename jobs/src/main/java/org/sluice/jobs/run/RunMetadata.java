package org.sluice.jobs.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sluice.connectors.secrets.SigningKey;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.text.ConfigurationException;
import org.sluice.jobs.run.files.RunException;
import org.sluice.jobs.run.files.RunFiles;
import org.sluice.learning.hyperparameters.BelowParams;
import org.sluice.learning.hyperparameters.StartParams;
import org.sluice.learning.trial.LowerLayers;
import org.sluice.learning.trial.Trial;

/**
 * {@code metadata.json}: a run's origin. It is written when the run starts, and not changed when
 * the run is resumed.
 *
 * @param configuration the configuration's name
 * @param trials number of trials it trains
 * @param version Sluice's
 * @param revision the git revision that Sluice was built from; empty if unknown
 * @param java version of the Java virtual machine
 * @param machine processor, cores and system
 * @param started when the run started, in UTC
 * @param command the words after {@code ./sluice}, without secrets; empty if unknown
 * @param signingKey {@link SigningKey#id} of the key that its actors' records are checked with;
 *     empty if they are not signed, null if an older build wrote the file
 * @param startFrom where first policies come from: each snapshot's file, with its trial and
 *     version; empty if they were drawn
 * @param below what trials act through: each snapshot's file, with the layers in it; empty if all
 *     act in the environment itself
 * @param trained what it trains, key by key; null if an older build wrote the file
 */
public record RunMetadata(
    String configuration,
    int trials,
    String version,
    String revision,
    String java,
    String machine,
    String started,
    List<String> command,
    String signingKey,
    Map<String, String> startFrom,
    Map<String, String> below,
    Map<String, String> trained) {

  public static final String FILE = "metadata.json";

  /** Another build may have omitted components. */
  public RunMetadata {
    configuration = Objects.requireNonNullElse(configuration, "");
    version = Objects.requireNonNullElse(version, "");
    revision = Objects.requireNonNullElse(revision, "");
    java = Objects.requireNonNullElse(java, "");
    machine = Objects.requireNonNullElse(machine, "");
    startFrom = Objects.requireNonNullElse(startFrom, Map.of());
    below = Objects.requireNonNullElse(below, Map.of());
    command = command == null ? List.of() : command.stream().map(String::valueOf).toList();
  }

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /** The metadata of a run that starts now. */
  static RunMetadata now(Configuration configuration) {
    BuildInformation build = BuildInformation.read();
    return new RunMetadata(
        configuration.name(),
        configuration.trials().size(),
        build.version(),
        build.revision(),
        Runtime.version().toString(),
        Machine.describe(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        ProcessArguments.read(),
        keyId(configuration.job().signingKeyFile()),
        starts(configuration.trials()),
        below(configuration.trials()),
        TrainedKeys.of(configuration));
  }

  private static Map<String, String> starts(List<Trial> trials) {
    Map<String, String> starts = new LinkedHashMap<>();
    trials.stream()
        .filter(trial -> !trial.start().isNone())
        .forEach(
            trial ->
                starts.put(
                    trial.hyperparameters().get(StartParams.SNAPSHOT), trial.start().words()));
    return starts;
  }

  private static Map<String, String> below(List<Trial> trials) {
    Map<String, String> below = new LinkedHashMap<>();
    trials.stream()
        .filter(trial -> !trial.below().isEmpty())
        .forEach(
            trial ->
                below.put(
                    trial.hyperparameters().get(BelowParams.SNAPSHOT),
                    LowerLayers.words(trial.below())));
    return below;
  }

  /**
   * The id of a run's key.
   *
   * @throws RunException if it cannot be read any more
   */
  private static String keyId(String file) {
    try {
      return SigningKey.idOf(file);
    } catch (IOException e) {
      throw new RunException("the signing key in " + file + " cannot be read any more", e);
    }
  }

  /**
   * Checks that a run's signing key is the one that it began with: under another, all its records
   * would count as forged.
   *
   * @param file with the key; empty if records are not signed
   * @throws ConfigurationException if it is another
   */
  public static void requireSigningKey(Path folder, String file) {
    String before = read(folder).map(RunMetadata::signingKey).orElse(null);
    String now = before == null ? null : keyId(file);
    if (before != null && !before.equals(now)) {
      throw new ConfigurationException(
          String.format(
              "the key in %s is another than the run began with (its id is %s, not %s): what actors"
                  + " have signed so far would count as forged; put the former key back, or start a"
                  + " new run",
              file, now, before));
    }
  }

  /** Writes it into a run's folder, unless it exists. */
  void keep(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      try {
        String text = JSON.writeValueAsString(this) + "\n";
        RunFiles.replacePrivate(file, text);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("words and numbers can be written", e);
      }
    }
  }

  /**
   * Reads the metadata of a run's folder.
   *
   * @return empty if there is none
   * @throws RunException if it is damaged
   */
  public static Optional<RunMetadata> read(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      RunMetadata metadata = JSON.readValue(RunFiles.readText(file), RunMetadata.class);
      metadata.startedAt();
      return Optional.of(metadata);
    } catch (JsonProcessingException | DateTimeParseException | NullPointerException e) {
      throw new RunException(
          file + ": is damaged; restore it, or remove it to continue without it", e);
    }
  }

  /**
   * The keys of what a run trains; empty if they were not recorded.
   *
   * @throws RunException if the file is damaged
   */
  public static Map<String, String> trained(Path folder) {
    return read(folder).map(RunMetadata::trained).orElse(Map.of());
  }

  /** When the run started. */
  public Instant startedAt() {
    return Instant.parse(started);
  }
}
