package org.sluice.jobs.lab.bench.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sluice.jobs.cluster.ClusterShape;
import org.sluice.jobs.cluster.LocalCluster;
import org.sluice.jobs.lab.bench.Statistics;
import org.sluice.jobs.train.RemoteCluster.Checkpoint;

/**
 * Measures the cost of checkpoints in training on a cluster: their duration, their size, and how
 * much longer iterations are during a checkpoint.
 */
public final class CheckpointBenchmark {

  /** Polling interval; Flink remembers the last ten checkpoints. */
  private static final long LOOK_NANOS = 2_000_000_000L;

  /**
   * The measurements after the warm-up.
   *
   * @param checkpoints that were completed
   * @param during milliseconds from one update to the next of iterations that overlap a checkpoint
   * @param between the same of iterations that do not
   */
  public record Result(List<Checkpoint> checkpoints, double[] during, double[] between) {

    /** Milliseconds from the checkpoints' triggers to their completion. */
    public double[] durations() {
      return checkpoints.stream().mapToDouble(Checkpoint::milliseconds).toArray();
    }

    /** Bytes of state. */
    public double[] sizes() {
      return checkpoints.stream().mapToDouble(Checkpoint::bytes).toArray();
    }

    /**
     * Milliseconds by which each overlapping iteration exceeds the median of the others; empty if
     * there are no others.
     */
    public double[] excess() {
      if (between.length == 0) {
        return new double[0];
      }
      double undisturbed = Statistics.median(between);
      double[] excess = new double[during.length];
      for (int i = 0; i < excess.length; i++) {
        excess[i] = during[i] - undisturbed;
      }
      return excess;
    }
  }

  private CheckpointBenchmark() {}

  /**
   * Trains, once each round, on one TaskManager.
   *
   * @param folder the cluster's folder
   * @param steps of each run
   * @param warmUpSeconds at the start of a run that are not counted, while the JVM compiles
   */
  public static Result run(Path folder, int rounds, long steps, double warmUpSeconds) {
    Collected collected = new Collected();
    LocalCluster cluster =
        LocalCluster.create(folder, ClusterShape.of(1, ClusterRun.PARALLELISM, false, 0, 0));
    try {
      cluster.start();
      for (int round = 0; round < rounds; round++) {
        train(new ClusterRun(cluster, "checkpoints-" + round, steps), warmUpSeconds, collected);
      }
    } finally {
      cluster.delete();
    }
    return collected.result();
  }

  private static void train(ClusterRun run, double warmUpSeconds, Collected collected) {
    Map<Long, Checkpoint> checkpoints = new TreeMap<>();
    long[] looked = {System.nanoTime()};
    String job = run.submit();
    Runnable look = () -> run.checkpoints(job).forEach(one -> checkpoints.put(one.id(), one));
    List<IterationTime> times =
        run.follow(
            job,
            progress -> {
              if (System.nanoTime() - looked[0] > LOOK_NANOS) {
                look.run();
                looked[0] = System.nanoTime();
              }
            });
    look.run();
    long from = times.get(0).millis() + (long) (warmUpSeconds * 1e3);
    long until = times.get(times.size() - 1).millis();
    collected.add(times.stream().filter(at -> at.millis() >= from).toList(), checkpoints.values());
    checkpoints.values().stream()
        .filter(one -> one.triggered() >= from && one.triggered() <= until)
        .forEach(collected.checkpoints::add);
  }

  /** Sorts the iterations of all runs by whether they overlap a checkpoint. */
  static final class Collected {

    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private final List<Double> during = new ArrayList<>();
    private final List<Double> between = new ArrayList<>();

    void add(List<IterationTime> times, Collection<Checkpoint> ofRun) {
      for (int i = 1; i < times.size(); i++) {
        long start = times.get(i - 1).millis();
        long end = times.get(i).millis();
        boolean overlaps =
            ofRun.stream()
                .anyMatch(
                    one -> one.triggered() < end && one.triggered() + one.milliseconds() > start);
        (overlaps ? during : between).add((double) (end - start));
      }
    }

    Result result() {
      return new Result(List.copyOf(checkpoints), array(during), array(between));
    }

    private static double[] array(List<Double> values) {
      return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }
}
