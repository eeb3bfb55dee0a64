package org.sluice.jobs.relearn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.sluice.connectors.codec.Codec;
import org.sluice.connectors.codec.ManifestCodec;
import org.sluice.connectors.codec.PolicySnapshotCodec;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.connectors.kafka.Messages;
import org.sluice.jobs.live.OpenRun;
import org.sluice.learning.live.log.Manifest;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.trial.Trial;

/**
 * What a trial has published, by version.
 *
 * @param policies the bytes of those that the policies topic still holds
 * @param last the trial's last version, if it is there
 * @param manifests how versions came about; none of a trial that simulates
 * @param contradictions versions that were published twice with other bytes
 */
record Published(
    Map<Integer, byte[]> policies,
    OptionalInt last,
    Map<Integer, Manifest> manifests,
    List<Integer> contradictions) {

  /**
   * Reads the topics of policies and batches.
   *
   * @throws org.sluice.jobs.live.RunTopicsException if they cannot be read
   */
  static Published read(OpenRun run, Trial trial) {
    Map<Integer, byte[]> policies = new TreeMap<>();
    List<Integer> last = new ArrayList<>();
    Map<Integer, Manifest> manifests = new HashMap<>();
    List<Integer> contradictions = new ArrayList<>();
    PolicySnapshotCodec policyCodec = new PolicySnapshotCodec();
    ManifestCodec manifestCodec = new ManifestCodec();
    read(
        run,
        run.topics().policies(),
        message -> {
          PolicySnapshot snapshot = open(message, policyCodec);
          if (snapshot != null && snapshot.trial().equals(trial.id())) {
            byte[] before = policies.put(snapshot.version(), message.value());
            if (before != null && !Arrays.equals(before, message.value())) {
              contradictions.add(snapshot.version());
            }
            if (snapshot.last()) {
              last.add(snapshot.version());
            }
          }
        });
    if (trial.isLive()) {
      read(
          run,
          run.topics().batches(),
          message -> {
            Manifest manifest = open(message, manifestCodec);
            if (manifest != null && manifest.trial().equals(trial.id())) {
              Manifest before = manifests.put(manifest.version(), manifest);
              if (before != null && !before.equals(manifest)) {
                contradictions.add(manifest.version());
              }
            }
          });
    }
    return new Published(
        policies, last.stream().mapToInt(one -> one).min(), manifests, contradictions);
  }

  /** Reads a topic with one partition. */
  static void read(OpenRun run, String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    run.reading(
        topic,
        tail -> {
          tail.read(List.of(new TopicPartition(topic, 0)));
          tail.readToEnd(reader);
          return null;
        });
  }

  /** What a message holds, or null: whoever follows the topic reports what is unreadable. */
  static <T> T open(ConsumerRecord<byte[], byte[]> message, Codec<T> codec) {
    try {
      return Messages.open(message, codec);
    } catch (UnreadableRecordException e) {
      return null;
    }
  }
}
