package org.sluice.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.sluice.connectors.codec.PolicySnapshotCodec;
import org.sluice.connectors.codec.ProgressCodec;
import org.sluice.connectors.codec.TrajectoryCodec;
import org.sluice.connectors.kafka.Messages;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Progress;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.TrainingLoop;
import org.sluice.learning.trial.Trial;

/**
 * What a job must leave: what {@link TrainingLoop} computes, record for record and byte for byte. A
 * record may stand there more than once, if it is the same each time.
 */
final class ExpectedTraining {

  private record Iteration(String trial, int version) {}

  private record Place(String trial, int lane, long sequence) {}

  private final List<Trial> trials;
  private final Map<Iteration, ByteBuffer> policies = new HashMap<>();
  private final Map<Iteration, ByteBuffer> progress = new HashMap<>();

  ExpectedTraining(List<Trial> trials) {
    this(trials, trials.stream().collect(Collectors.toMap(Trial::id, ExpectedTraining::learned)));
  }

  /**
   * @param learned the iterations of each trial
   */
  ExpectedTraining(List<Trial> trials, Map<String, List<Learned>> learned) {
    this.trials = trials;
    learned.values().forEach(iterations -> iterations.forEach(this::add));
  }

  /** A trial's iterations, as the loop makes them. */
  static List<Learned> learned(Trial trial) {
    List<Learned> learned = new ArrayList<>();
    try (TrainingLoop loop = new TrainingLoop(trial, LearnerWorkspace.of(trial))) {
      loop.run(learned::add);
    }
    return learned;
  }

  private void add(Learned learned) {
    PolicySnapshot policy = learned.snapshot();
    Progress row = learned.progress();
    policies.put(
        new Iteration(policy.trial(), policy.version()),
        ByteBuffer.wrap(new PolicySnapshotCodec().encode(policy)));
    progress.put(
        new Iteration(row.trial(), row.version()),
        ByteBuffer.wrap(new ProgressCodec().encode(row)));
  }

  /** Checks every policy, parameters and all, and every row of figures. */
  void assertLearned(TrainingTopics topics) throws Exception {
    Set<Iteration> published = new HashSet<>();
    for (var message : topics.policies()) {
      PolicySnapshot policy = Messages.open(message, new PolicySnapshotCodec());
      Iteration iteration = new Iteration(policy.trial(), policy.version());
      published.add(iteration);
      assertThat(ByteBuffer.wrap(message.value()))
          .as("%s", iteration)
          .isEqualTo(policies.get(iteration));
    }
    assertThat(published).isEqualTo(policies.keySet());
    Set<Iteration> rows = new HashSet<>();
    for (var message : topics.progress()) {
      Progress row = Messages.open(message, new ProgressCodec());
      Iteration iteration = new Iteration(row.trial(), row.version());
      rows.add(iteration);
      assertThat(ByteBuffer.wrap(message.value()))
          .as("%s", iteration)
          .isEqualTo(progress.get(iteration));
    }
    assertThat(rows).isEqualTo(progress.keySet());
  }

  /**
   * Checks that every transition is there, the same wherever it is repeated.
   *
   * @return how many records repeat another
   */
  long assertCollected(List<ConsumerRecord<byte[], byte[]>> messages, int stepsPerRecord)
      throws Exception {
    Map<Place, ByteBuffer> records = new HashMap<>();
    for (var message : messages) {
      Trajectory t = Messages.open(message, new TrajectoryCodec());
      ByteBuffer bytes = ByteBuffer.wrap(message.value());
      ByteBuffer before = records.put(new Place(t.trial(), t.lane(), t.sequence()), bytes);
      assertThat(before == null ? bytes : before).isEqualTo(bytes);
    }
    long expected =
        trials.stream()
            .mapToLong(
                trial ->
                    (long) trial.iterations()
                        * trial.lanes()
                        * ((trial.share() - 1) / stepsPerRecord + 1))
            .sum();
    assertThat(records).hasSize((int) expected);
    return messages.size() - expected;
  }
}
