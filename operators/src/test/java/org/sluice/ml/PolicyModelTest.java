package org.sluice.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.RowTypeInfo;
import org.apache.flink.ml.linalg.DenseVector;
import org.apache.flink.ml.linalg.typeinfo.DenseVectorTypeInfo;
import org.apache.flink.ml.servable.api.DataFrame;
import org.apache.flink.table.api.Table;
import org.apache.flink.types.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sluice.env.Generator;
import org.sluice.learning.policy.Actor;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.rollout.ObservationStatistics;
import org.sluice.learning.rollout.Seeds;
import org.sluice.learning.trial.SmallTrials;
import org.sluice.learning.trial.SpecifiedPolicy;
import org.sluice.operators.types.RecordTypes;

class PolicyModelTest {

  static final RowTypeInfo STATES =
      (RowTypeInfo)
          Types.ROW_NAMED(new String[] {"id", "features"}, Types.INT, DenseVectorTypeInfo.INSTANCE);

  private final PolicySnapshot policy = Recording.of(Stages.TRIAL, 2).policy();

  private static Table policies(Stages stages, PolicySnapshot... policies) {
    return PolicyModelData.table(
        stages.tables, stages.streams.fromData(List.of(policies), RecordTypes.POLICY_SNAPSHOT));
  }

  static List<Row> states(int count) {
    Generator random = new Generator(3);
    List<Row> states = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] state = {random.gaussian(), random.gaussian(), 3 * random.gaussian()};
      states.add(Row.of(i, new DenseVector(state)));
    }
    return states;
  }

  private static List<Row> sorted(List<Row> rows) {
    rows.sort(Comparator.comparing(row -> (Integer) row.getField(0)));
    return rows;
  }

  /** The action as the parts of the library compute it. */
  static double action(PolicySnapshot policy, DenseVector state, Generator random) {
    double[] observation = state.values.clone();
    for (int i = 0; i < observation.length; i++) {
      observation[i] = (float) observation[i];
    }
    new ObservationStatistics(policy.means(), policy.deviations())
        .normalise(observation, observation);
    Actor actor = new Actor(SpecifiedPolicy.create(policy.specification()));
    actor.setParameters(policy.policy());
    double[] action = new double[1];
    if (random == null) {
      actor.actCentrally(observation, action);
    } else {
      actor.act(observation, random, action);
    }
    return Math.max(-2, Math.min(2, action[0]));
  }

  @Test
  void parameters() {
    PolicyModel model = new PolicyModel();
    assertThat(model.getFeaturesCol()).isEqualTo("features");
    assertThat(model.getOutputCol()).isEqualTo("output");
    assertThat(model.getDeterministic()).isTrue();
    assertThat(model.getSeed()).isEqualTo(1);
    assertThat(model.getModelVersionCol()).isEmpty();
    model.setFeaturesCol("a").setOutputCol("b").setDeterministic(false).setSeed(5);
    model.setModelVersionCol("c");
    assertThat(model.getFeaturesCol()).isEqualTo("a");
    assertThat(model.getOutputCol()).isEqualTo("b");
    assertThat(model.getDeterministic()).isFalse();
    assertThat(model.getSeed()).isEqualTo(5);
    assertThat(model.getModelVersionCol()).isEqualTo("c");
  }

  @Test
  void outputSchema() {
    Stages stages = new Stages(RuntimeExecutionMode.BATCH);
    PolicyModel model =
        Stages.learner(Stages.TRIAL)
            .setOutputCol("action of the policy")
            .fit(stages.table(Recording.of(Stages.TRIAL, 1).rows(), Recording.TYPE))
            .setFeaturesCol("state");
    Table output = model.transform(stages.table(states(1), STATES).as("id", "state"))[0];
    assertThat(output.getResolvedSchema().getColumnNames())
        .containsExactly("id", "state", "action of the policy");
    assertThat(model.getModelData()[0].getResolvedSchema().getColumnNames())
        .containsExactly("policy");
    Table versions =
        model.setModelVersionCol("v")
            .transform(stages.table(states(1), STATES).as("id", "state"))[0];
    assertThat(versions.getResolvedSchema().getColumnNames())
        .containsExactly("id", "state", "action of the policy", "v");
  }

  @ParameterizedTest
  @EnumSource(names = {"BATCH", "STREAMING"})
  void fitAndTransform(RuntimeExecutionMode mode) throws Exception {
    Stages stages = new Stages(mode);
    List<Row> states = states(40);
    Table output =
        Stages.learner(Stages.TRIAL)
            .fit(stages.table(Recording.of(Stages.TRIAL, 2).rows(), Recording.TYPE))
            .transform(stages.table(states, STATES))[0];
    List<Row> rows = sorted(stages.collect(output));
    assertThat(rows).hasSameSizeAs(states);
    for (int i = 0; i < states.size(); i++) {
      DenseVector state = (DenseVector) states.get(i).getField(1);
      assertThat(rows.get(i).getField(1)).isEqualTo(state);
      assertThat(((DenseVector) rows.get(i).getField(2)).values)
          .containsExactly(action(policy, state, null));
    }
  }

  /** The noise is that of the seed and the observation, so the order does not matter. */
  @Test
  void drawnActions() throws Exception {
    Stages stages = new Stages(RuntimeExecutionMode.STREAMING);
    List<Row> states = states(40);
    PolicyModel model =
        new PolicyModel()
            .setDeterministic(false)
            .setSeed(11)
            .setModelData(policies(stages, policy));
    List<Row> rows = sorted(stages.collect(model.transform(stages.table(states, STATES))[0]));
    for (int i = 0; i < states.size(); i++) {
      DenseVector state = (DenseVector) states.get(i).getField(1);
      double[] observation = state.values.clone();
      for (int k = 0; k < observation.length; k++) {
        observation[k] = (float) observation[k];
      }
      Generator random = new Generator(Seeds.observation(11, observation));
      assertThat(((DenseVector) rows.get(i).getField(2)).values)
          .containsExactly(action(policy, state, random));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BATCH", "STREAMING"})
  void savedAndLoaded(RuntimeExecutionMode mode, @TempDir Path folder) throws Exception {
    Stages stages = new Stages(mode);
    String path = folder.resolve("model").toString();
    Table data = policies(stages, policy.withVersion(1), policy, policy.withVersion(0));
    new PolicyModel().setOutputCol("act").setModelData(data).save(path);
    stages.streams.execute();

    PolicyModel loaded = PolicyModel.load(stages.tables, path);
    assertThat(loaded.getOutputCol()).isEqualTo("act");
    List<Row> states = states(5);
    List<Row> rows = sorted(stages.collect(loaded.transform(stages.table(states, STATES))[0]));
    DataFrame served = PolicyModel.loadServable(path).transform(PolicyServableTest.frame(states));
    for (int i = 0; i < states.size(); i++) {
      DenseVector state = (DenseVector) states.get(i).getField(1);
      assertThat(((DenseVector) rows.get(i).getField(2)).values)
          .containsExactly(action(policy, state, null));
      assertThat(served.collect().get(i).get(2)).isEqualTo(rows.get(i).getField(2));
    }
    assertThat(stages.collect(loaded.getModelData()[0]))
        .isEqualTo(stages.collect(policies(stages, policy)));
  }

  @Test
  void problems() throws Exception {
    Stages stages = new Stages(RuntimeExecutionMode.BATCH);
    Table states = stages.table(states(1), STATES);
    assertThatThrownBy(() -> new PolicyModel().transform(states))
        .hasMessageStartingWith("the model has no policy; fit a PolicyLearner, load a model");
    PolicyModel model = new PolicyModel().setModelData(policies(stages, policy));
    assertThatThrownBy(() -> model.transform(states.as("id", "state")))
        .hasMessage("there is no column 'features' (featuresCol); the columns are id, state");
    assertThatThrownBy(() -> model.transform(states.as("output", "features")))
        .hasMessage("there is a column 'output' already; choose another outputCol");
    assertThatThrownBy(() -> model.setModelVersionCol("output").transform(states))
        .hasMessage("there is a column 'output' already; choose another modelVersionCol");
    model.setModelVersionCol("");
    assertThatThrownBy(() -> new PolicyModel().setModelData(states).transform(states))
        .hasMessageStartingWith("model data have a column 'policy' with the bytes of policies");
    PolicySnapshot other = Recording.of(SmallTrials.of("other", "ppo", "gaussian", 0), 1).policy();
    Table two =
        new PolicyModel().setModelData(policies(stages, policy, other)).transform(states)[0];
    assertThatThrownBy(() -> stages.collect(two))
        .rootCause()
        .hasMessageStartingWith("the model data have policies of several trials, ");
    Table narrow =
        model
            .transform(stages.table(List.of(Row.of(0, new DenseVector(new double[2]))), STATES))[0];
    assertThatThrownBy(() -> stages.collect(narrow))
        .rootCause()
        .hasMessage(
            "column 'features' (featuresCol) has a vector of 2 numbers, but the policy's"
                + " observation has 3");
  }
}
