package org.sluice.jobs.cli.env;

import java.io.PrintWriter;
import java.util.DoubleSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;
import org.sluice.env.Controller;
import org.sluice.env.Env;
import org.sluice.env.EnvException;
import org.sluice.env.Generator;
import org.sluice.env.Replayable;
import org.sluice.env.Step;
import org.sluice.env.registry.Envs;
import org.sluice.env.wrapper.TimeLimit;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.evaluation.SimplePolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code sluice env rollout}: runs a simple policy and prints statistics of its episodes. */
@Command(
    name = "rollout",
    description = "Runs an environment under a simple policy and prints returns and speed.")
final class EnvRolloutCommand extends SluiceCommand implements Runnable {

  @Parameters(paramLabel = "ID", description = "The environment; 'sluice env list' shows all.")
  private String id;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Steps to run. Default: ${DEFAULT-VALUE}.")
  private int steps;

  @Option(
      names = "--episodes",
      paramLabel = "N",
      description = "Episodes to run, instead of --steps.")
  private Integer episodes;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "0",
      description = "Seed of the environment and of the policy. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      defaultValue = "uniform",
      description =
          "uniform (over the action space), zero, gaussian (standard normal, not clipped) or"
              + " scripted (the task's own controller, if it has one). Default:"
              + " ${DEFAULT-VALUE}.")
  private SimplePolicy policy;

  @Override
  public void run() {
    require(steps >= 1, "--steps must be at least 1, not " + steps);
    require(episodes == null || episodes >= 1, "--episodes must be at least 1, not " + episodes);
    require(
        episodes == null || !command.commandLine().getParseResult().hasMatchedOption("--steps"),
        "--steps and --episodes exclude each other; leave one out");
    try (Replayable simulation = Envs.makeWithoutLimit(id)) {
      rollOut(TimeLimit.specified(simulation), controller(simulation), out());
    }
  }

  private Controller controller(Replayable simulation) {
    try {
      return policy.controller(simulation, new Generator(seed));
    } catch (EnvException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  private void rollOut(Env env, Controller controller, PrintWriter out) {
    double[] action = new double[env.spec().actionSpace().size()];
    Step step = new Step(env.spec());
    DoubleSummaryStatistics returns = new DoubleSummaryStatistics();
    DoubleSummaryStatistics squares = new DoubleSummaryStatistics();
    DoubleSummaryStatistics lengths = new DoubleSummaryStatistics();
    Map<String, Integer> failures = new TreeMap<>();
    double episodeReturn = 0;
    int episodeLength = 0;
    env.reset(seed, step.observation);
    controller.begin();
    long start = System.nanoTime();
    int taken = 0;
    while (episodes == null ? taken < steps : returns.getCount() < episodes) {
      controller.act(step.observation, action);
      env.step(action, step);
      episodeReturn += step.reward;
      episodeLength++;
      taken++;
      if (step.ended()) {
        returns.accept(episodeReturn);
        squares.accept(episodeReturn * episodeReturn);
        lengths.accept(episodeLength);
        if (!step.reason.isEmpty()) {
          failures.merge(step.reason, 1, Integer::sum);
        }
        episodeReturn = 0;
        episodeLength = 0;
        env.reset(step.observation);
        controller.begin();
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    out.printf("%s, %s policy, seed %d%n", env.spec().id(), policy.word(), seed);
    if (returns.getCount() == 0) {
      out.printf("episodes   none ended; return so far %.3f%n", episodeReturn);
    } else {
      double variance = squares.getAverage() - returns.getAverage() * returns.getAverage();
      out.printf("episodes   %d%n", returns.getCount());
      out.printf(
          "return     %.3f ± %.3f (min %.3f, max %.3f)%n",
          returns.getAverage(),
          Math.sqrt(Math.max(0, variance)),
          returns.getMin(),
          returns.getMax());
      out.printf(
          "length     %.1f (min %.0f, max %.0f)%n",
          lengths.getAverage(), lengths.getMin(), lengths.getMax());
    }
    failures.forEach((reason, count) -> out.printf("failures   %d: %s%n", count, reason));
    out.printf("speed      %,.0f steps/s (%,d steps in %.2f s)%n", taken / seconds, taken, seconds);
    out.flush();
  }
}
