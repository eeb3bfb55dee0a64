package org.sluice.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.ml.linalg.DenseVector;
import org.apache.flink.ml.servable.api.DataFrame;
import org.apache.flink.ml.servable.types.BasicType;
import org.apache.flink.ml.servable.types.DataTypes;
import org.apache.flink.ml.servable.types.VectorType;
import org.apache.flink.types.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.operators.types.PolicyBytes;
import org.sluice.operators.types.RecordTypes;

class PolicyServableTest {

  private static final PolicySnapshot POLICY = Recording.of(Stages.TRIAL, 2).policy();

  static DataFrame frame(List<Row> states) {
    return new DataFrame(
        new ArrayList<>(List.of("id", "features")),
        new ArrayList<>(List.of(DataTypes.INT, DataTypes.VECTOR(BasicType.DOUBLE))),
        states.stream()
            .map(
                state ->
                    new org.apache.flink.ml.servable.api.Row(
                        new ArrayList<>(Arrays.asList(state.getField(0), state.getField(1)))))
            .collect(Collectors.toCollection(ArrayList::new)));
  }

  private static DataFrame frame() {
    return frame(PolicyModelTest.states(6));
  }

  private static PolicyServable servable() throws IOException {
    return new PolicyServable().setModelData(new ByteArrayInputStream(PolicyBytes.of(POLICY)));
  }

  private static List<Object> actions(DataFrame frame) {
    return frame.collect().stream().map(row -> row.get(row.size() - 1)).toList();
  }

  @Test
  void parameters() {
    PolicyServable servable = new PolicyServable();
    assertThat(servable.getFeaturesCol()).isEqualTo("features");
    assertThat(servable.getOutputCol()).isEqualTo("output");
    assertThat(servable.getDeterministic()).isTrue();
    assertThat(servable.getSeed()).isEqualTo(1);
  }

  @Test
  void outputSchema() throws IOException {
    DataFrame frame =
        servable().setOutputCol("act").setModelVersionCol("version").transform(frame());
    assertThat(frame.getColumnNames()).containsExactly("id", "features", "act", "version");
    assertThat(actions(frame)).containsOnly((long) POLICY.version());
    assertThat(frame.getDataType("act"))
        .isInstanceOfSatisfying(
            VectorType.class,
            type -> assertThat(type.getElementType()).isEqualTo(BasicType.DOUBLE));
  }

  @Test
  void theNewestOfSeveralPoliciesActs() throws IOException {
    PolicySnapshot first = Recording.of(Stages.TRIAL, 1).policy();
    PolicyServable servable =
        new PolicyServable()
            .setModelData(
                new SequenceInputStream(
                    new ByteArrayInputStream(PolicyBytes.of(POLICY)),
                    new ByteArrayInputStream(PolicyBytes.of(first))));
    assertThat(actions(servable.transform(frame())))
        .isEqualTo(actions(servable().transform(frame())));
  }

  @Test
  void drawnActionsFollowFromTheSeed() throws IOException {
    PolicyServable servable = servable().setDeterministic(false).setSeed(4);
    List<Object> first = actions(servable.transform(frame()));
    List<Object> next = actions(servable.transform(frame()));
    List<Object> again = actions(servable.setSeed(4).transform(frame()));
    assertThat(again).isEqualTo(first);
    assertThat(next).isNotEqualTo(first);
    assertThat(actions(servable().transform(frame()))).isNotEqualTo(first);
  }

  @Test
  void problems() throws IOException {
    PolicyServable servable = servable();
    assertThatThrownBy(() -> new PolicyServable().transform(frame()))
        .hasMessageStartingWith("the servable has no policy; load a saved model");
    assertThatThrownBy(() -> servable().setFeaturesCol("state").transform(frame()))
        .hasMessage("there is no column 'state' (featuresCol); the columns are id, features");
    assertThatThrownBy(() -> servable().setFeaturesCol("id").transform(frame()))
        .hasMessage(
            "column 'id' (featuresCol) has a value of Integer; it must have vectors or arrays of"
                + " numbers");
    assertThatThrownBy(
            () -> servable.transform(frame(List.of(Row.of(0, new DenseVector(new double[] {1}))))))
        .hasMessage(
            "column 'features' (featuresCol) has a vector of 1 numbers, but the policy's"
                + " observation has 3");
    assertThatThrownBy(() -> servable.setModelData(new ByteArrayInputStream(new byte[0])))
        .hasMessage("the model data have no policy");
  }

  /** With nothing on the class path but what acting needs. */
  @Test
  void actsWithoutFlinksRuntime(@TempDir Path folder) throws Exception {
    Stages stages = new Stages(RuntimeExecutionMode.BATCH);
    String path = folder.resolve("model").toString();
    new PolicyModel()
        .setModelData(
            PolicyModelData.table(
                stages.tables,
                stages.streams.fromData(List.of(POLICY), RecordTypes.POLICY_SNAPSHOT)))
        .save(path);
    stages.streams.execute();

    List<String> needed =
        List.of(
            "classes",
            "flink-annotations",
            "flink-core-",
            "flink-core-api",
            "flink-ml-servable-core",
            "flink-shaded-guava",
            "flink-shaded-jackson",
            "commons-lang3",
            "commons-numbers",
            "commons-rng",
            "commons-statistics",
            "slf4j-api",
            "sluice-envs");
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(
                entry ->
                    needed.stream().anyMatch(Path.of(entry).getFileName().toString()::startsWith)
                        || entry.endsWith("test-classes"))
            .collect(Collectors.joining(File.pathSeparator));
    assertThat(classPath).doesNotContain("flink-runtime", "flink-streaming", "flink-table", "nd4j");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                ServableProgram.class.getName(),
                path)
            .redirectErrorStream(true)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    DataFrame expected =
        PolicyServable.load(path).transform(frame(List.of(Row.of(0, ServableProgram.STATE))));
    assertThat(out).endsWith(actions(expected).get(0) + System.lineSeparator());
    assertThat(Files.exists(Path.of(path, "metadata"))).isTrue();
  }
}
