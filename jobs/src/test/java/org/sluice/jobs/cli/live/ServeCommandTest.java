package org.sluice.jobs.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.cli.Console;

class ServeCommandTest {

  @TempDir private Path folder;

  private Path write(String yaml) throws IOException {
    return Files.writeString(folder.resolve("serve.yaml"), yaml);
  }

  @Test
  void aWrongConfigurationIsToldWithItsLines() throws IOException {
    Path file = write("serve:\n  run: runs/x\n  sed: 3\n");
    Console console = Console.run("serve", file);
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo(
            "sluice: " + file + ", line 3: unknown key 'serve.sed'; the nearest is 'serve.seed'\n");
  }

  @Test
  void aFolderThatIsNoRun() throws IOException {
    Console console = Console.run("serve", write("serve.run: " + folder + "\n"));
    assertThat(console.exitCode()).isEqualTo(1);
    assertThat(console.err()).contains(folder + ": is no run's folder");
  }

  @Test
  void aRunThatHasDeletedItsTopics() throws IOException {
    Files.writeString(folder.resolve("configuration.yaml"), "environment: Pendulum-v1\n");
    Console console = Console.run("serve", write("serve.run: " + folder + "\n"));
    assertThat(console.exitCode()).isEqualTo(1);
    assertThat(console.err()).contains(folder + ": has no topics");
  }

  @Test
  void noBrokerAnswers() throws IOException {
    Path file =
        write(
            """
            serve.trial: plant
            topics.prefix: run
            kafka.bootstrap-servers: 127.0.0.1:1
            """);
    Console console = Console.run("serve", file);
    assertThat(console.exitCode()).isEqualTo(1);
    assertThat(console.err()).contains("127.0.0.1:1");
  }
}
