package org.sluice.connectors.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.AbstractRecords;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.RecordBatch;
import org.junit.jupiter.api.Test;
import org.sluice.connectors.codec.Samples;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.Topics;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.records.LaneId;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.trial.InitialPolicy;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;

class RecordSizesTest {

  private static final Messages MESSAGES = new Messages(new Topics("run"), 256);
  private static final Trial SMALL = trial("sweep/hidden=8", 8);
  private static final Trial LARGE = trial("sweep/hidden=200", 200);

  /** 64 steps for each of 4 lanes; Pendulum observes 3 numbers and acts on 1. */
  private static Trial trial(String id, int hidden) {
    return new Trial(
        id,
        "Pendulum-v1",
        1,
        new Hyperparameters()
            .set(PolicyParams.TYPE, "gaussian")
            .set(PolicyParams.HIDDEN, hidden)
            .set(TrialParams.LANES, 4)
            .set(TrialParams.BATCH, 256));
  }

  private static int bytes(ProducerRecord<byte[], byte[]> message) {
    return AbstractRecords.estimateSizeInBytesUpperBound(
        RecordBatch.CURRENT_MAGIC_VALUE,
        CompressionType.NONE,
        message.key(),
        message.value(),
        message.headers().toArray());
  }

  @Test
  void theLargestPolicyOfAllTrials() {
    RecordSizes.Largest largest = RecordSizes.of(List.of(SMALL, LARGE, SMALL), 64).policy();
    int real = bytes(MESSAGES.of(InitialPolicy.of(LARGE, TrialModel.of(LARGE))));
    assertThat(largest.trial()).isEqualTo(LARGE);
    assertThat(largest.bytes()).isBetween((long) real, real + 500L);
  }

  @Test
  void aTrajectoryHasAsManyStepsAsARecordOrAShare() {
    for (int steps : new int[] {64, 1000}) {
      Trajectory trajectory = Samples.trajectory(LARGE.id(), 64, 3, 1);
      int real = bytes(MESSAGES.of(trajectory, 4));
      RecordSizes.Largest largest = RecordSizes.of(List.of(LARGE), steps).trajectory();
      assertThat(largest.bytes()).isGreaterThanOrEqualTo(real);
    }
  }

  @Test
  void aReasonToEndFitsIntoTheSmallestRecord() {
    Trajectory failed = Trajectory.failed(new LaneId(SMALL.id(), 3), 1, 2, "\u20ac".repeat(9000));
    long largest = RecordSizes.of(List.of(SMALL), 1).trajectory().bytes();
    assertThat(largest).isBetween((long) bytes(MESSAGES.of(failed, 4)), 5000L);
  }
}
