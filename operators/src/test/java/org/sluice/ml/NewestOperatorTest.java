package org.sluice.ml;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.operators.types.RecordTypes;

/** Also after a failure in the middle. */
class NewestOperatorTest {

  private static OneInputStreamOperatorTestHarness<PolicySnapshot, PolicySnapshot> harness(
      boolean bounded, OperatorSubtaskState state) throws Exception {
    OneInputStreamOperatorTestHarness<PolicySnapshot, PolicySnapshot> harness =
        new OneInputStreamOperatorTestHarness<>(new NewestOperator(bounded));
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
  @ValueSource(booleans = {true, false})
  void onlyWhatIsNewerComesOut(boolean bounded) throws Exception {
    PolicySnapshot first = Recording.of(Stages.TRIAL, 1).policy();
    PolicySnapshot second = Recording.of(Stages.TRIAL, 2).policy();
    OneInputStreamOperatorTestHarness<PolicySnapshot, PolicySnapshot> harness =
        harness(bounded, null);
    harness.processElement(new StreamRecord<>(first));
    assertThat(harness.extractOutputValues().contains(first)).isNotEqualTo(bounded);
    OperatorSubtaskState saved = harness.snapshot(1, 1);
    harness.close();

    harness = harness(bounded, saved);
    harness.processElement(new StreamRecord<>(first));
    harness.processElement(new StreamRecord<>(second));
    harness.processElement(new StreamRecord<>(first));
    assertThat(harness.extractOutputValues().contains(second)).isNotEqualTo(bounded);
    harness.endInput();
    assertThat(harness.extractOutputValues()).containsExactly(second);
    harness.close();
  }
}
