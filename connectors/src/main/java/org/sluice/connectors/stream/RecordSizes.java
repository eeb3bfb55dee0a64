package org.sluice.connectors.stream;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sluice.connectors.codec.PolicySnapshotCodec;
import org.sluice.connectors.codec.TrajectoryCodec;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;

/**
 * How large the records of trials become, known before there are any.
 *
 * @param policy the largest policy
 * @param trajectory the largest trajectory
 */
public record RecordSizes(Largest policy, Largest trajectory) {

  /** Kafka's batch and our headers around a value; the trial's name once more is the key. */
  private static final int AROUND = 256;

  /** A character in UTF-8, at most. */
  private static final int CHARACTER = 3;

  /** Below this nothing is too large to be looked at. */
  private static final int SMALL = 64 << 10;

  /**
   * A record that no other of its kind exceeds.
   *
   * @param trial whose it is
   * @param bytes with its key and its headers, as Kafka counts it
   */
  public record Largest(Trial trial, long bytes) {

    /** The limit for those who read such records: larger ones are not the trials'. */
    public int limit() {
      return (int) Math.max(SMALL, Math.min(bytes, Integer.MAX_VALUE - 8));
    }
  }

  /**
   * Those of trials.
   *
   * @param trials at least one
   * @param stepsPerRecord transitions in a record, at most
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

  /** Those of trials whose records may hold a whole share: the number was another before. */
  static RecordSizes ofAny(List<Trial> trials) {
    return of(trials, Integer.MAX_VALUE);
  }

  private static long policy(Trial trial, Map<Object, TrialModel> models) {
    TrialModel model = models.computeIfAbsent(TrialModel.key(trial), key -> TrialModel.of(trial));
    return PolicySnapshotCodec.most(
        trial.id(), model.specification(trial), trial.spaces().observations().size());
  }

  /** Of transitions, or of the reason why a lane cannot go on. */
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
