package org.sluice.connectors.stream;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sluice.connectors.codec.PolicySnapshotCodec;
import org.sluice.connectors.codec.TrajectoryCodec;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;

/**
 * The largest record sizes of trials, computed before there are any.
 *
 * @param policy the largest policy
 * @param trajectory the largest trajectory
 */
public record RecordSizes(Largest policy, Largest trajectory) {

  /** Size of Kafka's batch and our headers around a value; the key repeats the trial's name. */
  private static final int AROUND = 256;

  /** The most bytes of a character in UTF-8. */
  private static final int CHARACTER = 3;

  /** The most bytes of the position of a delayed reward. */
  private static final int POSITION = 5;

  /** The most bytes of what an experience says of its actor. */
  private static final int ACTOR = 1 << 10;

  /** Records up to this size are always read. */
  private static final int SMALL = 64 << 10;

  /**
   * The largest record of its kind.
   *
   * @param trial its trial
   * @param bytes size with key and headers, as Kafka counts it
   */
  public record Largest(Trial trial, long bytes) {

    /** The size limit for readers: larger records cannot be the trials'. */
    public int limit() {
      return (int) Math.max(SMALL, Math.min(bytes, Integer.MAX_VALUE - 8));
    }
  }

  /**
   * Those of trials.
   *
   * @param trials at least one
   * @param stepsPerRecord the most transitions per record
   */
  public static RecordSizes of(List<Trial> trials, int stepsPerRecord) {
    Map<Object, TrialModel> models = new HashMap<>();
    return new RecordSizes(
        largest(
            trials.stream()
                .map(trial -> new Largest(trial, around(trial) + policy(trial, models)))
                .toList()),
        largest(
            trials.stream()
                .map(
                    trial ->
                        new Largest(
                            trial,
                            around(trial)
                                + trajectory(trial, Math.min(stepsPerRecord, trial.share()))))
                .toList()));
  }

  /**
   * The sizes for trials whose records may contain a whole share, as the steps per record may have
   * been different before.
   */
  static RecordSizes ofAny(List<Trial> trials) {
    return of(trials, Integer.MAX_VALUE);
  }

  /**
   * The size limit for readers of live trials' experience: larger records have more steps than a
   * batch, and cannot be taken. All readers of a log need the same one.
   *
   * @param largestRecord on the topic, bytes
   */
  public static int ofExperience(List<Trial> trials, int largestRecord) {
    Largest largest =
        largest(
            trials.stream()
                .map(trial -> new Largest(trial, around(trial) + experience(trial)))
                .toList());
    return Math.min(largest.limit(), largestRecord);
  }

  /** The size of a batch's steps in one record, or a little more. */
  private static long experience(Trial trial) {
    int steps = trial.hyperparameters().get(TrialParams.BATCH);
    return trajectory(trial, steps) + (long) POSITION * steps + ACTOR;
  }

  private static long policy(Trial trial, Map<Object, TrialModel> models) {
    TrialModel model = models.computeIfAbsent(TrialModel.key(trial), key -> TrialModel.of(trial));
    return PolicySnapshotCodec.most(
        trial.id(), model.specification(trial), trial.spaces().observations().size());
  }

  /** The size of transitions, or of the reason of a failed lane. */
  private static long trajectory(Trial trial, int steps) {
    int observationDim = trial.spaces().observations().size();
    int actionDim = trial.spaces().actions().size();
    return Math.max(
        TrajectoryCodec.most(trial.id(), steps, observationDim, actionDim),
        TrajectoryCodec.most(trial.id(), 0, 0, 0) + CHARACTER * Trajectory.LONGEST_FAILURE);
  }

  private static long around(Trial trial) {
    return AROUND + (long) CHARACTER * trial.id().length();
  }

  private static Largest largest(List<Largest> all) {
    return all.stream().max(Comparator.comparingLong(Largest::bytes)).orElseThrow();
  }
}
