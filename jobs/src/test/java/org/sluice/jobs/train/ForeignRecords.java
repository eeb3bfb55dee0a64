package org.sluice.jobs.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.Topics;
import org.sluice.jobs.run.rejected.RejectionCount;
import org.sluice.learning.records.ParameterShape;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.PolicySpecification;
import org.sluice.learning.records.Progress;
import org.sluice.learning.trial.InitialPolicy;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;

/**
 * Follows a training, and writes records to its topics that none of its trials can have published.
 */
final class ForeignRecords implements TrainingListener {

  /** The number of steps. */
  static final int COUNT = 6;

  private final Trial trial;
  private final Messages messages;
  private final List<Learned> learned;
  private final List<String> remarks = new ArrayList<>();
  private List<RejectionCount> rejected = List.of();

  ForeignRecords(Trial trial, Topics topics, List<Learned> learned) {
    this.trial = trial;
    this.messages = new Messages(topics, 256);
    this.learned = learned;
  }

  @Override
  public void begins(KafkaSettings kafka) {
    PolicySnapshot own = InitialPolicy.of(trial, TrialModel.of(trial));
    int batch = trial.share() * trial.lanes();
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(kafka.producer())) {
      for (PolicySnapshot policy :
          List.of(
              policy("other", 1, batch, own.policy()),
              policy(trial.id(), 1, batch, new float[3]),
              policy(trial.id(), Integer.MAX_VALUE, batch, own.policy()))) {
        producer.send(messages.of(policy)).get();
      }
      for (Progress row :
          List.of(
              row("other", 1, batch),
              row(trial.id(), 1, Long.MAX_VALUE),
              row(trial.id(), Integer.MAX_VALUE, batch))) {
        producer.send(messages.of(row)).get();
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private PolicySnapshot policy(String id, int version, long steps, float[] parameters) {
    PolicySnapshot own = InitialPolicy.of(trial, TrialModel.of(trial));
    return new PolicySnapshot(
        id,
        version,
        steps,
        true,
        specification(own.specification(), parameters.length),
        parameters,
        own.value(),
        own.means(),
        own.deviations());
  }

  /** One whose layout fits its numbers, which a record must have to be written at all. */
  private static PolicySpecification specification(PolicySpecification own, int parameters) {
    return PolicySpecification.size(own.policy()) == parameters
        ? own
        : new PolicySpecification(
            own.environment(),
            own.algorithm(),
            own.spaces(),
            own.settings(),
            List.of(new ParameterShape("all", 1, parameters)),
            own.value());
  }

  private static Progress row(String id, int version, long steps) {
    return new Progress(id, version, steps, 1, 2, 3, "ACCEPTED", Map.of("entropy", 0.0), "");
  }

  @Override
  public void accept(Learned next) {
    learned.add(next);
  }

  @Override
  public void remarks(String line) {
    remarks.add(line);
  }

  @Override
  public void rejected(List<RejectionCount> counts) {
    rejected = counts;
  }

  List<RejectionCount> rejected() {
    return rejected;
  }

  List<String> remarks() {
    return remarks;
  }
}
