package org.sluice.jobs.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.connectors.kafka.EmbeddedBroker;
import org.sluice.jobs.cli.Console;
import org.sluice.jobs.run.files.SnapshotFile;
import org.sluice.learning.records.PolicySnapshot;

/** From an expert's episodes in a topic to the policy that those in a file give. */
class DemonstrateTopicIT {

  @TempDir static Path folder;
  private static EmbeddedBroker broker;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start(folder.resolve("broker"));
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  private static Console demonstrate(Object... where) {
    Object[] words = {"demonstrate", "TwoEndpoint-v0", "--episodes", 5, "--seed", 3};
    Object[] all = new Object[words.length + where.length];
    System.arraycopy(words, 0, all, 0, words.length);
    System.arraycopy(where, 0, all, words.length, where.length);
    return Console.run(all);
  }

  private static Console learn(String command, String run, String... settings) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("cloning.yaml"),
            "environment: TwoEndpoint-v0\nalgorithm: behaviour-cloning\nbatch: 100\nlanes: 1\n"
                + "total-steps: 300\nupdates-per-iteration: 2\n"
                + String.join("\n", settings));
    return Console.run(command, file, "--run", folder.resolve(run));
  }

  private static PolicySnapshot learned(String run) {
    return SnapshotFile.read(folder.resolve(run + "/snapshots/last"));
  }

  @Test
  void theSameIsLearnedFromATopicAsFromAFile() throws IOException {
    Path file = folder.resolve("line.avro");
    assertThat(demonstrate("--out", file).exitCode()).isZero();
    Console written = demonstrate("--kafka", broker.bootstrapServers(), "--topic", "line");
    assertThat(written.err()).isEmpty();
    List<String> lines = written.out().lines().toList();
    String setting = lines.get(lines.size() - 1);
    assertThat(setting)
        .isEqualTo("demonstrations: kafka://%s/line?episodes=5", broker.bootstrapServers());
    Console more = demonstrate("--kafka", broker.bootstrapServers(), "--topic", "line");
    assertThat(more.out())
        .contains("wrote to the topic line, after the 5 records that it had; learn from it with")
        .contains("episodes=10");

    Console fromFile = learn("learn-local", "file", "demonstrations: " + file);
    assertThat(fromFile.err()).isEmpty();
    // The job's tasks read the topic by themselves.
    Console fromTopic = learn("train", "topic", setting);
    assertThat(fromTopic.err()).isEmpty();
    assertThat(fromTopic.exitCode()).isZero();
    PolicySnapshot expected = learned("file");
    assertThat(expected.version()).isEqualTo(3);
    assertThat(learned("topic").policy()).isEqualTo(expected.policy());
    assertThat(learned("topic").means()).isEqualTo(expected.means());
  }

  @Test
  void everythingWrongIsToldAtOnceBeforeAnythingRuns() throws IOException {
    String absent = "kafka://" + broker.bootstrapServers() + "/absent?episodes=5";
    Console console = learn("train", "refused", "demonstrations: " + absent, "gamma: 0.9");
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err())
        .contains("'gamma' is a key of")
        .contains("demonstrations: " + absent + ": the broker has no topic absent");
    Console nobody =
        learn("train", "refused", "demonstrations: kafka://127.0.0.1:1/line?episodes=5");
    assertThat(nobody.exitCode()).isEqualTo(2);
    assertThat(nobody.err()).contains("no Kafka broker answers at 127.0.0.1:1").hasLineCount(1);
    assertThat(folder.resolve("refused")).doesNotExist();
  }
}
