package org.sluice.connectors.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.connectors.kafka.Administration;
import org.sluice.connectors.kafka.Clients;
import org.sluice.connectors.kafka.EmbeddedBroker;
import org.sluice.connectors.kafka.LiveRecords;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.RunTopic.Use;
import org.sluice.connectors.kafka.TopicSettings;
import org.sluice.connectors.kafka.Topics;
import org.sluice.learning.live.log.Experience;

/** The jar for programs that act: what is in it, and a program that has nothing else. */
@Timeout(120)
class ActorJarIT {

  private static final int STEPS = 200;

  @TempDir Path data;

  private static Path jar() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-actor.jar"))
          .findFirst()
          .orElseThrow(() -> new IOException("the build has made no target/*-actor.jar"));
    }
  }

  @Test
  void holdsNoneOfTheJobsLibraries() throws IOException {
    try (JarFile file = new JarFile(jar().toFile())) {
      Set<String> packages =
          file.stream()
              .map(entry -> entry.getName())
              .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
              .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
              .collect(Collectors.toSet());
      assertThat(packages).contains("org.sluice.connectors.actor", "org.apache.flink.ml.param");
      assertThat(packages)
          .allMatch(
              name ->
                  Stream.of(
                          "org.sluice.",
                          "org.apache.kafka.",
                          "org.apache.commons.",
                          "org.apache.flink.ml.param",
                          "org.slf4j",
                          "net.jpountz.",
                          "com.github.luben.zstd",
                          "org.xerial.snappy")
                      .anyMatch(name::startsWith))
          .noneMatch(name -> name.startsWith("org.sluice.operators"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gaussian", "normalizing-flow"})
  void theProgramOfTheDocumentationActsWithNothingElse(String policyType) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(data)) {
      Topics topics = new Topics("run");
      new Administration(broker.settings()).ensure(topics, Use.LIVE, TopicSettings.defaults(2));
      Clients clients = new Clients(broker.settings());
      clients.write(
          List.of(new Messages(topics, 256).of(Published.snapshot("Pendulum-v1", policyType, 7))));
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  jar().toString(),
                  "../docs/live-java/Actor.java",
                  broker.bootstrapServers(),
                  "run",
                  Published.TRIAL,
                  "3")
              .redirectErrorStream(true)
              .start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(out).isZero();
      assertThat(out.lines()).hasSize(3).allMatch(line -> line.startsWith("version 7, return -"));
      List<Experience> records =
          clients.read(topics.experience()).stream()
              .map(
                  message -> {
                    try {
                      return (Experience) LiveRecords.open(message, Optional.empty());
                    } catch (IOException e) {
                      throw new java.io.UncheckedIOException(e);
                    }
                  })
              .toList();
      assertThat(records.stream().mapToInt(Experience::steps).sum()).isEqualTo(3 * STEPS);
      assertThat(records).allMatch(record -> record.version() == 7);
      assertThat(records.stream().filter(Experience::endsEpisode)).hasSize(3);
    }
  }
}
