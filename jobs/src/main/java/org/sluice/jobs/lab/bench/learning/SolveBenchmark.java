package org.sluice.jobs.lab.bench.learning;

import org.sluice.jobs.evaluation.Evaluator;
import org.sluice.jobs.evaluation.Watcher;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.TrainingLoop;
import org.sluice.learning.trial.Trial;

/**
 * How many iterations a trial takes to solve its task: the deterministic actions of so many
 * policies in a row, each evaluated in one episode after its iteration, reach a return.
 */
public final class SolveBenchmark {

  private final long seed;
  private final double least;
  private final int inARow;
  private int iterations;
  private int first;
  private int reached;
  private double latest;
  private String failure = "";

  private SolveBenchmark(long seed, double least, int inARow) {
    this.seed = seed;
    this.least = least;
    this.inARow = inARow;
  }

  /**
   * The outcome of a trial.
   *
   * @param solved whether the task was solved
   * @param iterations that were taken: until it was solved, or all
   * @param first the first iteration, from 1, after which an episode reached the return; 0 if none
   *     did
   * @param latest return of the last episode; NaN if there was none
   * @param failure why the trial failed; empty if it did not
   */
  public record Result(boolean solved, int iterations, int first, double latest, String failure) {}

  /**
   * Trains on this thread until the task is solved or the trial ends.
   *
   * @param least return that counts
   * @param inARow policies
   */
  public static Result run(Trial trial, double least, int inARow) {
    SolveBenchmark run = new SolveBenchmark(trial.seed(), least, inARow);
    try (TrainingLoop loop = new TrainingLoop(trial, LearnerWorkspace.of(trial))) {
      loop.runWhile(run::isUnsolvedAfter);
    }
    return new Result(
        run.reached >= inARow,
        run.iterations,
        run.first,
        run.iterations == 0 ? Double.NaN : run.latest,
        run.failure);
  }

  private boolean isUnsolvedAfter(Learned learned) {
    failure = learned.progress().failure();
    if (learned.progress().failed()) {
      return false;
    }
    iterations++;
    latest = evaluate(learned.snapshot());
    reached = latest >= least ? reached + 1 : 0;
    first = first == 0 && reached > 0 ? iterations : first;
    return reached < inARow;
  }

  private double evaluate(PolicySnapshot policy) {
    try (Evaluator evaluator = new Evaluator(policy)) {
      return evaluator.run(1, seed, true, Watcher.NONE).meanReturn();
    }
  }
}
