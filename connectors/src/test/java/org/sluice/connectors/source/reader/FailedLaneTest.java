package org.sluice.connectors.source.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.connectors.codec.TrajectoryCodec;
import org.sluice.connectors.source.split.LaneSplit;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.records.LaneId;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.TrainingLoop;
import org.sluice.learning.trial.Trial;

/** A lane that fails in the stream says what it says in the training loop, and says something. */
class FailedLaneTest {

  private static Trial trial(String environment) {
    return new Trial(
        "t",
        environment,
        1,
        new Hyperparameters()
            .set(PolicyParams.TYPE, "gaussian")
            .set(PolicyParams.HIDDEN, 4)
            .set(TrialParams.LANES, 1)
            .set(TrialParams.BATCH, 20)
            .set(TrialParams.TOTAL_STEPS, 40L));
  }

  private static Trajectory inTheStream(Trial trial) throws Exception {
    List<Trajectory> sent = new ArrayList<>();
    try (LaneReader reader =
        new LaneReader(
            Map.of(trial.id(), trial),
            20,
            new HeldPolicies(),
            UnregisteredMetricsGroup.createOperatorMetricGroup())) {
      reader.addSplits(List.of(LaneSplit.fresh(new LaneId(trial.id(), 0))));
      CollectedOutput output = new CollectedOutput(sent);
      while (sent.isEmpty()) {
        assertThat(reader.pollNext(output)).isNotEqualTo(InputStatus.NOTHING_AVAILABLE);
      }
    }
    TrajectoryCodec codec = new TrajectoryCodec();
    return codec.decode(codec.encode(sent.get(0)));
  }

  private static Learned inTheLoop(Trial trial) {
    List<Learned> history = new ArrayList<>();
    try (TrainingLoop loop = new TrainingLoop(trial, LearnerWorkspace.of(trial))) {
      loop.run(history::add);
    }
    return history.get(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Broken-v0",
        "BrokenLong-v0",
        "BrokenEmpty-v0",
        "BrokenNone-v0",
        "BrokenNumber-v0",
        "BrokenConstructor-v0",
        "BrokenReset-v0"
      })
  void givesTheSameReasonAsTheTrainingLoop(String environment) throws Exception {
    Trial trial = trial(environment);
    Trajectory failed = inTheStream(trial);
    assertThat(failed.isFailure()).isTrue();
    assertThat(inTheLoop(trial).progress().failure()).isEqualTo("lane 0: " + failed.failure());
  }
}
