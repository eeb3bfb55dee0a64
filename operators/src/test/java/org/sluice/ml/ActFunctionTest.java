package org.sluice.ml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.ml.linalg.DenseVector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
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
                    new Column("featuresCol", "features", 1), true, 1, PolicyModelTest.STATES)));
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
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
    assertThat(harness.extractOutputValues()).hasSize(1);
    assertThat(harness.extractOutputValues().get(0).getField(0)).isEqualTo(0);
    OperatorSubtaskState acting = harness.snapshot(2, 2);
    harness.close();

    harness = harness(acting);
    harness.processElement1(new StreamRecord<>(STATES.get(1)));
    Row row = harness.extractOutputValues().get(0);
    assertThat(harness.extractOutputValues()).hasSize(1);
    assertThat(row.getField(0)).isEqualTo(1);
    assertThat(((DenseVector) row.getField(2)).values).hasSize(1);
    harness.close();
  }
}
