package org.sluice.jobs.conf.job;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.sluice.jobs.conf.keys.Keys;
import org.sluice.jobs.conf.keys.Nearest;

/** The options that Flink knows, and those that a configuration may not set. */
final class FlinkOptions {

  /** Prefixes of Flink's core option classes, whose names end with {@code Options}. */
  static final List<String> CLASSES =
      List.of(
          ("Algorithm Akka BatchExecution BlobServer Checkpointing Cleanup Cluster Core Deployment"
                  + " Execution ExternalResource HeartbeatManager HighAvailability HistoryServer"
                  + " JMXServer JobEventStore JobManager Metric NettyShuffleEnvironment Optimizer"
                  + " Pipeline QueryableState ResourceManager Rest RestartStrategy Rpc Security Sink"
                  + " SlowTaskDetector StateBackend StateChangelog StateLatencyTrack StateRecovery"
                  + " TaskManager Trace Web")
              .split(" "));

  /**
   * Prefixes of options of file systems, platforms and plug-ins, which are not in the core classes.
   */
  private static final List<String> OPEN =
      List.of(
          "containerized.",
          "env.",
          "external-resource.",
          "flink.hadoop.",
          "fs.",
          "gs.",
          "high-availability.",
          "job-result-store.",
          "kubernetes.",
          "metrics.reporter.",
          "metrics.scope.",
          "pipeline.global-job-parameters.",
          "python.",
          "s3.",
          "s3a.",
          "security.",
          "shuffle-service-factory.",
          "source.reader.",
          "table.",
          "traces.reporter.",
          "yarn.");

  /** Options of a state backend: {@code state.backend.rocksdb.memory.managed}. */
  private static final String BACKEND = "state\\.backend\\.[^.]+\\..+";

  /** Options that would break a run's guarantees or have their own Sluice key. */
  private static final Map<String, String> OWN =
      Map.ofEntries(
          Map.entry("execution.checkpointing.interval", "set checkpoint-interval instead"),
          Map.entry("execution.checkpointing.dir", "set checkpoint-directory instead"),
          Map.entry("parallelism.default", "set parallelism instead"),
          Map.entry("execution.state-recovery.path", "resume the run with --resume instead"),
          Map.entry(
              "execution.checkpointing.externalized-checkpoint-retention",
              "resuming a run needs its checkpoints"));

  /** The only values that keep results exact and recovery cheap. */
  private static final Map<String, List<String>> NEEDED =
      Map.of(
          "execution.runtime-mode", List.of("STREAMING"),
          "execution.checkpointing.mode", List.of("EXACTLY_ONCE"),
          "restart-strategy.type", List.of("exponential-delay", "fixed-delay", "failure-rate"));

  private final Map<String, ConfigOption<?>> known = new HashMap<>();

  FlinkOptions() {
    for (String name : CLASSES) {
      for (Field field : options(name).getFields()) {
        if (field.getType().equals(ConfigOption.class)) {
          ConfigOption<?> option = option(field);
          keys(option).forEach(key -> known.putIfAbsent(key, option));
        }
      }
    }
  }

  /** The problem with an option; empty if there is none. */
  Optional<String> problem(String key, String value) {
    String named = Keys.FLINK + "." + key;
    ConfigOption<?> option = known.get(key);
    if (option == null) {
      return unknown(key, named);
    }
    if (OWN.containsKey(option.key())) {
      return Optional.of(named + " cannot be set: " + OWN.get(option.key()));
    }
    if (value.isBlank()) {
      return Optional.of(named + " has no value");
    }
    List<String> needed = NEEDED.getOrDefault(option.key(), List.of());
    if (!needed.isEmpty()
        && needed.stream().map(FlinkOptions::plain).noneMatch(plain(value)::equals)) {
      return Optional.of(named + " must be " + String.join(" or ", needed) + ", not " + value);
    }
    try {
      Configuration settings = new Configuration();
      settings.setString(key, value);
      settings.getOptional(option);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(named + " cannot be '" + value + "'" + reason(e));
    }
  }

  /** All options of Flink's core. */
  Stream<String> known() {
    return known.keySet().stream();
  }

  /** Flink accepts enum values with and without dashes, in either case. */
  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
  }

  private Optional<String> unknown(String key, String named) {
    if (key.matches(BACKEND) || OPEN.stream().anyMatch(key::startsWith)) {
      return Optional.empty();
    }
    return Optional.of(
        "unknown key '"
            + named
            + "'; "
            + Nearest.of(key, known())
                .map(nearest -> "the nearest is '" + Keys.FLINK + "." + nearest + "'")
                .orElse("it is not a Flink option"));
  }

  /** The reason from the option's type, where Flink passes it on. */
  private static String reason(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return cause == error || message == null ? "" : ": " + message;
  }

  private static Stream<String> keys(ConfigOption<?> option) {
    Stream.Builder<String> keys = Stream.<String>builder().add(option.key());
    option.fallbackKeys().forEach(fallback -> keys.add(fallback.getKey()));
    return keys.build();
  }

  private static Class<?> options(String name) {
    String type = CoreOptions.class.getPackageName() + "." + name + "Options";
    try {
      return Class.forName(type);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(type + " is a class of this version of Flink", e);
    }
  }

  private static ConfigOption<?> option(Field field) {
    try {
      return (ConfigOption<?>) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field + " is a public constant", e);
    }
  }
}
