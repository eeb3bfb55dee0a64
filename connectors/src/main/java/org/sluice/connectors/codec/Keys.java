package org.sluice.connectors.codec;

import java.nio.charset.StandardCharsets;
import org.sluice.learning.live.log.LearnerPart;
import org.sluice.learning.live.log.LiveRecord;
import org.sluice.learning.live.log.Manifest;
import org.sluice.learning.live.log.Model;
import org.sluice.learning.live.log.Release;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Progress;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.serving.Answer;
import org.sluice.learning.serving.Request;

/**
 * The records' keys, as text in UTF-8, and their partitions.
 *
 * <p>Compaction keeps the last record of each key, so a policy's key is its trial and its version
 * modulo a number of slots: a trial's latest {@code slots} versions are always kept.
 */
public final class Keys {

  private Keys() {}

  /** {@code TRIAL/LANE}. */
  public static byte[] of(Trajectory trajectory) {
    return join(trajectory.trial(), trajectory.lane());
  }

  /**
   * {@code TRIAL/SLOT}.
   *
   * @param slots how many versions of a trial survive compaction, at least 1
   */
  public static byte[] of(PolicySnapshot snapshot, int slots) {
    return join(snapshot.trial(), snapshot.version() % slots);
  }

  /** {@code TRIAL/VERSION}. */
  public static byte[] of(Progress progress) {
    return join(progress.trial(), progress.version());
  }

  /**
   * {@code TRIAL}, of a record of the experience topic. Kafka's own partitioner places it, so that
   * every record of a trial is in one partition, whoever wrote it.
   */
  public static byte[] of(LiveRecord record) {
    return record.trial().getBytes(StandardCharsets.UTF_8);
  }

  /** {@code TRIAL}. */
  public static byte[] of(Release release) {
    return release.trial().getBytes(StandardCharsets.UTF_8);
  }

  /** {@code TRIAL}. */
  public static byte[] of(Model model) {
    return model.trial().getBytes(StandardCharsets.UTF_8);
  }

  /** {@code TRIAL/VERSION}. */
  public static byte[] of(Manifest manifest) {
    return join(manifest.trial(), manifest.version());
  }

  /** {@code ACTOR}, so that an actor's requests stay in order. */
  public static byte[] of(Request request) {
    return request.actor().getBytes(StandardCharsets.UTF_8);
  }

  /** {@code ID}, of the request. */
  public static byte[] of(Answer answer) {
    return answer.id().getBytes(StandardCharsets.UTF_8);
  }

  /** {@code TRIAL/VERSION/PART}. */
  public static byte[] of(LearnerPart part) {
    return join(part.trial() + "/" + part.version(), part.part());
  }

  /** {@code TOPIC/PARTITION/OFFSET}: however often a record is rejected, it is kept once. */
  public static byte[] of(Rejected rejected) {
    return join(rejected.topic() + "/" + rejected.partition(), rejected.offset());
  }

  /**
   * The partition of a lane's transitions: fixed for a lane; the lanes of a trial are spread
   * round-robin.
   */
  public static int partition(String trial, int lane, int partitions) {
    return Math.floorMod((long) trial.hashCode() + lane, partitions);
  }

  private static byte[] join(String owner, long number) {
    return (owner + "/" + number).getBytes(StandardCharsets.UTF_8);
  }
}
