package org.sluice.ml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.types.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.trial.SmallTrials;
import org.sluice.learning.trial.Trial;
import org.sluice.operators.types.RecordTypes;

/** A failure in the middle of the table changes nothing. */
class LearnOperatorTest {

  private static final Trial TRIAL = SmallTrials.of("t", "trpo", "normalizing-flow", 1);
  private static final Recording RECORDING = Recording.of(TRIAL, 3);

  private static OneInputStreamOperatorTestHarness<Trajectory, PolicySnapshot> harness(
      OperatorSubtaskState state) throws Exception {
    OneInputStreamOperatorTestHarness<Trajectory, PolicySnapshot> harness =
        new OneInputStreamOperatorTestHarness<>(new LearnOperator(TRIAL));
    harness.setup(
        RecordTypes.POLICY_SNAPSHOT.createSerializer(
            harness.getExecutionConfig().getSerializerConfig()));
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 200, 449})
  void theLearnerAndTheStepsThatWaitSurvive(int failure) throws Exception {
    List<Row> rows = RECORDING.rows();
    Collections.shuffle(rows.subList(100, 400), new Random(1));
    StepFunction steps =
        new StepFunction(new PolicyLearner(), List.of(Recording.TYPE.getFieldNames()), TRIAL);
    OneInputStreamOperatorTestHarness<Trajectory, PolicySnapshot> harness = harness(null);
    for (int i = 0; i < rows.size(); i++) {
      if (i == failure) {
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        harness = harness(state);
      }
      harness.processElement(new StreamRecord<>(steps.map(rows.get(i))));
    }
    assertThat(harness.extractOutputValues()).isEmpty();
    harness.endInput();
    assertThat(harness.extractOutputValues()).containsExactly(RECORDING.policy());
    harness.close();
  }
}
