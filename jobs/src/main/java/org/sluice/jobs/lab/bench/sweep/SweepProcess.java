package org.sluice.jobs.lab.bench.sweep;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.sluice.connectors.kafka.EmbeddedBroker;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.jobs.lab.bench.BenchmarkJob;
import org.sluice.jobs.lab.bench.Memory;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.trial.Trial;

/**
 * Main class of the process that measures a job of several trials, so that its memory is that of
 * these trials:
 *
 * <pre>SweepProcess TRIALS STEPS WARM-UP-STEPS FOLDER</pre>
 *
 * <p>One line of its output has the result. Flink's threads may keep running afterwards, so the
 * parent must end the process.
 */
public final class SweepProcess {

  /** Prefix of the line with the {@link SweepMeasurements}. */
  static final String MEASURED = "measured: ";

  /** Prefix of the line with the reason of a failure. */
  static final String FAILED = "failed: ";

  private static final String ENVIRONMENT = "Pendulum-v1";
  private static final int BATCH = 1024;

  /** The first iteration is not timed, and the last may only have started. */
  private static final int LEAST_ITERATIONS = 4;

  /** One in this many iterations precedes the timed ones. */
  private static final int WARM_UP_SHARE = 10;

  private SweepProcess() {}

  /** Measures, and prints the result. */
  public static void main(String[] arguments) {
    try {
      System.out.println(
          MEASURED
              + new ObjectMapper()
                  .writeValueAsString(
                      measure(
                          Integer.parseInt(arguments[0]),
                          Long.parseLong(arguments[1]),
                          Long.parseLong(arguments[2]),
                          Path.of(arguments[3]))));
    } catch (Exception e) {
      System.out.println(FAILED + e);
    }
  }

  private static SweepMeasurements measure(int trials, long steps, long warmUpSteps, Path folder)
      throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"))) {
      Path checkpoints = folder.resolve("checkpoints");
      warmUp(broker.settings(), checkpoints, warmUpSteps);
      return measure(broker.settings(), checkpoints, trials, steps);
    }
  }

  private static void warmUp(KafkaSettings broker, Path folder, long steps) throws Exception {
    try (BenchmarkJob job = new BenchmarkJob(broker, "warm-up", folder)) {
      new SweepJob(trials(BenchmarkJob.PARALLELISM, steps), 1).run(job, id -> {});
    }
  }

  private static SweepMeasurements measure(KafkaSettings broker, Path folder, int count, long steps)
      throws Exception {
    long before = Memory.live();
    Memory.forgetPeak();
    List<Trial> trials = trials(count, steps);
    int warmUp = 1 + trials.get(0).iterations() / WARM_UP_SHARE;
    SweepMeasurements[] inspected = new SweepMeasurements[1];
    try (BenchmarkJob job = new BenchmarkJob(broker, "sweep", folder)) {
      SweepJob.Timed timed =
          new SweepJob(trials, warmUp)
              .run(job, id -> inspected[0] = inspect(job.restPort(), id, count, before));
      return inspected[0].timed(timed);
    }
  }

  private static SweepMeasurements inspect(
      int restPort, String job, int trials, long heapBytesBefore) throws Exception {
    long peak = Memory.peak();
    UnixOperatingSystemMXBean system =
        (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new SweepMeasurements(
        trials,
        0,
        0,
        0,
        0,
        0,
        CheckpointStatistics.of(restPort, job),
        heapBytesBefore,
        Memory.live(),
        peak,
        Memory.peakResident(),
        ManagementFactory.getThreadMXBean().getThreadCount(),
        system.getOpenFileDescriptorCount());
  }

  private static List<Trial> trials(int count, long steps) {
    long iterations = Math.max(LEAST_ITERATIONS, steps / BATCH / count);
    Hyperparameters values =
        new Hyperparameters()
            .set(PolicyParams.TYPE, "normalizing-flow")
            .set(TrialParams.BATCH, BATCH)
            .set(TrialParams.TOTAL_STEPS, iterations * BATCH);
    return IntStream.rangeClosed(1, count)
        .mapToObj(seed -> new Trial("seed=" + seed, ENVIRONMENT, seed, values))
        .toList();
  }
}
