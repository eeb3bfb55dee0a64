package org.sluice.jobs.lab.bench.stream;

import java.util.List;
import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.sluice.learning.records.CollectedBatch;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.Trial;
import org.sluice.operators.LearnerFunction;

/** A {@link LearnerFunction} that notes how long its updates take; the job's result holds that. */
final class TimedLearner extends KeyedProcessFunction<String, CollectedBatch, Learned> {

  static final String NAME = "updates";

  private static final long serialVersionUID = 1;

  private final LearnerFunction learner;
  private transient ListAccumulator<VersionTime> times;

  TimedLearner(List<Trial> trials) {
    this.learner = new LearnerFunction(trials);
  }

  @Override
  public void open(OpenContext context) throws Exception {
    times = new ListAccumulator<>();
    learner.setRuntimeContext(getRuntimeContext());
    learner.open(context);
  }

  /** Only now: Flink reads accumulators while the task runs, and a list must not grow meanwhile. */
  @Override
  public void close() throws Exception {
    learner.close();
    getRuntimeContext().addAccumulator(NAME, times);
  }

  /** From the batch to the policy, before it goes on its way. */
  @Override
  public void processElement(CollectedBatch batch, Context context, Collector<Learned> out)
      throws Exception {
    long start = System.nanoTime();
    learner.processElement(
        batch,
        context,
        new Collector<>() {
          @Override
          public void collect(Learned learned) {
            times.add(new VersionTime(batch.version(), start, System.nanoTime()));
            out.collect(learned);
          }

          @Override
          public void close() {
            out.close();
          }
        });
  }
}
