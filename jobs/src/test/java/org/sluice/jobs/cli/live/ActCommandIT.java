package org.sluice.jobs.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.connectors.kafka.Administration;
import org.sluice.connectors.kafka.EmbeddedBroker;
import org.sluice.connectors.kafka.LiveRecords;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.RunTopic.Use;
import org.sluice.connectors.kafka.TopicSettings;
import org.sluice.connectors.kafka.TopicTail;
import org.sluice.connectors.kafka.Topics;
import org.sluice.jobs.cli.Console;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.TrialYaml;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.live.log.Command;
import org.sluice.learning.live.log.DelayedReward;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.live.log.LiveRecord;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.trial.InitialPolicy;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;

/** A plant on a broker, and what is in its topic then. */
@Timeout(120)
class ActCommandIT {

  private static final String TRIAL = "plant";

  @TempDir private static Path directory;
  @TempDir private static Path runs;
  private static EmbeddedBroker broker;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start(directory);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  private static Topics topics(String prefix) throws Exception {
    Topics topics = new Topics(prefix);
    new Administration(broker.settings()).ensure(topics, Use.LIVE, TopicSettings.defaults(2));
    Trial trial =
        new Trial(
            TRIAL, "Pendulum-v1", 1, new Hyperparameters().set(PolicyParams.TYPE, "gaussian"));
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(broker.settings().producer())) {
      producer
          .send(new Messages(topics, 256).of(InitialPolicy.of(trial, TrialModel.of(trial))))
          .get();
    }
    return topics;
  }

  private static Console act(String prefix, Object... more) {
    return Console.run(
        List.of(
            "act",
            "Pendulum-v1",
            "--broker",
            broker.settings().bootstrapServers(),
            "--topics",
            prefix,
            "--trial",
            TRIAL),
        more);
  }

  private static List<LiveRecord> written(Topics topics) throws UnreadableRecordException {
    List<org.apache.kafka.clients.consumer.ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
    try (TopicTail tail = new TopicTail(broker.settings(), broker.settings().consumer())) {
      tail.readAll(topics.experience());
      tail.readToEnd(all::add);
    }
    List<LiveRecord> records = new ArrayList<>();
    for (var message : all) {
      records.add(LiveRecords.open(message, Optional.empty()));
    }
    return records;
  }

  private static long steps(Iterable<LiveRecord> records) {
    long steps = 0;
    for (LiveRecord record : records) {
      steps += record instanceof Experience experience ? experience.steps() : 0;
    }
    return steps;
  }

  /** A number of the last line, after or before a word. */
  private static long number(Console console, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(console.out());
    assertThat(matcher.find()).as(console.out()).isTrue();
    return Long.parseLong(matcher.group(1).replace(",", ""));
  }

  /** A live run's folder, topics and first policy. */
  private static Path run(String name) throws Exception {
    Path folder = Files.createDirectories(runs.resolve(name));
    Path file = folder.resolve("configuration.yaml");
    Files.writeString(
        file,
        """
        environment: {id: live, observations: 3, actions: 1 in -2..2}
        policy: {type: gaussian, hidden: 8}
        """);
    Configuration configuration =
        Configuration.read(
                file, List.of("kafka.bootstrap-servers=" + broker.settings().bootstrapServers()))
            .named(name);
    Files.writeString(file, TrialYaml.of(configuration));
    Topics topics = new Topics(name);
    new Administration(broker.settings()).ensure(topics, Use.LIVE, TopicSettings.defaults(2));
    Trial trial = configuration.trial();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(broker.settings().producer())) {
      producer
          .send(new Messages(topics, 256).of(InitialPolicy.of(trial, TrialModel.of(trial))))
          .get();
    }
    return folder;
  }

  @Test
  void commandsAreWrittenToTheLogAndAnActorIsAudited() throws Exception {
    Path run = run("commanded");
    Console acted = Console.run("act", "Pendulum-v1", "--run", run, "--steps", 100);
    assertThat(acted.exitCode()).as(acted.err()).isZero();
    Console released = Console.run("release", run, "--freeze", "--change", "max-kl=0.005");
    assertThat(released.exitCode()).as(released.err()).isZero();
    assertThat(released.out()).startsWith("2 commands written to commanded.experience, up to off");
    List<LiveRecord> records = written(new Topics("commanded"));
    String trial = ((Experience) records.get(0)).trial();
    assertThat(records).endsWith(Command.freeze(trial), Command.set(trial, "max-kl", "0.005"));

    Console unknown = Console.run("release", run, "--change", "learning-rate=1");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err())
        .contains("--change: 'learning-rate' cannot be changed while a trial runs; what can: ");
    assertThat(Console.run("release", run, "--change", "max-kl=-1").exitCode()).isEqualTo(2);
    assertThat(Console.run("release", run).err()).contains("release needs a command: --freeze");
    assertThat(written(new Topics("commanded"))).hasSameSizeAs(records);

    Console audit = Console.run("audit", run, "--actor", "plant-0");
    assertThat(audit.exitCode()).as(audit.err()).isZero();
    assertThat(audit.out()).startsWith("time\tepisode\tstep\tversion\taction\tprobability");
    assertThat(audit.out()).hasLineCount(1 + 100).contains("\tpending");
    Console nobody = Console.run("audit", run, "--actor", "plant-1");
    assertThat(nobody.exitCode()).isEqualTo(1);
    assertThat(nobody.out()).isEmpty();
    assertThat(nobody.err()).contains("has no steps of actor plant-1; it has some of plant-0");
  }

  @Test
  void everyStepIsInTheTopic() throws Exception {
    Topics topics = topics("whole");
    Console console = act("whole", "--actors", 3, "--steps", 5000, "--seed", 1);
    assertThat(console.exitCode()).as(console.err()).isZero();
    assertThat(console.out())
        .startsWith("     STEPS   STEPS/S  VERSION   AGE S       RETURN      LOST")
        .contains("5,000 steps in")
        .contains(
            "lost 0; on purpose: 0 records dropped, 0 repeated, 0 actors vanished, 0 rewards");
    List<LiveRecord> records = written(topics);
    assertThat(steps(records)).isEqualTo(5000);
    assertThat(records)
        .extracting(record -> ((Experience) record).actor())
        .containsOnly("plant-0", "plant-1", "plant-2");
  }

  @Test
  void faultsAreMadeAndCounted() throws Exception {
    Topics topics = topics("faulty");
    Console console =
        act(
            "faulty",
            (Object[])
                "--actors 3 --steps 20000 --seed 2 --lose 0.1 --repeat 0.1 --vanish 0.3 --late-rewards 0.1"
                    .split(" "));
    assertThat(console.exitCode()).as(console.err()).isZero();
    long dropped = number(console, "([0-9,]+) records dropped");
    long repeated = number(console, "([0-9,]+) repeated");
    long vanished = number(console, "([0-9,]+) actors vanished");
    long late = number(console, "([0-9,]+) rewards late");
    List<LiveRecord> records = written(topics);
    Set<Object> places = new HashSet<>();
    Set<Object> rewards = new HashSet<>();
    Set<LiveRecord> distinct = new HashSet<>();
    long again = 0;
    long marked = 0;
    for (LiveRecord record : records) {
      if (!distinct.add(record)) {
        again++;
      } else if (record instanceof Experience experience) {
        for (int position : experience.rewardsLater()) {
          marked++;
          places.add(
              List.of(experience.actor(), experience.episode(), experience.step() + position));
        }
      } else if (record instanceof DelayedReward reward) {
        rewards.add(List.of(reward.actor(), reward.episode(), reward.step()));
      }
    }
    assertThat(again).isEqualTo(repeated).isPositive();
    assertThat(dropped).isBetween(records.size() / 20L, records.size() / 5L);
    assertThat(vanished).isPositive();
    assertThat(late).isBetween(1500L, 2500L);
    assertThat(marked).isBetween(late / 2, late);
    rewards.retainAll(places);
    assertThat((long) rewards.size()).isBetween(marked / 2, marked);
    assertThat(steps(distinct)).isBetween(10_000L, 19_999L);
  }

  @Test
  void atARate() throws Exception {
    Topics topics = topics("rate");
    long start = System.nanoTime();
    Console console = act("rate", "--actors", 2, "--steps", 200, "--rate", 200);
    assertThat(console.exitCode()).as(console.err()).isZero();
    assertThat(System.nanoTime() - start).isGreaterThan(900_000_000L); // it never goes ahead
    assertThat(steps(written(topics))).isEqualTo(200);
  }

  @Test
  void anEnvironmentThatIsNotTheTrials() throws Exception {
    topics("other");
    Console console =
        Console.run(
            "act",
            "CartPole-v1",
            "--broker",
            broker.settings().bootstrapServers(),
            "--topics",
            "other",
            "--trial",
            TRIAL);
    assertThat(console.exitCode()).isEqualTo(1);
    assertThat(console.err())
        .isEqualTo(
            "sluice: an actor cannot go on: an observation of trial plant has 3 numbers, not 4\n");
  }

  @Test
  void aTrialThatIsNotThere() throws Exception {
    topics("misspelt");
    Console console =
        Console.run(
            "act",
            "Pendulum-v1",
            "--broker",
            broker.settings().bootstrapServers(),
            "--topics",
            "misspelt",
            "--trial",
            "plnt");
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err())
        .contains(
            "--trial: there is no trial plnt on the topics misspelt.*; those that there are: ")
        .contains("are: " + TRIAL);
  }

  @ParameterizedTest
  @CsvSource({
    "--lose 1.5, a share is 0 … 1",
    "--actors 0, --actors must be at least 1",
    "--rate -1, --rate must be at least 0",
    "--steps 0, --steps must be at least 1"
  })
  void wrongCalls(String words, String complaint) {
    Console console = act("any", (Object[]) words.split(" "));
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err()).contains(complaint);
  }

  @Test
  void noSuchEnvironment() {
    Console console =
        Console.run("act", "Pendulm-v1", "--broker", "h:1", "--topics", "t", "--trial", TRIAL);
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err()).contains("unknown environment 'Pendulm-v1'");
  }
}
