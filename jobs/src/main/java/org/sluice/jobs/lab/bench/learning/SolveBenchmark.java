package org.sluice.jobs.lab.bench.learning;

import org.sluice.jobs.evaluation.Evaluator;
import org.sluice.jobs.evaluation.Watcher;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.rollout.Seeds;
import org.sluice.learning.trial.InitialPolicy;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.TrainingLoop;
import org.sluice.learning.trial.Trial;

/**
 * How many iterations a trial takes to solve its task: the deterministic actions of so many
 * policies in a row, each evaluated in an episode of its own after its iteration, reach a return.
 */
public final class SolveBenchmark {

  private final long seed;
  private final Evaluator evaluator;
  private final InARow returns;
  private String failure = "";

  private SolveBenchmark(long seed, Evaluator evaluator, InARow returns) {
    this.seed = seed;
    this.evaluator = evaluator;
    this.returns = returns;
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
    LearnerWorkspace workspace = LearnerWorkspace.of(trial);
    InARow returns = new InARow(least, inARow);
    PolicySnapshot initial = InitialPolicy.of(trial, workspace.model());
    try (Evaluator evaluator = new Evaluator(initial);
        TrainingLoop loop = new TrainingLoop(trial, workspace)) {
      SolveBenchmark run = new SolveBenchmark(trial.seed(), evaluator, returns);
      loop.runWhile(run::isUnsolvedAfter);
      return new Result(
          returns.isDone(), returns.count(), returns.first(), returns.latest(), run.failure);
    }
  }

  private boolean isUnsolvedAfter(Learned learned) {
    failure = learned.progress().failure();
    if (learned.progress().failed()) {
      return false;
    }
    evaluator.follow(learned.snapshot());
    long episode = Seeds.episode(seed, 0, returns.count());
    return !returns.add(evaluator.run(1, episode, true, Watcher.NONE).meanReturn());
  }
}
