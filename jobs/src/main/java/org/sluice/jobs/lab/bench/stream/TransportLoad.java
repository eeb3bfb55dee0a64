package org.sluice.jobs.lab.bench.stream;

import java.io.Serializable;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.trial.Trial;

/**
 * The records of a trial's lanes for the transport benchmark, each source's lanes in turn.
 *
 * @param iterations of the trial
 * @param sources that share the lanes
 */
record TransportLoad(int iterations, int sources) implements Serializable {

  static final String TRIAL = "transport";
  static final String ENVIRONMENT = "HalfCheetah-v4"; // only for its sizes; it is never created
  static final int OBSERVATIONS = 17;
  static final int ACTIONS = 6;
  static final int STEPS_PER_RECORD = 64;

  private static final int LANES = 8;
  private static final int BATCH = 1024;

  Trial trial() {
    return new Trial(
        TRIAL,
        ENVIRONMENT,
        1,
        new Hyperparameters()
            .set(TrialParams.LANES, LANES)
            .set(TrialParams.BATCH, BATCH)
            .set(TrialParams.TOTAL_STEPS, transitions()));
  }

  long transitions() {
    return (long) BATCH * iterations;
  }

  long records() {
    return transitions() / STEPS_PER_RECORD;
  }

  /**
   * A record.
   *
   * @param index each source has a contiguous range of indices
   * @param pattern its contents
   */
  Trajectory record(long index, Trajectory pattern) {
    long each = records() / sources;
    int lanes = LANES / sources;
    long place = index % each;
    long sequence = place / lanes * STEPS_PER_RECORD;
    return new Trajectory(
        TRIAL,
        (int) (index / each * lanes + place % lanes),
        (int) (sequence / (BATCH / LANES)),
        sequence,
        pattern.transitions(),
        pattern.values(),
        pattern.finalValues(),
        pattern.bootstrapValue(),
        "");
  }
}
