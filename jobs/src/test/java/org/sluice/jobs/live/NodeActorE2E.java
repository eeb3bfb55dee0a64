package org.sluice.jobs.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.connectors.codec.RejectedCodec;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.TopicTail;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.TrialYaml;
import org.sluice.jobs.relearn.Relearning;
import org.sluice.jobs.train.LocalTraining;
import org.sluice.jobs.train.LocalTraining.Ending;
import org.sluice.learning.live.log.DelayedReward;
import org.sluice.learning.live.log.Release;
import org.sluice.learning.records.Progress;

/** A run learns from the documentation's program in JavaScript, which knows only the topics. */
@Tag("node")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class NodeActorE2E {

  private static final int MOST_STEPS = 150_000;
  private static final double GOAL = -600;

  @TempDir private Path folder;
  private OwnBroker broker;
  private NodeProgram plant;

  @AfterEach
  void stop() {
    if (plant != null) {
      plant.close();
    }
    if (broker != null) {
      broker.close();
    }
  }

  private Configuration configuration() throws IOException {
    Files.writeString(key(), "0123456789abcdef".repeat(4));
    Path file =
        Files.writeString(
            folder.resolve("pendulum.yaml"),
            """
            environment: {id: live, observations: 3, actions: 1 in -2..2}
            policy: {type: normalizing-flow}
            gamma: 0.95
            lambda: 0.95
            batch: 2048
            total-steps: %d
            live.tolerance: 1e-5
            kafka.bootstrap-servers: %s
            signing-key-file: %s
            """
                .formatted(MOST_STEPS, broker.address(), key()));
    Configuration configuration = Configuration.read(file, List.of()).named("run");
    Files.createDirectories(folder.resolve("run"));
    Files.writeString(folder.resolve("run/configuration.yaml"), TrialYaml.of(configuration));
    return configuration;
  }

  private NodeProgram startPlant(String trial) throws IOException {
    String arguments =
        "../docs/live-node/pendulum.js --topics run --rate 8000 --lose .01 --repeat .02"
            + " --vanish .02 --late-rewards .01 --trial "
            + trial
            + " --signing-key-file "
            + key()
            + " --broker "
            + broker.address();
    return NodeProgram.start(folder.resolve("node.log"), arguments.split(" "));
  }

  private Path key() {
    return folder.resolve("run.key");
  }

  @Test
  void aProgramInJavaScriptThatLosesAndRepeatsRecordsSwingsUpPendulums() throws Exception {
    broker = OwnBroker.start(folder);
    Configuration configuration = configuration();
    CompletableFuture<Void> stop = new CompletableFuture<>();
    AtomicReference<Progress> reached = new AtomicReference<>();
    AtomicReference<Progress> last = new AtomicReference<>();
    LocalTraining training =
        new LocalTraining(configuration, folder.resolve("run"), false, OptionalInt.empty());
    CompletableFuture<Ending> ending =
        CompletableFuture.supplyAsync(
            () ->
                training.run(
                    stop,
                    learned -> {
                      last.set(learned.progress());
                      if (learned.progress().meanReturn() >= GOAL
                          && reached.compareAndSet(null, learned.progress())) {
                        stop.complete(null);
                      }
                    }));
    plant = startPlant(configuration.trial().id());
    CompletableFuture.anyOf(ending, plant.onExit()).join();
    stop.complete(null); // for the case that the plant has ended
    ending.get();
    assertThat(reached.get()).as("%s; the plant: %s", last.get(), printed()).isNotNull();
    assertThat(reached.get().steps()).isLessThanOrEqualTo(MOST_STEPS);
    plant.interrupt();
    assertThat(plant.waitFor()).as(printed()).isZero();
    for (String fault : List.of("records lost", "sent twice", "actors vanished", "rewards late")) {
      assertThat(number(fault)).as(fault).isPositive();
    }
    assertThat(printed()).contains("; lost 0;").doesNotContain("ERROR");

    try (LiveRun run = LiveRun.open(folder.resolve("run"), List.of())) {
      // Only rewards of steps that were lost, and rewards that were sent twice.
      assertThat(rejected(run)).allMatch(reason -> reason.contains(DelayedReward.IGNORED));
      Relearning.Result again = Relearning.of(run, configuration.trial(), OptionalInt.empty());
      assertThat(again.compared().difference()).isEmpty();
      assertThat(again.counts().taken()).isEqualTo(2048L * again.versions());
      assertThat(again.counts().rejected()).isZero();
      assertThat(again.counts().duplicate()).isPositive();
    }
  }

  @Test
  void itsActorsFollowTheVersionsThatJavaActorsFollow() throws Exception {
    Release release = new Release("plant", 1, 2, 0.25, false);
    List<String> actors = new ArrayList<>(List.of("é", "線路", "x".repeat(200)));
    IntStream.range(0, 100).mapToObj(i -> "line-" + i).forEach(actors::add);
    String program =
        "const { version } = require('../docs/live-node/records.js');"
            + "const release = { stable: 1, candidate: 2, share: 0.25 };"
            + "for (const actor of process.argv.slice(1)) console.log(version(release, actor));";
    List<String> arguments = new ArrayList<>(List.of("-e", program));
    arguments.addAll(actors);
    NodeProgram versions =
        NodeProgram.start(folder.resolve("node.log"), arguments.toArray(String[]::new));
    assertThat(versions.waitFor()).as(printed()).isZero();
    assertThat(printed().lines())
        .containsExactlyElementsOf(
            actors.stream().map(actor -> Integer.toString(release.version(actor))).toList())
        .contains("1", "2");
  }

  @Test
  void itsProgramsSayInOneLineThatNoBrokerAnswers() throws Exception {
    String arguments = "../docs/live-node/ask.js --broker 127.0.0.1:1 -- 1,0,0";
    plant = NodeProgram.start(folder.resolve("node.log"), arguments.split(" "));
    await().atMost(1, TimeUnit.MINUTES).until(() -> printed().endsWith("\n"));
    assertThat(printed()).isEqualTo("no broker answers at 127.0.0.1:1; trying again\n");
  }

  private String printed() throws IOException {
    return Files.readString(folder.resolve("node.log"));
  }

  /** The number before words of the program's last line. */
  private int number(String words) throws IOException {
    Matcher matcher = Pattern.compile("(\\d+) " + words).matcher(printed());
    assertThat(matcher.find()).as(printed()).isTrue();
    return Integer.parseInt(matcher.group(1));
  }

  /** Why records were rejected. */
  private static List<String> rejected(LiveRun run) {
    List<String> reasons = new ArrayList<>();
    try (TopicTail tail = new TopicTail(run.kafka(), run.kafka().consumer())) {
      tail.read(List.of(new TopicPartition(run.topics().rejected(), 0)));
      tail.readToEnd(
          message -> {
            try {
              reasons.add(Messages.open(message, new RejectedCodec()).message());
            } catch (UnreadableRecordException e) {
              reasons.add(e.getMessage());
            }
          });
    }
    return reasons;
  }
}
