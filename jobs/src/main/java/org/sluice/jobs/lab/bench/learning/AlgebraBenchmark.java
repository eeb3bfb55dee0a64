package org.sluice.jobs.lab.bench.learning;

import java.util.ArrayList;
import java.util.List;
import org.sluice.jobs.lab.bench.Statistics;

/**
 * Calls of linear algebra as the learners make them against the same calls by ND4J, in turn on one
 * thread.
 */
public final class AlgebraBenchmark {

  private static final double MILLISECONDS_PER_ROUND = 10;
  private static final int WARM_UP_ROUNDS = 10;

  /**
   * One call, both ways. Each element of an array is one round.
   *
   * @param call what is computed
   * @param size of what
   * @param directMicroseconds per call without ND4J, of the thread's time
   * @param nd4jMicroseconds per call by ND4J
   */
  public record Result(
      String call, String size, double[] directMicroseconds, double[] nd4jMicroseconds) {

    /** Median over the rounds of ND4J / direct. */
    public double ratio() {
      return Statistics.medianRatio(nd4jMicroseconds, directMicroseconds);
    }
  }

  private AlgebraBenchmark() {}

  /**
   * Measures one call.
   *
   * @param rounds how many are timed
   */
  static Result run(AlgebraCase kind, int rounds) {
    int repetitions = 1;
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      double longest =
          Math.max(time(kind.direct(), repetitions), time(kind.nd4j(), repetitions)) * repetitions;
      repetitions =
          (int) Math.max(1, repetitions * MILLISECONDS_PER_ROUND * 1e3 / Math.max(longest, 1));
    }
    double[] direct = new double[rounds];
    double[] nd4j = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      boolean directFirst = round % 2 == 0;
      if (directFirst) {
        direct[round] = time(kind.direct(), repetitions);
      }
      nd4j[round] = time(kind.nd4j(), repetitions);
      if (!directFirst) {
        direct[round] = time(kind.direct(), repetitions);
      }
    }
    return new Result(kind.call(), kind.size(), direct, nd4j);
  }

  /** Microseconds per call. */
  private static double time(Runnable call, int repetitions) {
    Stopwatch stopwatch = new Stopwatch();
    for (int i = 0; i < repetitions; i++) {
      call.run();
    }
    return stopwatch.milliseconds() * 1e3 / repetitions;
  }

  /**
   * Measures all calls.
   *
   * @param rounds how many are timed
   * @param largest rows and columns, at most; calls of larger matrices are left out
   */
  public static List<Result> runAll(int rounds, int largest) {
    List<Result> results = new ArrayList<>();
    for (AlgebraCase kind : AlgebraCase.all(largest)) {
      results.add(run(kind, rounds));
    }
    return results;
  }
}
