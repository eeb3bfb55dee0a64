package org.sluice.jobs.cli.common;

import java.io.PrintWriter;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.sluice.jobs.conf.Configuration;
import org.sluice.learning.halving.Rungs;
import org.sluice.learning.trial.LearnerSizes;
import org.sluice.learning.trial.LowerLayers;
import org.sluice.learning.trial.Trial;

/** Lists what a configuration would train and the memory that it needs. */
public final class TrialList {

  private TrialList() {}

  /** Prints a row for each trial, and the totals. */
  public static void print(Configuration configuration, PrintWriter out) {
    List<Trial> trials = configuration.trials();
    int width = trials.stream().mapToInt(trial -> trial.id().length()).max().orElse(0);
    String row = "%-" + Math.max(5, width) + "s  %-26s %14s %10s%s%n";
    out.printf(row, "TRIAL", "ENVIRONMENT", "STEPS", "STATE", "");
    LearnerSizes sizes = new LearnerSizes();
    BigInteger steps = BigInteger.ZERO;
    long bytes = 0; // at most 100,000 times what an array holds
    for (Trial trial : trials) {
      long size = sizes.of(trial).stateBytes();
      steps = steps.add(BigInteger.valueOf(trial.totalSteps()));
      bytes += size;
      out.printf(
          row,
          trial.id(),
          trial.environment(),
          String.format(Locale.ROOT, "%,d", trial.totalSteps()),
          kilobytes(size),
          origin(trial));
    }
    out.printf(
        Locale.ROOT,
        "%s, %s%,d steps, %s of learners' state%n",
        count(trials.size()),
        configuration.halving().isPresent() ? "at most " : "",
        steps,
        kilobytes(bytes));
    configuration.remarks().forEach(out::println);
    configuration.halving().ifPresent(halving -> print(new Rungs(halving, trials), out));
  }

  private static String origin(Trial trial) {
    return (trial.start().isNone() ? "" : "  from " + trial.start().words())
        + (trial.below().isEmpty() ? "" : "  above " + LowerLayers.words(trial.below()));
  }

  /** Prints how many trials of each environment continue at each rung, if none fails. */
  private static void print(Rungs rungs, PrintWriter out) {
    for (String environment : rungs.groups()) {
      int trials = rungs.size(environment);
      out.printf(Locale.ROOT, "halving on %s: %,d trials", environment, trials);
      for (long steps : rungs.of(environment)) {
        trials = rungs.halving().kept(trials);
        out.printf(
            Locale.ROOT,
            ", %,d %s at %,d steps",
            trials,
            trials == 1 ? "continues" : "continue",
            steps);
      }
      out.println();
    }
  }

  /** The number of trials, with the noun. */
  public static String count(int trials) {
    return String.format(Locale.ROOT, "%,d trial%s", trials, trials == 1 ? "" : "s");
  }

  private static String kilobytes(long bytes) {
    return String.format(Locale.ROOT, "%,d kB", (bytes + 999) / 1000);
  }
}
