package org.sluice.jobs.lab.bench.stream;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.JobExecutionResult;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.jobs.lab.bench.BenchmarkJob;
import org.sluice.jobs.lab.bench.CpuUse;
import org.sluice.jobs.lab.bench.Statistics;
import org.sluice.jobs.train.graph.TrainingPipeline;
import org.sluice.learning.trial.Trial;
import org.sluice.operators.types.RecordTypes;

/**
 * Measures transitions per second from source to batch, relative to bare producers and consumers of
 * the same messages on the same broker.
 */
public final class TransportBenchmark {

  private static final int BATCH = 1024;

  private static final double NANOS = 1e-9;

  /**
   * One round.
   *
   * @param stream seconds from the first record to the last batch
   * @param streamCpu CPU seconds over all cores during it
   * @param bare seconds from the first message sent to the last received
   * @param bareCpu CPU seconds over all cores during it
   */
  public record Round(
      long transitions, double stream, double streamCpu, double bare, double bareCpu) {}

  /** All rounds; each accessor returns the median over the rounds. */
  public record Result(List<Round> rounds) {

    /** Ratio of the stream's rate to the bare clients'. */
    public double ratio() {
      return Statistics.median(rounds, round -> round.bare() / round.stream());
    }

    /** The same ratio for CPU time. */
    public double cpuRatio() {
      return Statistics.median(rounds, round -> round.bareCpu() / round.streamCpu());
    }

    /** Transitions per second through the stream. */
    public double streamRate() {
      return Statistics.median(rounds, round -> round.transitions() / round.stream());
    }

    /** Transitions per second of the bare clients. */
    public double bareRate() {
      return Statistics.median(rounds, round -> round.transitions() / round.bare());
    }
  }

  private final KafkaSettings broker;
  private final Path folder;

  /**
   * @param folder the checkpoint directory
   */
  public TransportBenchmark(KafkaSettings broker, Path folder) {
    this.broker = broker;
    this.folder = folder;
  }

  /**
   * Measures.
   *
   * @param rounds number of rounds after a warm-up round
   * @param transitions approximate number per round
   */
  public Result run(int rounds, long transitions) throws Exception {
    List<Round> timed = new ArrayList<>();
    for (int round = -1; round < rounds; round++) {
      TransportLoad load =
          new TransportLoad((int) (transitions / BATCH + 1), BenchmarkJob.PARALLELISM);
      Round result = round(load, round + 1);
      if (round >= 0) {
        timed.add(result);
      }
    }
    return new Result(timed);
  }

  private Round round(TransportLoad load, int number) throws Exception {
    JobExecutionResult stream = stream(load, number);
    double seconds = difference(stream, CountingLearner.END, PreparedTrajectories.START);
    double cpu = difference(stream, CountingLearner.CPU_END, PreparedTrajectories.CPU_START);
    try (BenchmarkJob job = new BenchmarkJob(broker, "bare-" + number, folder)) {
      CpuUse bare = new CpuUse();
      double bareSeconds = BareTransport.run(job.broker(), job.topics(), load);
      return new Round(load.transitions(), seconds, cpu, bareSeconds, bare.processSeconds());
    }
  }

  private JobExecutionResult stream(TransportLoad load, int number) throws Exception {
    try (BenchmarkJob job = new BenchmarkJob(broker, "transport-" + number, folder)) {
      Trial trial = load.trial();
      TrainingPipeline.send(
          job.environment()
              .fromSequence(0, load.records() - 1)
              .map(new PreparedTrajectories(load))
              .returns(RecordTypes.TRAJECTORY),
          job.streams());
      TrainingPipeline.learn(
          TrainingPipeline.gather(job.environment(), List.of(trial), job.streams()),
          new CountingLearner(trial),
          List.of(trial),
          job.streams());
      return job.environment().execute("transport");
    }
  }

  private static double difference(JobExecutionResult job, String end, String start) {
    return (job.<Long>getAccumulatorResult(end) - job.<Long>getAccumulatorResult(start)) * NANOS;
  }
}
