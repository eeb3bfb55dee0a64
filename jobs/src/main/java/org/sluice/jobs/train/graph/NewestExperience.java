package org.sluice.jobs.train.graph;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.LiveRecords;
import org.sluice.connectors.kafka.TopicTail;
import org.sluice.connectors.kafka.Topics;
import org.sluice.connectors.stream.RecordSizes;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.keys.JobParams;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.live.LiveParams;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.live.log.Manifest;
import org.sluice.learning.live.log.Release;
import org.sluice.learning.trial.Trial;

/**
 * The newest records of the experience topic: do programs report, and what can be learned of it?
 */
final class NewestExperience implements AutoCloseable {

  private static final Duration INTERVAL = Duration.ofSeconds(5);

  /** Without a new record for this long, programs count as silent. */
  private static final Duration SILENCE = Duration.ofSeconds(20);

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Of each partition, as many are looked at. */
  private static final int RECORDS = 100;

  private final Topics topics;
  private final List<Trial> trials;
  private final TopicTail tail;
  private Map<TopicPartition, Long> ends = Map.of();
  private long looked;
  private long grown = System.nanoTime();

  NewestExperience(KafkaSettings kafka, Topics topics, Configuration configuration) {
    this.topics = topics;
    this.trials = configuration.trials();
    int largest =
        RecordSizes.ofExperience(
            trials, configuration.job().values().get(JobParams.LARGEST_RECORD));
    this.tail = new TopicTail(kafka, kafka.consumer(largest));
  }

  void begin() {
    tail.readAll(topics.experience());
    ends = tail.ends();
    looked = System.nanoTime();
  }

  /** Looks from time to time whether the topic has grown. */
  void look() {
    if (System.nanoTime() - looked >= INTERVAL.toNanos()) {
      lookNow();
    }
  }

  private void lookNow() {
    long now = System.nanoTime();
    looked = now;
    Map<TopicPartition, Long> before = ends;
    ends = tail.ends(PATIENCE);
    if (!ends.equals(before)) {
      grown = now;
    }
  }

  /** Why nothing is learned, one line. */
  String diagnosis(Map<String, Manifest> manifests, Map<String, Release> releases) {
    lookNow();
    long silent = System.nanoTime() - grown;
    if (silent > SILENCE.toNanos() || ends.values().stream().allMatch(end -> end == 0)) {
      return "no program reports; one would be: ./sluice act ENV --run RUN";
    }
    Map<String, Integer> newest = newestVersions();
    for (Trial trial : trials) {
      Release release = releases.get(trial.id());
      if (release != null && release.frozen()) {
        return trial.id() + " is frozen; it learns again after: ./sluice release RUN --thaw";
      }
      Manifest last = manifests.get(trial.id());
      int version = last == null ? 0 : last.version();
      int own = newest.getOrDefault(trial.id(), version);
      int most = trial.hyperparameters().get(LiveParams.MAX_LAG);
      if (version - own > most) {
        return String.format(
            "programs of %s act under version %d at best, but the newest is %d, and more than %d"
                + " versions (live.max-lag) is too old to learn from; they should follow %s",
            trial.id(), own, version, most, topics.policies());
      }
    }
    return newest.isEmpty()
        ? "what programs write cannot be read; " + topics.rejected() + " says why"
        : String.format(
            "programs report, but have not filled the next batch of %d steps; %s has what was"
                + " rejected",
            trials.get(0).hyperparameters().get(TrialParams.BATCH), topics.rejected());
  }

  /** The newest version of each trial under which the newest records were made. */
  private Map<String, Integer> newestVersions() {
    Map<TopicPartition, Long> now = tail.ends(PATIENCE);
    now.forEach((partition, end) -> tail.seek(partition, Math.max(0, end - RECORDS)));
    Map<String, Integer> newest = new HashMap<>();
    while (tail.readSome(now, message -> take(message, newest))) {
      // There is more.
    }
    return newest;
  }

  private static void take(ConsumerRecord<byte[], byte[]> message, Map<String, Integer> newest) {
    try {
      if (LiveRecords.open(message, Optional.empty()) instanceof Experience e) {
        newest.merge(e.trial(), e.version(), Math::max);
      }
    } catch (UnreadableRecordException e) {
      // The job rejects it.
    }
  }

  @Override
  public void close() {
    tail.close();
  }
}
