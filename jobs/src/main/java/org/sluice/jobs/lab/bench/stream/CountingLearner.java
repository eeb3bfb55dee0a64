package org.sluice.jobs.lab.bench.stream;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.apache.flink.api.common.accumulators.LongMaximum;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.sluice.learning.records.CollectedBatch;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.trial.InitialPolicy;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;

/** A learner that learns nothing: with the last batch, it records the time and ends the trial. */
final class CountingLearner extends KeyedProcessFunction<String, CollectedBatch, Learned> {

  static final String END = "end";
  static final String CPU_END = "cpu-end";

  private static final long serialVersionUID = 1;

  private final Trial trial;
  private final LongMaximum end = new LongMaximum();
  private final LongMaximum cpuEnd = new LongMaximum();

  CountingLearner(Trial trial) {
    this.trial = trial;
  }

  @Override
  public void open(OpenContext context) {
    getRuntimeContext().addAccumulator(END, end);
    getRuntimeContext().addAccumulator(CPU_END, cpuEnd);
  }

  @Override
  public void processElement(CollectedBatch batch, Context context, Collector<Learned> out) {
    if (batch.version() + 1 == trial.iterations()) {
      end.add(System.nanoTime());
      cpuEnd.add(
          ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
              .getProcessCpuTime());
      PolicySnapshot initial = InitialPolicy.of(trial, TrialModel.of(trial));
      out.collect(Learned.failure(initial, trial.iterations(), "all is there"));
    }
  }
}
