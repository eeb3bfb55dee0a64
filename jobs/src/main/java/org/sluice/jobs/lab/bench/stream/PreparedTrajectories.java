package org.sluice.jobs.lab.bench.stream;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.apache.flink.api.common.accumulators.LongMinimum;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.sluice.env.Generator;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.records.Transitions;

/**
 * A source of prepared trajectories: each index stands for a record whose numbers were drawn once.
 * Records when the first is emitted.
 */
final class PreparedTrajectories extends RichMapFunction<Long, Trajectory> {

  static final String START = "start";
  static final String CPU_START = "cpu-start";

  private static final long serialVersionUID = 1;
  private static final long SEED = 1;

  private final TransportLoad load;
  private final LongMinimum start = new LongMinimum();
  private final LongMinimum cpuStart = new LongMinimum();
  private transient Trajectory pattern;

  PreparedTrajectories(TransportLoad load) {
    this.load = load;
  }

  @Override
  public void open(OpenContext context) {
    getRuntimeContext().addAccumulator(START, start);
    getRuntimeContext().addAccumulator(CPU_START, cpuStart);
  }

  @Override
  public Trajectory map(Long index) {
    if (pattern == null) {
      pattern = pattern();
      start.add(System.nanoTime());
      cpuStart.add(
          ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
              .getProcessCpuTime());
    }
    return load.record(index, pattern);
  }

  /** A record at any position. */
  static Trajectory pattern() {
    Generator random = new Generator(SEED);
    int steps = TransportLoad.STEPS_PER_RECORD;
    return new Trajectory(
        TransportLoad.TRIAL,
        0,
        0,
        0,
        new Transitions(
            Observations.of(draw(random, steps * TransportLoad.OBSERVATIONS)),
            draw(random, steps * TransportLoad.ACTIONS),
            draw(random, steps),
            draw(random, steps),
            new byte[steps],
            Observations.of(draw(random, TransportLoad.OBSERVATIONS)),
            Observations.NONE),
        draw(random, steps),
        new float[steps],
        0,
        "");
  }

  private static float[] draw(Generator random, int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.gaussian();
    }
    return numbers;
  }
}
