package org.sluice.jobs.lab.bench.stream;

import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.sluice.learning.records.Trajectory;

/** Records in the job's result when trajectories leave the source that it is chained to. */
final class TimedTrajectories extends RichMapFunction<Trajectory, Trajectory> {

  static final String NAME = "trajectories";

  private static final long serialVersionUID = 1;

  private transient ListAccumulator<VersionTime> times;

  @Override
  public void open(OpenContext context) {
    times = new ListAccumulator<>();
  }

  /** Only at the end: Flink reads accumulators while the task runs, when a list must not change. */
  @Override
  public void close() {
    getRuntimeContext().addAccumulator(NAME, times);
  }

  @Override
  public Trajectory map(Trajectory trajectory) {
    long now = System.nanoTime();
    times.add(new VersionTime(trajectory.version(), now, now));
    return trajectory;
  }
}
