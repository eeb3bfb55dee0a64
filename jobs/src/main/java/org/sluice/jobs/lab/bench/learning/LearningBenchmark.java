package org.sluice.jobs.lab.bench.learning;

import org.sluice.jobs.lab.bench.Statistics;
import org.sluice.learning.algorithm.Metrics;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.LearnerWorkspace;

/**
 * Times one iteration's learning, compared with its matrix products alone.
 *
 * <p>Each round collects a batch with the newest policy, untimed; then times learning and the bare
 * products, one after the other. Learning continues from round to round as in a trial. It runs
 * without JMH: an iteration takes milliseconds, far above the clock's resolution; it changes the
 * learner, which a harness that repeats one call would have to undo; and the ratio needs both times
 * inside one round.
 */
public final class LearningBenchmark {

  /**
   * The measurements, one number per round; milliseconds of thread CPU time.
   *
   * @param milliseconds advantages, policy update, value fit and normaliser
   * @param wallMilliseconds the same in wall-clock time, which other load affects
   * @param bareMilliseconds the same matrix products as bare calls
   * @param candidates number of step sizes that the update tried
   */
  public record Result(
      String id,
      double[] milliseconds,
      double[] wallMilliseconds,
      double[] bareMilliseconds,
      int[] candidates) {

    /** Median over the rounds of learning / bare products. */
    public double ratioToBare() {
      return Statistics.medianRatio(milliseconds, bareMilliseconds);
    }
  }

  private LearningBenchmark() {}

  /**
   * Measures one kind of iteration.
   *
   * @param rounds number of timed rounds
   * @param warmUpSeconds duration of untimed rounds before, at least one round
   */
  public static Result run(LearningCase kind, int rounds, double warmUpSeconds) {
    try (BareIteration bare = new BareIteration(kind, kind.chosenAlgorithm())) {
      return run(kind, bare, rounds, warmUpSeconds);
    }
  }

  private static Result run(
      LearningCase kind, BareIteration bare, int rounds, double warmUpSeconds) {
    LearningRun run = new LearningRun(kind, LearnerWorkspace.of(kind.trial()));
    Stopwatch warmUp = new Stopwatch();
    do {
      run.collect();
      bare.run(candidates(run.learn()));
    } while (warmUp.seconds() < warmUpSeconds);
    double[] milliseconds = new double[rounds];
    double[] wallMilliseconds = new double[rounds];
    double[] bareMilliseconds = new double[rounds];
    int[] candidates = new int[rounds];
    for (int round = 0; round < rounds; round++) {
      run.collect();
      Stopwatch learning = new Stopwatch();
      Learned learned = run.learn();
      milliseconds[round] = learning.milliseconds();
      wallMilliseconds[round] = learning.wallMilliseconds();
      candidates[round] = candidates(learned);
      Stopwatch products = new Stopwatch();
      bare.run(candidates[round]);
      bareMilliseconds[round] = products.milliseconds();
    }
    return new Result(kind.id(), milliseconds, wallMilliseconds, bareMilliseconds, candidates);
  }

  private static int candidates(Learned learned) {
    return (int) learned.progress().metric(Metrics.LINE_SEARCH_STEPS.name());
  }
}
