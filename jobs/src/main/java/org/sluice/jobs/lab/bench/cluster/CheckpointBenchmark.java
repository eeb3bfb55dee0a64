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
 * What checkpoints cost a training on a cluster: how long they take, how large they are, and by how
 * much the iterations that they fall into are longer than the others.
 */
public final class CheckpointBenchmark {

  /** Between two looks at the checkpoints; Flink remembers the last ten. */
  private static final long LOOK_NANOS = 2_000_000_000L;

  /**
   * What was measured, after the warm-up.
   *
   * @param checkpoints that were completed
   * @param during milliseconds from one update to the next of iterations that overlap a checkpoint
   * @param between the same of those that do not
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
     * By how many milliseconds each of the overlapping iterations exceeds the others' median; none
     * if there are no others.
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
   * @param folder for the cluster
   * @param steps of each run
   * @param warmUpSeconds at a run's beginning that are not counted; the machine compiles meanwhile
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

  /** Iterations of all runs, each by whether a checkpoint fell into it. */
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
