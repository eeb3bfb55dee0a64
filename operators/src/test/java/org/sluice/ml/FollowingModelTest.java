package org.sluice.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.reader.StreamFormat;
import org.apache.flink.connector.file.src.reader.TextLineInputFormat;
import org.apache.flink.ml.linalg.DenseVector;
import org.apache.flink.streaming.api.datastream.DataStreamSource;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.operators.types.PolicyBytes;

/** A model whose table of policies has no end, and states without end: folders that grow. */
@Timeout(60)
class FollowingModelTest {

  private static final List<Row> STATES = PolicyModelTest.states(500);

  @TempDir private Path folder;
  private Path policies;
  private Path states;
  private int asked;

  @BeforeEach
  void folders() throws IOException {
    policies = Files.createDirectory(folder.resolve("policies"));
    states = Files.createDirectory(folder.resolve("states"));
  }

  private static <T> DataStreamSource<T> growing(
      Stages stages, StreamFormat<T> format, Path folder) {
    return stages.streams.fromSource(
        FileSource.forRecordStreamFormat(format, new org.apache.flink.core.fs.Path(folder.toUri()))
            .monitorContinuously(Duration.ofMillis(20))
            .build(),
        WatermarkStrategy.noWatermarks(),
        folder.getFileName().toString());
  }

  private void write(Path to, String name, byte[] bytes) throws IOException {
    Path whole = Files.write(folder.resolve(name), bytes);
    Files.move(whole, to.resolve(name));
  }

  private void publish(PolicySnapshot policy) throws IOException {
    write(policies, "version-" + policy.version(), PolicyBytes.of(policy));
  }

  private void ask() throws IOException {
    write(states, "state-" + asked, Integer.toString(asked).getBytes(StandardCharsets.UTF_8));
    asked++;
  }

  private static long version(Row row) {
    return (Long) row.getField("version");
  }

  private static void assertActsAs(PolicySnapshot policy, Row row) {
    DenseVector state = (DenseVector) STATES.get((Integer) row.getField("id")).getField(1);
    assertThat(version(row)).isEqualTo(policy.version());
    assertThat(((DenseVector) row.getField("output")).values)
        .containsExactly(PolicyModelTest.action(policy, state, null));
  }

  @Test
  void savedWithoutAPolicy() throws Exception {
    Stages stages = new Stages(RuntimeExecutionMode.STREAMING);
    String path = folder.resolve("model").toString();
    new PolicyModel()
        .setOutputCol("act")
        .setModelData(
            PolicyModelData.table(stages.tables, growing(stages, new PolicyFileFormat(), policies)))
        .save(path);
    PolicyModel loaded = PolicyModel.load(stages.tables, path);
    assertThat(loaded.getOutputCol()).isEqualTo("act");
    assertThatThrownBy(loaded::getModelData).hasMessageStartingWith("the model has no policy");
  }

  @Test
  @SuppressWarnings("try") // Flink's iterators may throw anything on close
  void eachStateIsActedOnUnderTheNewestPolicyThatHasCome() throws Exception {
    Stages stages = new Stages(RuntimeExecutionMode.STREAMING);
    List<Row> all = STATES;
    PolicySnapshot first = Recording.of(Stages.TRIAL, 1).policy();
    PolicySnapshot second = Recording.of(Stages.TRIAL, 2).policy();
    PolicyModel model =
        new PolicyModel()
            .setModelVersionCol("version")
            .setModelData(
                PolicyModelData.table(
                    stages.tables, growing(stages, new PolicyFileFormat(), policies)));
    ask();
    ask();
    try (CloseableIterator<Row> rows =
        model
            .transform(
                stages.tables.fromDataStream(
                    growing(stages, new TextLineInputFormat(), states)
                        .map(line -> all.get(Integer.parseInt(line)))
                        .returns(PolicyModelTest.STATES)))[0]
            .execute()
            .collect()) {
      publish(first);
      for (int i = 0; i < 2; i++) {
        assertActsAs(first, rows.next()); // they have waited
      }
      publish(second);
      Row row;
      do {
        ask();
        row = rows.next();
        assertActsAs(version(row) == first.version() ? first : second, row);
      } while (version(row) == first.version());
      publish(second.withVersion(0));
      for (int i = 0; i < 5; i++) {
        ask();
        assertThat(rows.next().getField("id")).isEqualTo(asked - 1);
      }
    }
  }
}
