package org.sluice.ml;

import static org.apache.flink.table.api.Expressions.$;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.RowTypeInfo;
import org.apache.flink.ml.linalg.DenseVector;
import org.apache.flink.ml.param.IntParam;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.table.api.Table;
import org.apache.flink.types.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sluice.learning.algorithm.Algorithm;
import org.sluice.learning.algorithm.AlgorithmParams;
import org.sluice.learning.algorithm.Algorithms;
import org.sluice.learning.hyperparameters.LiveSpaceParams;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.surrogate.natural.NaturalParams;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.SmallTrials;
import org.sluice.learning.trial.TrainingLoop;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.value.ValueParams;
import org.sluice.operators.types.PolicyBytes;

class PolicyLearnerTest {

  private static final int ITERATIONS = 3;

  private final Stages stages = new Stages(RuntimeExecutionMode.BATCH);

  private static Table steps(Stages stages, List<Row> rows) {
    return stages.table(rows, Recording.TYPE);
  }

  @Test
  void parameters() {
    PolicyLearner learner = new PolicyLearner();
    assertThat(learner.getFeaturesCol()).isEqualTo("features");
    assertThat(learner.getOutputCol()).isEqualTo("output");
    assertThat(learner.getDeterministic()).isTrue();
    assertThat(learner.getSeed()).isEqualTo(1);
    assertThat(learner.getTrial()).isEqualTo("trial");
    assertThat(learner.getEnvironment()).isNull();
    assertThat(learner.getActionCol()).isEqualTo("action");
    assertThat(learner.getLogProbabilityCol()).isEqualTo("logProbability");
    assertThat(learner.getValueCol()).isEqualTo("value");
    assertThat(learner.getNextValueCol()).isEqualTo("nextValue");
    assertThat(learner.getRewardCol()).isEqualTo("reward");
    assertThat(learner.getEndMarkCol()).isEqualTo("endMark");
    assertThat(learner.getLaneCol()).isEqualTo("lane");
    assertThat(learner.getVersionCol()).isEqualTo("version");
    assertThat(learner.getStepCol()).isEqualTo("step");
    assertThat(learner.get(AlgorithmParams.ALGORITHM)).isEqualTo("trpo");
    assertThat(learner.get(TrialParams.BATCH)).isEqualTo(1024);
    assertThat(learner.get(PolicyParams.TYPE)).isEqualTo("normalizing-flow");

    learner.setFeaturesCol("a").setOutputCol("b").setRewardCol("c").setDeterministic(false);
    learner.setSeed(7).setTrial("own").setEnvironment("CartPole-v1");
    learner.set(AlgorithmParams.ALGORITHM, "ppo").set(TrialParams.BATCH, 96);
    assertThat(learner.getFeaturesCol()).isEqualTo("a");
    assertThat(learner.getOutputCol()).isEqualTo("b");
    assertThat(learner.getRewardCol()).isEqualTo("c");
    assertThat(learner.getDeterministic()).isFalse();
    assertThat(learner.getSeed()).isEqualTo(7);
    assertThat(learner.getTrial()).isEqualTo("own");
    assertThat(learner.getEnvironment()).isEqualTo("CartPole-v1");
    assertThat(learner.get(AlgorithmParams.ALGORITHM)).isEqualTo("ppo");
    assertThat(learner.get(TrialParams.BATCH)).isEqualTo(96);
  }

  /** Whatever the order of the rows, the mode and the parallelism. */
  @ParameterizedTest
  @EnumSource(names = {"BATCH", "STREAMING"})
  void learnsWhatTheTrainingLoopLearns(RuntimeExecutionMode mode) throws Exception {
    Stages own = new Stages(mode);
    own.streams.enableCheckpointing(10); // while steps are read, too
    List<Trial> trials = new ArrayList<>(SmallTrials.kinds());
    trials.add(Stages.TRIAL);
    trials.add(SmallTrials.of("a2c", "a2c", "beta", 0));
    trials.add(SmallTrials.of("discrete", "CartPole-v1", "ppo", "categorical", 1));
    DataStream<PolicySnapshot> policies = null;
    List<PolicySnapshot> expected = new ArrayList<>();
    for (Trial trial : trials) {
      List<Row> rows = Recording.of(trial, ITERATIONS).rows();
      Collections.shuffle(rows, new Random(trial.id().hashCode()));
      PolicyModel model = Stages.learner(trial).fit(steps(own, rows));
      DataStream<PolicySnapshot> policy = PolicyModelData.stream(model.getModelData()[0]);
      policies = policies == null ? policy : policies.union(policy);
      expected.add(trainingLoop(trial));
    }
    List<PolicySnapshot> learned = policies.executeAndCollect(2 * trials.size());
    assertThat(learned).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static PolicySnapshot trainingLoop(Trial trial) {
    List<PolicySnapshot> policies = new ArrayList<>();
    try (TrainingLoop loop = new TrainingLoop(trial, LearnerWorkspace.of(trial))) {
      loop.run((Learned learned) -> policies.add(learned.snapshot()));
    }
    return policies.get(ITERATIONS - 1);
  }

  @Test
  void savedAndLoaded(@TempDir Path folder) throws Exception {
    PolicyLearner learner = Stages.learner(Stages.TRIAL).setRewardCol("gain");
    learner.save(folder.resolve("learner").toString());
    PolicyLearner loaded = PolicyLearner.load(stages.tables, folder.resolve("learner").toString());
    assertThat(loaded.getParamMap()).isEqualTo(learner.getParamMap());
    assertThat(loaded.getRewardCol()).isEqualTo("gain");
    assertThat(loaded.get(TrialParams.BATCH))
        .isEqualTo(Stages.TRIAL.hyperparameters().get(TrialParams.BATCH));
  }

  @Test
  void spacesInsteadOfATask() throws Exception {
    Trial trial = SmallTrials.of("small", "ppo", "gaussian", 0);
    List<Row> rows = Recording.of(trial, 1).rows();
    rows.removeIf(row -> (int) row.getField(7) != 0);
    PolicyLearner learner =
        new PolicyLearner()
            .setEnvironment(Trial.LIVE)
            .set(LiveSpaceParams.OBSERVATIONS, "3")
            .set(LiveSpaceParams.ACTIONS, "1 in -2..2")
            .set(ValueParams.VALUE_MINIBATCH, trial.share())
            .set(TrialParams.BATCH, trial.share());
    Table data = learner.fit(steps(stages, rows)).getModelData()[0];
    assertThat(stages.collect(data)).hasSize(1);
  }

  private static String algorithms() {
    return Algorithms.all().stream().map(Algorithm::word).collect(Collectors.joining(", "));
  }

  @Test
  void wrongParameters() {
    PolicyLearner learner = Stages.learner(Stages.TRIAL);
    assertThatThrownBy(() -> learner.set(AlgorithmParams.ALGORITHM, "sarsa"))
        .hasMessage("algorithm must be one of %s, not sarsa", algorithms());
    assertThatThrownBy(() -> learner.setRewardCol(" "))
        .hasMessage("rewardCol must be the name of a column, not  ");
    assertThatThrownBy(() -> learner.set(PolicyLearnerTest.unknown(), 1))
        .hasMessageStartingWith("PolicyLearner has no parameter 'unknown'; it has actionCol, ");
    Table table = steps(stages, Recording.of(Stages.TRIAL, 1).rows());
    assertThatThrownBy(() -> new PolicyLearner().fit(table))
        .hasMessageStartingWith("environment is not set; it must be the id of a task");
    assertThatThrownBy(() -> new PolicyLearner().setEnvironment("live").fit(table))
        .hasMessageStartingWith("environment.observations is not set; it must be ");
    assertThatThrownBy(() -> learner.set(NaturalParams.CG_ITERATIONS, 5).fit(table))
        .hasMessageStartingWith(
            NaturalParams.CG_ITERATIONS.name
                + " is not read where algorithm is ppo and policy.type is");
    assertThatThrownBy(() -> learner.fit(table, table))
        .hasMessage("steps: one table is needed, not 2");
  }

  private static IntParam unknown() {
    return new IntParam("unknown", "", 1);
  }

  @Test
  void aMissingColumn() {
    Table table = steps(stages, Recording.of(Stages.TRIAL, 1).rows());
    assertThatThrownBy(() -> Stages.learner(Stages.TRIAL).setRewardCol("gain").fit(table))
        .hasMessage(
            "there is no column 'gain' (rewardCol); the columns are features, action,"
                + " logProbability, value, nextValue, reward, endMark, lane, version, step");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|column 'features' (featuresCol) has a vector of 2 numbers, but the trial's observation has 3",
        "1|column 'action' (actionCol) has a vector of 2 numbers, but the trial's action has 1",
        "5|column 'reward' (rewardCol) has NaN; its numbers must be finite in single precision",
        "6|column 'endMark' (endMarkCol) must be 0 … 2, not 3",
        "7|column 'lane' (laneCol) must be 0 … 2, not 3",
        "8|column 'version' (versionCol) is 3, but with 50 steps per lane and iteration",
      })
  void aWrongValue(int column, String message) {
    Row row = Recording.of(Stages.TRIAL, 1).rows().get(0);
    boolean vector = column <= 1;
    Object wrong = vector ? new DenseVector(new double[2]) : column == 5 ? Double.NaN : (Object) 3;
    row.setField(column, wrong);
    StepFunction steps =
        new StepFunction(
            new PolicyLearner(), List.of(Recording.TYPE.getFieldNames()), Stages.TRIAL);
    assertThatThrownBy(() -> steps.map(row)).hasMessageContaining(message);
  }

  @Test
  void aStepThatIsThereTwice() throws Exception {
    List<Row> rows = Recording.of(Stages.TRIAL, 1).rows();
    rows.add(rows.get(0));
    failure(rows, "step 0 of lane 0 is there twice");
  }

  @Test
  void anEmptyTable() throws Exception {
    Table none = steps(stages, Recording.of(Stages.TRIAL, 1).rows()).where($("lane").isLess(0));
    Table data = Stages.learner(Stages.TRIAL).fit(none).getModelData()[0];
    assertThatThrownBy(() -> stages.collect(data))
        .rootCause()
        .hasMessageContaining("the table of steps is empty");
  }

  @Test
  void anIncompleteIteration() throws Exception {
    List<Row> rows = Recording.of(Stages.TRIAL, 1).rows();
    failure(
        rows.subList(0, rows.size() - 1),
        "step 49 of lane 2 is missing; an iteration is 150 steps (batch) of 3 lanes, and all have to"
            + " be there");
  }

  private void failure(List<Row> rows, String message) throws Exception {
    Table data = Stages.learner(Stages.TRIAL).fit(steps(stages, rows)).getModelData()[0];
    assertThatThrownBy(() -> stages.collect(data)).rootCause().hasMessageContaining(message);
  }

  @Test
  void vectorsAsArraysOfSql() throws Exception {
    Recording recording = Recording.of(Stages.TRIAL, 1);
    UnaryOperator<Object> array =
        vector -> {
          double[] numbers = ((DenseVector) vector).values;
          return Arrays.stream(numbers).boxed().toArray(Double[]::new);
        };
    for (Row row : recording.rows()) {
      row.setField(0, array.apply(row.getField(0)));
      row.setField(1, array.apply(row.getField(1)));
    }
    TypeInformation<?>[] types = Recording.TYPE.getFieldTypes().clone();
    types[0] = Types.OBJECT_ARRAY(Types.DOUBLE);
    types[1] = types[0];
    RowTypeInfo type = new RowTypeInfo(types, Recording.TYPE.getFieldNames());
    PolicyModel model = Stages.learner(Stages.TRIAL).fit(stages.table(recording.rows(), type));
    List<Row> data = stages.collect(model.getModelData()[0]);
    assertThat(data).hasSize(1);
    assertThat(PolicyBytes.read((byte[]) data.get(0).getField(0))).isEqualTo(recording.policy());
  }
}
