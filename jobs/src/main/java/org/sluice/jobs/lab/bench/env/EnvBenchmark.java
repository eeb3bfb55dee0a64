package org.sluice.jobs.lab.bench.env;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.sluice.env.BareLoop;
import org.sluice.env.Env;
import org.sluice.env.Replayable;
import org.sluice.env.Step;
import org.sluice.env.Task;
import org.sluice.env.registry.Envs;
import org.sluice.env.registry.MujocoTasks;
import org.sluice.jobs.lab.bench.Statistics;

/**
 * Measures the speed of an environment, relative to the bare engine on the same model with the same
 * controls and resets, or a pixel game's bare drawing loop, and relative to itself on several
 * threads.
 *
 * <p>Environment, engine and lanes take turns within a process, round by round; ratios are taken
 * between runs that are adjacent in time, and the median over the rounds is reported, so that other
 * load affects both sides.
 */
public final class EnvBenchmark {

  private static final int CALIBRATION_STEPS = 2_000;
  private static final int RESETS = 100;

  /**
   * The longest action sequence: it is kept in memory, which the fastest toy tasks would fill
   * within a second.
   */
  private static final int MOST_STEPS = 2_000_000;

  /** Their states are kept in memory. */
  private static final int MOST_ROLLOUTS = 1_000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /**
   * The measurements; rates in control steps per second, one per round.
   *
   * @param env the environment as users get it
   * @param bare the bare loop, or null if there is none
   * @param lanes all lanes together, or null for a single lane
   * @param resets the environment's resets per second
   * @param restores the environment's returns to a snapshot per second
   * @param rollouts steps per second in rollouts that each begin with a return to a snapshot
   * @param inARow the same steps without these returns
   * @param episodes resets among the steps of a round
   * @param bytesPerStep heap allocated by the environment per step, the minimum over the rounds
   */
  public record Result(
      String id,
      int stepsPerRound,
      double[] env,
      double[] bare,
      double[] lanes,
      double[] resets,
      double[] restores,
      double[] rollouts,
      double[] inARow,
      int episodes,
      double bytesPerStep) {

    /** Median over the rounds of env / bare. */
    public double ratioToBare() {
      return Statistics.medianRatio(env, bare);
    }

    /** Median over the rounds of the time of a reset, in steps: those without the resets. */
    public double resetInSteps() {
      return inSteps(resets);
    }

    /** Median over the rounds of the time of a restore, in steps: those without the resets. */
    public double restoreInSteps() {
      return inSteps(restores);
    }

    /** Median over the rounds of the time of rollouts, relative to their steps in a row. */
    public double ratioOfRollouts() {
      return Statistics.medianRatio(inARow, rollouts);
    }

    private double inSteps(double[] rates) {
      double[] ratios = new double[env.length];
      for (int round = 0; round < ratios.length; round++) {
        double inResets = episodes / resets[round];
        double step = (stepsPerRound / env[round] - inResets) / stepsPerRound;
        ratios[round] = 1 / rates[round] / step;
      }
      return Statistics.median(ratios);
    }

    /** Median over the rounds of all lanes / one lane. */
    public double ratioOfLanes() {
      return Statistics.medianRatio(lanes, env);
    }
  }

  private EnvBenchmark() {}

  /** Whether an environment runs on MuJoCo. */
  public static boolean hasEngine(String id) {
    return MujocoTasks.registrations().stream()
        .anyMatch(task -> task.id().equals(Task.split(id).id()));
  }

  /**
   * Measures one environment.
   *
   * @param rounds number of rounds after one warm-up round
   * @param seconds approximate duration of a run
   * @param lanes number of threads for the comparison of lanes; 1 for none
   * @param length steps of a rollout
   */
  public static Result run(String id, int rounds, double seconds, int lanes, int length)
      throws Exception {
    ActionSequence sequence = ActionSequence.draw(id, stepsFor(id, seconds));
    ActionSequence part = sequence.first((int) Math.min(MOST_STEPS, (long) MOST_ROLLOUTS * length));
    double[] env = new double[rounds];
    double[] resets = new double[rounds];
    double[] restores = new double[rounds];
    double[] rollouts = new double[rounds];
    double[] inARow = new double[rounds];
    double[] together = lanes > 1 ? new double[rounds] : null;
    double bytes = Double.POSITIVE_INFINITY;
    try (Env own = Envs.make(id);
        Replayable simulation = Envs.makeWithoutLimit(id);
        BareLoop loop = simulation.bareLoop().orElse(null);
        Lanes others = lanes > 1 ? new Lanes(id, lanes) : null) {
      Step step = new Step(own.spec());
      List<byte[]> states = StepTiming.states(own, step, part, length);
      double[] bare = loop == null ? null : new double[rounds];
      for (int round = -1; round < rounds; round++) {
        double envRate = sequence.steps() / StepTiming.ofEnvironment(own, step, sequence);
        double bareRate = loop == null ? 0 : sequence.steps() / StepTiming.ofBare(loop, sequence);
        double laneRate = others == null ? 0 : lanes * sequence.steps() / others.run(sequence);
        double resetRate = RESETS / StepTiming.ofResets(own, step, RESETS);
        double restoreRate = RESETS / StepTiming.ofRestores(own, step, RESETS);
        double rolloutRate = part.steps() / StepTiming.ofRollouts(own, step, part, states, length);
        double rowRate = part.steps() / StepTiming.ofEnvironment(own, step, part);
        if (round < 0) {
          continue; // warm-up
        }
        env[round] = envRate;
        resets[round] = resetRate;
        restores[round] = restoreRate;
        rollouts[round] = rolloutRate;
        inARow[round] = rowRate;
        if (bare != null) {
          bare[round] = bareRate;
        }
        if (together != null) {
          together[round] = laneRate;
        }
        bytes = Math.min(bytes, bytesPerStep(own, sequence));
      }
      int episodes = sequence.episodeStarts().length;
      return new Result(
          id,
          sequence.steps(),
          env,
          bare,
          together,
          resets,
          restores,
          rollouts,
          inARow,
          episodes,
          bytes);
    }
  }

  private static int stepsFor(String id, double seconds) {
    ActionSequence trial = ActionSequence.draw(id, CALIBRATION_STEPS);
    try (Env env = Envs.make(id)) {
      Step step = new Step(env.spec());
      StepTiming.ofEnvironment(env, step, trial);
      double perStep = StepTiming.ofEnvironment(env, step, trial) / CALIBRATION_STEPS;
      return (int) Math.max(100, Math.min(MOST_STEPS, seconds / perStep));
    }
  }

  /** Counts steps only: a reset may allocate, since it creates a generator. */
  private static double bytesPerStep(Env env, ActionSequence sequence) {
    Step step = new Step(env.spec()); // its end marks are not set
    env.reset(ActionSequence.SEED, step.observation);
    int steps = 0;
    long before = THREADS.getCurrentThreadAllocatedBytes();
    while (steps < sequence.steps() && !step.ended()) {
      env.step(sequence.actions()[steps++], step);
    }
    return (double) (THREADS.getCurrentThreadAllocatedBytes() - before) / steps;
  }
}
