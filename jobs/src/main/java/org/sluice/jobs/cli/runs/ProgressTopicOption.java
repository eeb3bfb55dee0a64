package org.sluice.jobs.cli.runs;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Topics;
import org.sluice.jobs.conf.Configuration;
import org.sluice.learning.trial.Trial;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options for reading a broker's progress topic instead of a folder. */
final class ProgressTopicOption {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "Reads the progress topic from this broker instead of a folder.")
  private String brokers;

  @Option(
      names = "--topics",
      paramLabel = "PREFIX",
      description = "With --kafka: prefix of the topic names.")
  private String prefix;

  @Option(
      names = "--conf",
      paramLabel = "CONF",
      description =
          "With --kafka: the run's configuration, for the number of steps per trial and"
              + " the connection to the broker (passwords, TLS and the like).")
  private Path configuration;

  /**
   * A progress topic.
   *
   * @param settings of its broker
   * @param topics the run's
   * @param trials the run's, if known; may be empty
   */
  record ProgressTopic(KafkaSettings settings, Topics topics, List<Trial> trials) {}

  /** Whether the topic is to be read. */
  boolean isGiven() {
    return brokers != null;
  }

  /**
   * Checks the options.
   *
   * @param folder whether a folder is given
   * @throws ParameterException if they do not fit
   */
  void check(boolean folder) {
    require(
        folder != isGiven(), command.name() + " needs a run's folder, or --kafka with a broker");
    require((brokers == null) == (prefix == null), "--kafka and --topics must be given together");
    require(configuration == null || brokers != null, "--conf requires --kafka");
  }

  /** The topic that the options name. */
  ProgressTopic topic() {
    Topics topics;
    try {
      topics = new Topics(prefix);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), "--topics: " + e.getMessage(), e);
    }
    require(!brokers.isBlank(), "--kafka must be a broker's address, HOST:PORT");
    if (configuration == null) {
      return new ProgressTopic(KafkaSettings.of(brokers), topics, List.of());
    }
    Configuration read = Configuration.read(configuration, List.of());
    KafkaSettings kafka =
        read.job().kafka().map(own -> own.at(brokers)).orElseGet(() -> KafkaSettings.of(brokers));
    return new ProgressTopic(kafka, topics, read.trials());
  }

  /** The Flink options of the run's configuration, such as those of TLS; empty if none is given. */
  Map<String, String> flink() {
    return configuration == null
        ? Map.of()
        : Configuration.read(configuration, List.of()).job().flink();
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new ParameterException(command.commandLine(), otherwise);
    }
  }
}
