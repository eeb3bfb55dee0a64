package org.sluice.ml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.ml.linalg.DenseVector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.apache.flink.types.Row;
import org.junit.jupiter.api.Test;
import org.sluice.learning.records.PolicySnapshot;

/** What waits for a policy, and the policy, survive a failure. */
class ActFunctionTest {

  private static final List<Row> STATES = PolicyModelTest.states(3);

  private static TwoInputStreamOperatorTestHarness<Row, PolicySnapshot, Row> harness(
      OperatorSubtaskState state) throws Exception {
    TwoInputStreamOperatorTestHarness<Row, PolicySnapshot, Row> harness =
        new TwoInputStreamOperatorTestHarness<>(
            new CoProcessOperator<>(
                new ActFunction(
                    new Column("featuresCol", "features", 1),
                    true,
                    1,
                    true,
                    PolicyModelTest.STATES)));
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }

  private static void assertActsUnder(
      PolicySnapshot policy, TwoInputStreamOperatorTestHarness<Row, PolicySnapshot, Row> harness) {
    List<Row> rows = harness.extractOutputValues();
    assertThat(rows).hasSize(1);
    DenseVector state = (DenseVector) rows.get(0).getField(1);
    assertThat(((DenseVector) rows.get(0).getField(2)).values)
        .containsExactly(PolicyModelTest.action(policy, state, null));
    assertThat(rows.get(0).getField(3)).isEqualTo((long) policy.version());
  }

  @Test
  void rowsThatWaitAndThePolicySurviveFailures() throws Exception {
    PolicySnapshot policy = Recording.of(Stages.TRIAL, 1).policy();
    TwoInputStreamOperatorTestHarness<Row, PolicySnapshot, Row> harness = harness(null);
    harness.processElement1(new StreamRecord<>(STATES.get(0)));
    assertThat(harness.extractOutputValues()).isEmpty();
    OperatorSubtaskState waiting = harness.snapshot(1, 1);
    harness.close();

    harness = harness(waiting);
    harness.processElement2(new StreamRecord<>(policy));
    assertActsUnder(policy, harness);
    OperatorSubtaskState acting = harness.snapshot(2, 2);
    harness.close();

    harness = harness(acting);
    harness.processElement1(new StreamRecord<>(STATES.get(1)));
    assertActsUnder(policy, harness);
    harness.close();
  }

  /** One of two subtasks had read a version more. */
  @Test
  void afterAFailureTheNewestPolicyOfAllSubtasksActs() throws Exception {
    PolicySnapshot first = Recording.of(Stages.TRIAL, 1).policy();
    PolicySnapshot second = Recording.of(Stages.TRIAL, 2).policy();
    List<OperatorSubtaskState> saved = new ArrayList<>();
    for (PolicySnapshot policy : List.of(second, first)) {
      TwoInputStreamOperatorTestHarness<Row, PolicySnapshot, Row> harness = harness(null);
      harness.processElement2(new StreamRecord<>(policy));
      saved.add(harness.snapshot(1, 1));
      harness.close();
    }
    TwoInputStreamOperatorTestHarness<Row, PolicySnapshot, Row> harness =
        harness(
            AbstractStreamOperatorTestHarness.repackageState(
                saved.toArray(OperatorSubtaskState[]::new)));
    harness.processElement2(new StreamRecord<>(first)); // on its way when the state was saved
    harness.processElement1(new StreamRecord<>(STATES.get(0)));
    assertActsUnder(second, harness);
    harness.close();
  }
}
