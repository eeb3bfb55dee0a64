package org.sluice.jobs.relearn;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.sluice.connectors.codec.TrajectoryCodec;
import org.sluice.connectors.kafka.TopicTail;
import org.sluice.connectors.kafka.Topics;
import org.sluice.jobs.live.OpenRun;
import org.sluice.jobs.live.RunTopicsException;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.trial.Trial;

/**
 * A trial's part of the transitions topic, read where more is wanted: so little waits in memory.
 */
final class RecordedTransitions implements AutoCloseable {

  private final OpenRun run;
  private final Trial trial;
  private final String topic;
  private final int partitions;
  private final Map<Integer, Partition> open = new TreeMap<>();
  private final TrajectoryCodec codec = new TrajectoryCodec();

  private record Partition(TopicTail tail, Map<TopicPartition, Long> ends) {}

  /**
   * Opens them.
   *
   * @throws RunTopicsException if there is no such topic, or its beginning has been deleted
   */
  RecordedTransitions(OpenRun run, Trial trial) {
    this.run = run;
    this.trial = trial;
    this.topic = run.topics().transitions();
    this.partitions = run.reading(topic, tail -> tail.partitions(topic));
    if (partitions == 0) {
      throw new RunTopicsException("the topic " + topic + " does not exist any more");
    }
  }

  /**
   * Reads on in the partition of a lane.
   *
   * @return whether there was more
   */
  boolean read(int lane, Consumer<Trajectory> reader) {
    int number = Topics.partition(trial.id(), lane, partitions);
    Partition partition = open.computeIfAbsent(number, this::open);
    return partition
        .tail()
        .readSome(
            partition.ends(),
            message -> {
              Trajectory trajectory = Published.open(message, codec);
              if (trajectory != null && trajectory.trial().equals(trial.id())) {
                reader.accept(trajectory);
              }
            });
  }

  private Partition open(int number) {
    TopicPartition partition = new TopicPartition(topic, number);
    TopicTail tail = new TopicTail(run.kafka(), run.kafka().consumer(run.largestRecord()));
    tail.read(List.of(partition));
    long beginning = tail.beginning(partition);
    if (beginning > 0) {
      tail.close();
      throw new RunTopicsException(
          String.format(
              "partition %d of %s begins at offset %,d: what was before has been deleted by the"
                  + " topic's retention (topics.transition-bytes, or a week), and nothing can be"
                  + " learned again without it",
              number, topic, beginning));
    }
    return new Partition(tail, tail.ends());
  }

  @Override
  public void close() {
    open.values().forEach(partition -> partition.tail().close());
  }
}
