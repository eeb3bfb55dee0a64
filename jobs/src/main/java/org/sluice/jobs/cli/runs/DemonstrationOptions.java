package org.sluice.jobs.cli.runs;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.sluice.connectors.demonstrations.TopicAddress;
import org.sluice.connectors.demonstrations.TopicWriter;
import org.sluice.jobs.cli.common.ReportFile;
import org.sluice.learning.imitation.DemonstrationException;
import org.sluice.learning.imitation.DemonstrationSink;
import org.sluice.learning.imitation.DemonstrationWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say where demonstrations are written. */
final class DemonstrationOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The file to write, such as demonstrations.avro.")
  private Path file;

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "Appends to a topic of this broker instead of writing a file.")
  private String brokers;

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      description = "With --kafka: the topic; created with one partition if it does not exist.")
  private String topic;

  @Option(
      names = "--client",
      paramLabel = "FILE",
      description =
          "With --kafka: properties of Kafka's clients for the connection to the broker (passwords,"
              + " TLS and the like). Learning reads the same file.")
  private Path client;

  /**
   * Checks the options.
   *
   * @throws ParameterException if they do not fit
   */
  void check() {
    require((file == null) != (brokers == null), "give either --out FILE or --kafka HOST:PORT");
    require((brokers == null) == (topic == null), "--kafka and --topic must be given together");
    require(client == null || brokers != null, "--client requires --kafka");
    if (topic != null) {
      TopicAddress.problem(topic).ifPresent(problem -> require(false, "--topic: " + problem));
    }
  }

  /** Opens what the options name, lets episodes be written there, and says how to learn from it. */
  void write(Consumer<DemonstrationSink> episodes) {
    if (file == null) {
      writeTopic(episodes);
    } else {
      writeFile(episodes);
    }
  }

  private void writeFile(Consumer<DemonstrationSink> episodes) {
    ReportFile.prepare(file);
    try (DemonstrationWriter writer =
        new DemonstrationWriter(new BufferedOutputStream(Files.newOutputStream(file)))) {
      episodes.accept(writer);
    } catch (UncheckedIOException e) {
      throw ReportFile.unwritable(file, e.getCause());
    } catch (IOException e) {
      throw ReportFile.unwritable(file, e);
    }
    out().println("wrote " + file);
  }

  private void writeTopic(Consumer<DemonstrationSink> episodes) {
    try (TopicWriter writer = topic()) {
      episodes.accept(writer);
      out().printf("wrote to the topic %s", topic);
      if (writer.before() > 0) {
        out().printf(", after the %d records that it had", writer.before());
      }
      out().printf("; learn from it with%ndemonstrations: %s%n", writer.address());
    }
  }

  private TopicWriter topic() {
    try {
      return new TopicWriter(
          brokers, topic, Optional.ofNullable(client).map(own -> own.toAbsolutePath().toString()));
    } catch (DemonstrationException e) {
      throw new ParameterException(
          command.commandLine(), "--client, --kafka: " + e.getMessage(), e);
    }
  }

  private PrintWriter out() {
    return command.commandLine().getOut();
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new ParameterException(command.commandLine(), otherwise);
    }
  }
}
