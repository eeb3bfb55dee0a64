package org.sluice.jobs.lab.bench.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sluice.jobs.cluster.ClusterShape;
import org.sluice.jobs.cluster.LocalCluster;
import org.sluice.jobs.lab.bench.Statistics;

/** Measures the throughput that two TaskManagers of one slot lose against one of two slots. */
public final class ClusterBenchmark {

  /**
   * The second half of a run.
   *
   * @param steps in it
   * @param seconds that they took
   * @param cpuSeconds used by each of the cluster's processes
   */
  public record Run(long steps, double seconds, Map<String, Double> cpuSeconds) {

    double rate() {
      return steps / seconds;
    }

    double cpuRate() {
      return steps / cpuSeconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }
  }

  /** One round: the same training on both clusters. */
  public record Round(Run oneTaskManager, Run twoTaskManagers) {}

  /** All rounds; each accessor returns the median over the rounds. */
  public record Result(List<Round> rounds) {

    /** Steps per second with one TaskManager. */
    public double rateOfOne() {
      return Statistics.median(rounds, round -> round.oneTaskManager().rate());
    }

    /** Steps per second with two. */
    public double rateOfTwo() {
      return Statistics.median(rounds, round -> round.twoTaskManagers().rate());
    }

    /** The share of throughput that two TaskManagers lose. */
    public double loss() {
      return Statistics.median(
          rounds, round -> 1 - round.twoTaskManagers().rate() / round.oneTaskManager().rate());
    }

    /** The same for steps per CPU second, which other load does not affect. */
    public double cpuLoss() {
      return Statistics.median(
          rounds,
          round -> 1 - round.twoTaskManagers().cpuRate() / round.oneTaskManager().cpuRate());
    }
  }

  private final Path folder;
  private final long steps;

  /**
   * @param folder the clusters' folder
   * @param steps of each run
   */
  public ClusterBenchmark(Path folder, long steps) {
    this.folder = folder;
    this.steps = steps;
  }

  /** Measures. */
  public Result run(int rounds) {
    List<Round> all = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      all.add(
          new Round(
              train(ClusterShape.of(1, 2, false, 0, 0)),
              train(ClusterShape.of(2, 1, false, 0, 0))));
    }
    return new Result(all);
  }

  private Run train(ClusterShape shape) {
    LocalCluster cluster = LocalCluster.create(folder, shape);
    try {
      cluster.start();
      ClusterRun run = new ClusterRun(cluster, "cluster", steps);
      List<Map<String, Double>> cpu = new ArrayList<>();
      List<IterationTime> times =
          run.follow(
              run.submit(),
              progress -> {
                boolean atHalf = cpu.isEmpty() && isInSecondHalf(progress.steps());
                if (atHalf || progress.steps() >= steps) {
                  cpu.add(run.cpuSeconds());
                }
              });
      List<IterationTime> half = times.stream().filter(at -> isInSecondHalf(at.steps())).toList();
      IterationTime first = half.get(0);
      IterationTime last = half.get(half.size() - 1);
      return new Run(
          last.steps() - first.steps(),
          (last.millis() - first.millis()) / 1e3,
          difference(cpu.get(cpu.size() - 1), cpu.get(0)));
    } finally {
      cluster.delete();
    }
  }

  private boolean isInSecondHalf(long learned) {
    return 2 * learned >= steps;
  }

  private static Map<String, Double> difference(
      Map<String, Double> end, Map<String, Double> start) {
    Map<String, Double> difference = new LinkedHashMap<>();
    end.forEach((name, seconds) -> difference.put(name, seconds - start.get(name)));
    return difference;
  }
}
