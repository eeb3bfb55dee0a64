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

/** A {@link LearnerFunction} that records the duration of its updates in the job's result. */
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

  /** Only at the end: Flink reads accumulators while the task runs, when a list must not change. */
  @Override
  public void close() throws Exception {
    learner.close();
    getRuntimeContext().addAccumulator(NAME, times);
  }

  /** Times the update, from the batch to the policy. */
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
