package org.sluice.jobs.lab.bench.live;

import org.apache.flink.api.common.accumulators.LongMaximum;
import org.apache.flink.api.common.accumulators.LongMinimum;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.live.log.Logged;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.trial.InitialPolicy;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;

/** A learner that only counts steps: records the times of the first and the last record. */
final class CountingLiveLearner extends KeyedProcessFunction<String, Logged, Learned> {

  static final String START = "start";
  static final String END = "end";

  private static final long serialVersionUID = 1;

  private final Trial trial;
  private final long steps;
  private final LongMinimum start = new LongMinimum();
  private final LongMaximum end = new LongMaximum();
  private transient long taken;

  /**
   * @param steps after which the trial is over
   */
  CountingLiveLearner(Trial trial, long steps) {
    this.trial = trial;
    this.steps = steps;
  }

  @Override
  public void open(OpenContext context) {
    getRuntimeContext().addAccumulator(START, start);
    getRuntimeContext().addAccumulator(END, end);
  }

  @Override
  public void processElement(Logged logged, Context context, Collector<Learned> out) {
    if (taken == 0) {
      start.add(System.nanoTime());
    }
    taken += ((Experience) logged.record()).steps();
    if (taken == steps) {
      end.add(System.nanoTime());
      PolicySnapshot initial = InitialPolicy.of(trial, TrialModel.of(trial));
      out.collect(Learned.failure(initial, trial.iterations(), "all is there"));
    }
  }
}
