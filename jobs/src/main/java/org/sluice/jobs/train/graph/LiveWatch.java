package org.sluice.jobs.train.graph;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.sluice.connectors.codec.ManifestCodec;
import org.sluice.connectors.codec.Rejected;
import org.sluice.connectors.codec.RejectedCodec;
import org.sluice.connectors.codec.ReleaseCodec;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.TopicTail;
import org.sluice.connectors.kafka.Topics;
import org.sluice.jobs.conf.Configuration;
import org.sluice.learning.live.log.Command;
import org.sluice.learning.live.log.DelayedReward;
import org.sluice.learning.live.log.Manifest;
import org.sluice.learning.live.log.Release;
import org.sluice.learning.live.log.StepCounts;

/**
 * Watches a live job's topics: which commands are refused, that records are, what became of the
 * steps, and why nothing is learned.
 */
final class LiveWatch implements RunWatch {

  private static final Duration POLL = Duration.ofMillis(1);

  private final Topics topics;
  private final TopicTail tail;
  private final NewestExperience experience;
  private final Map<String, Manifest> manifests = new TreeMap<>();
  private final Map<String, Release> releases = new TreeMap<>();
  private final List<String> told = new ArrayList<>();
  private boolean toldOfRecords;
  private boolean toldOfRewards;

  /** Whether the topics could be read once. */
  private final boolean reads;

  LiveWatch(KafkaSettings kafka, Topics topics, Configuration configuration) {
    this.topics = topics;
    this.experience = new NewestExperience(kafka, topics, configuration);
    this.tail = new TopicTail(kafka, kafka.consumer());
    this.reads = begin();
  }

  /** What was rejected before is not news. */
  private boolean begin() {
    try {
      TopicPartition rejected = new TopicPartition(topics.rejected(), 0);
      tail.read(
          List.of(
              rejected,
              new TopicPartition(topics.batches(), 0),
              new TopicPartition(topics.releases(), 0)));
      tail.seek(rejected, tail.ends().get(rejected));
      experience.begin();
      return true;
    } catch (KafkaException e) {
      told.add(
          String.format(
              "refused commands and silent programs will not be told of, since %s, %s, %s and %s"
                  + " cannot all be read: %s",
              topics.rejected(),
              topics.batches(),
              topics.releases(),
              topics.experience(),
              e.getMessage()));
      return false;
    }
  }

  @Override
  public List<String> news() {
    if (reads) {
      try {
        tail.poll(POLL).forEach(this::take);
        experience.look();
      } catch (KafkaException e) {
        // The broker is away; who follows the progress says so.
      }
    }
    List<String> news = List.copyOf(told);
    told.clear();
    return news;
  }

  private void take(ConsumerRecord<byte[], byte[]> message) {
    try {
      if (message.topic().equals(topics.rejected())) {
        take(Messages.open(message, new RejectedCodec()));
      } else if (message.topic().equals(topics.batches())) {
        Manifest manifest = Messages.open(message, new ManifestCodec());
        manifests.put(manifest.trial(), manifest);
      } else {
        Release release = Messages.open(message, new ReleaseCodec());
        releases.put(release.trial(), release);
      }
    } catch (UnreadableRecordException e) {
      // Not the job's.
    }
  }

  private void take(Rejected record) {
    if (!record.topic().equals(topics.experience())) {
      return;
    }
    if (record.message().contains(", " + Command.REFUSED)) {
      told.add("refused: " + record.message());
    } else if (record.message().contains(", " + DelayedReward.IGNORED)) {
      if (!toldOfRewards) {
        toldOfRewards = true;
        told.add(
            String.format(
                "ignored: %s; %s has all such rewards", record.message(), topics.rejected()));
      }
    } else if (!toldOfRecords) {
      toldOfRecords = true;
      told.add(
          String.format(
              "a record of %s was rejected (%s): %s; %s has all that are",
              record.topic(), record.reason(), record.message(), topics.rejected()));
    }
  }

  @Override
  public String advice(String place) {
    try {
      return reads
          ? experience.diagnosis(manifests, releases)
          : "check Flink's web interface (" + place + ")";
    } catch (KafkaException e) {
      return "the broker does not tell whether programs report: " + e.getMessage();
    }
  }

  @Override
  public List<String> summary() {
    if (reads) {
      try {
        tail.readToEnd(this::take);
      } catch (KafkaException e) {
        return List.of(); // the broker is away
      }
    }
    return manifests.values().stream().map(LiveWatch::summary).toList();
  }

  private static String summary(Manifest last) {
    StepCounts counts = last.counts();
    return String.format(
        Locale.ROOT,
        "%s: up to version %,d, %,d steps in the log: %,d taken, %,d duplicate, %,d stale,"
            + " %,d rejected, %,d pending",
        last.trial(),
        last.version(),
        counts.total(),
        counts.taken(),
        counts.duplicate(),
        counts.stale(),
        counts.rejected(),
        counts.pending());
  }

  @Override
  public void close() {
    tail.close();
    experience.close();
  }
}
