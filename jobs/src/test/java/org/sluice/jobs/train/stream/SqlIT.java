package org.sluice.jobs.train.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.catalog.Column;
import org.apache.flink.table.types.logical.LogicalTypeRoot;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.connectors.codec.Codec;
import org.sluice.connectors.codec.ProgressCodec;
import org.sluice.connectors.codec.TrajectoryCodec;
import org.sluice.connectors.kafka.Messages;
import org.sluice.jobs.train.fixture.SmallJobs;
import org.sluice.jobs.train.fixture.TrainingCluster;
import org.sluice.jobs.train.fixture.TrainingTopics;
import org.sluice.learning.records.Progress;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.trial.Trial;

/** The statements of docs/sql.md, run on a job's records. */
@Timeout(120)
class SqlIT {

  private static final int ITERATIONS = 5;
  private static final Path DOCUMENT = Path.of("..", "docs", "sql.md");

  @TempDir private static Path directory;
  private static TrainingCluster cluster;
  private static TrainingTopics topics;
  private static List<String> queries;
  private static TableEnvironment sql;

  @BeforeAll
  static void trainAndCreateTables() throws Exception {
    cluster = new TrainingCluster(directory);
    List<Trial> trials =
        List.of(
            SmallJobs.trial("fast/seed=1", "Pendulum-v1", "gaussian", "trpo", 0, ITERATIONS),
            SmallJobs.trial("fast/seed=2", "Pendulum-v1", "gaussian", "trpo", 0, ITERATIONS),
            SmallJobs.trial("lagging/seed=1", "Pendulum-v1", "gaussian", "trpo", 1, ITERATIONS),
            SmallJobs.trial("lagging/seed=2", "Poisoned-v0", "gaussian", "trpo", 1, ITERATIONS));
    topics = cluster.start(trials, SmallJobs.STEPS_PER_RECORD, 2).end();
    writeAgain(topics.transitions().get(0));
    Configuration client = cluster.client().set(CoreOptions.DEFAULT_PARALLELISM, 2);
    sql =
        TableEnvironment.create(
            EnvironmentSettings.newInstance().inStreamingMode().withConfiguration(client).build());
    queries = new ArrayList<>();
    for (String statement : statements()) {
      if (statement.startsWith("SELECT")) {
        queries.add(statement);
      } else {
        sql.executeSql(statement);
      }
    }
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  /** As a job does that returns to a checkpoint. */
  private static void writeAgain(ConsumerRecord<byte[], byte[]> message) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(topics.settings().producer())) {
      Trajectory trajectory = Messages.open(message, new TrajectoryCodec());
      int partitions = producer.partitionsFor(message.topic()).size();
      producer.send(new Messages(topics.topics(), 1).of(trajectory, partitions)).get();
    }
  }

  /** What stands in the document, with the broker's address and the topics' prefix put in. */
  private static List<String> statements() throws IOException {
    return Pattern.compile("```sql\n(.*?);\n```", Pattern.DOTALL)
        .matcher(Files.readString(DOCUMENT))
        .results()
        .map(match -> match.group(1))
        .map(text -> text.replace("localhost:9092", topics.settings().bootstrapServers()))
        .map(text -> text.replace("'run.", "'" + topics.topics().prefix() + "."))
        .toList();
  }

  private static List<Row> run(int query) throws Exception {
    List<Row> rows = new ArrayList<>();
    sql.executeSql(queries.get(query))
        .collect()
        .forEachRemaining(
            change -> {
              RowKind kind = change.getKind();
              change.setKind(RowKind.INSERT);
              if (kind == RowKind.INSERT || kind == RowKind.UPDATE_AFTER) {
                rows.add(change);
              } else {
                assertThat(rows.remove(change)).as("retracted %s", change).isTrue();
              }
            });
    return rows;
  }

  private static <T> List<T> open(List<ConsumerRecord<byte[], byte[]>> messages, Codec<T> codec)
      throws Exception {
    List<T> records = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> message : messages) {
      records.add(Messages.open(message, codec));
    }
    return records;
  }

  private static Map<String, Progress> newest() throws Exception {
    Map<String, Progress> newest = new HashMap<>();
    for (Progress row : open(topics.progress(), new ProgressCodec())) {
      newest.merge(row.trial(), row, (a, b) -> a.version() > b.version() ? a : b);
    }
    return newest;
  }

  @Test
  void columnsAreThoseOfTheSchemas() throws IOException {
    assertColumns("progress", "Progress", 1, 0);
    assertColumns("transitions", "Trajectory", 0, 1);
  }

  private static void assertColumns(String table, String schema, int before, int after)
      throws IOException {
    Schema record;
    try (var in = Codec.class.getResourceAsStream(schema + ".avsc")) {
      record = new Schema.Parser().parse(in);
    }
    List<Column> columns = sql.from(table).getResolvedSchema().getColumns();
    List<Column> fields = columns.subList(before, columns.size() - after);
    assertThat(fields)
        .extracting(Column::getName)
        .isEqualTo(record.getFields().stream().map(Schema.Field::name).toList());
    assertThat(fields)
        .extracting(column -> column.getDataType().getLogicalType().isNullable())
        .containsOnly(false);
    assertThat(fields)
        .extracting(column -> column.getDataType().getLogicalType().getTypeRoot())
        .isEqualTo(record.getFields().stream().map(field -> type(field.schema())).toList());
  }

  private static LogicalTypeRoot type(Schema field) {
    return switch (field.getType()) {
      case STRING -> LogicalTypeRoot.VARCHAR;
      case INT -> LogicalTypeRoot.INTEGER;
      case LONG -> LogicalTypeRoot.BIGINT;
      case FLOAT -> LogicalTypeRoot.FLOAT;
      case DOUBLE -> LogicalTypeRoot.DOUBLE;
      case BYTES -> LogicalTypeRoot.VARBINARY;
      case MAP -> LogicalTypeRoot.MAP;
      default -> throw new AssertionError("no record has " + field);
    };
  }

  @Test
  void everyRowOfProgressIsReadAsItWasWritten() throws Exception {
    List<Row> rows = new ArrayList<>();
    sql.executeSql("SELECT * FROM progress").collect().forEachRemaining(rows::add);
    assertThat(rows.stream().map(row -> row.getField("place")))
        .containsExactlyInAnyOrderElementsOf(
            open(topics.progress(), new ProgressCodec()).stream()
                .map(row -> row.trial() + "/" + row.version())
                .toList());
    for (Progress row : open(topics.progress(), new ProgressCodec())) {
      assertThat(rows)
          .contains(
              Row.of(
                  row.trial() + "/" + row.version(),
                  row.trial(),
                  row.version(),
                  row.steps(),
                  row.episodes(),
                  row.meanReturn(),
                  row.meanLength(),
                  row.outcome(),
                  row.metrics(),
                  row.failure()));
    }
  }

  @Test
  void theLeaderboardHasTheNewestRowOfEachTrial() throws Exception {
    List<Row> expected =
        newest().values().stream()
            .filter(row -> !Double.isNaN(row.meanReturn()))
            .sorted(Comparator.comparing(Progress::meanReturn).reversed())
            .map(row -> Row.of(row.trial(), row.meanReturn(), row.steps(), row.version()))
            .toList();
    assertThat(expected).hasSize(3);
    assertThat(run(0)).containsExactlyInAnyOrderElementsOf(expected);
  }

  /** A trial that failed has none, as one has whose algorithm does not report them. */
  @Test
  void aMetricThatIsNotThereIsNull() throws Exception {
    List<Row> expected =
        newest().values().stream()
            .map(
                row ->
                    Row.of(
                        row.trial(), row.metrics().get("approx_kl"), row.metrics().get("entropy")))
            .toList();
    assertThat(expected).extracting(row -> row.getField(2)).containsOnlyOnce((Object) null);
    queries.add("SELECT trial, kl, entropy FROM newest");
    assertThat(run(queries.size() - 1)).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void seedsAreAveraged() throws Exception {
    Map<String, Progress> newest = newest();
    Progress one = newest.get("fast/seed=1");
    Progress two = newest.get("fast/seed=2");
    Progress lagging = newest.get("lagging/seed=1");
    Progress failed = newest.get("lagging/seed=2");
    assertThat(failed.failure()).contains("NaN");
    assertThat(run(1))
        .containsExactlyInAnyOrder(
            Row.of("fast", 2L, 0, (one.meanReturn() + two.meanReturn()) / 2, one.steps()),
            Row.of("lagging", 2L, 1, lagging.meanReturn(), failed.steps()));
  }

  private record Share(String trial, int lane, int version) {}

  @Test
  void rewardsAreNumbersAndNoneCountsTwice() throws Exception {
    Map<Share, Map<Long, float[]>> rewards = new HashMap<>();
    for (Trajectory t : open(topics.transitions(), new TrajectoryCodec())) {
      rewards
          .computeIfAbsent(new Share(t.trial(), t.lane(), t.version()), share -> new HashMap<>())
          .put(t.sequence(), t.transitions().rewards());
    }
    rewards.values().removeIf(parts -> parts.values().stream().allMatch(part -> part.length == 0));
    List<Row> rows = run(2);
    assertThat(rows).hasSameSizeAs(rewards.keySet());
    for (Row row : rows) {
      var parts =
          rewards.get(
              new Share(
                  row.getFieldAs("trial"), row.getFieldAs("lane"), row.getFieldAs("version")));
      long steps = parts.values().stream().mapToLong(part -> part.length).sum();
      double sum = 0;
      for (float[] part : parts.values()) {
        for (float reward : part) {
          sum += reward;
        }
      }
      assertThat(row.<Long>getFieldAs("steps")).isEqualTo(steps);
      assertThat(row.<Double>getFieldAs("meanReward")).isCloseTo(sum / steps, within(1e-9));
    }
  }

  @Test
  void endedEpisodesAreCounted() throws Exception {
    Map<String, Long> steps = new HashMap<>();
    Map<String, Long> episodes = new HashMap<>();
    for (Trajectory t : open(topics.transitions(), new TrajectoryCodec())) {
      steps.merge(t.trial(), (long) t.steps(), Long::sum);
      episodes.merge(t.trial(), ends(t), Long::sum);
    }
    assertThat(episodes.get("fast/seed=1")).isPositive();
    Map<String, Long> stepsFound = new HashMap<>();
    Map<String, Long> episodesFound = new HashMap<>();
    for (Row row : run(3)) {
      stepsFound.merge(
          row.getFieldAs("trial"), row.<Number>getFieldAs("steps").longValue(), Long::sum);
      episodesFound.merge(
          row.getFieldAs("trial"), row.<Number>getFieldAs("episodes").longValue(), Long::sum);
    }
    assertThat(stepsFound).isEqualTo(steps);
    assertThat(episodesFound).isEqualTo(episodes);
  }

  private static long ends(Trajectory trajectory) {
    long ends = 0;
    for (byte mark : trajectory.transitions().ends()) {
      ends += mark == 0 ? 0 : 1;
    }
    return ends;
  }
}
