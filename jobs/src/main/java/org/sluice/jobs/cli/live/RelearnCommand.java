package org.sluice.jobs.cli.live;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.live.LiveRun;
import org.sluice.jobs.live.Relearning;
import org.sluice.learning.live.log.StepCounts;
import org.sluice.learning.trial.Trial;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code sluice relearn}: proof that a live trial's policies follow from its log. */
@Command(
    name = "relearn",
    description = {
      "Trains a live trial again from its log, and compares every version with what was published,"
          + " byte for byte.",
      "Exits with 1 if one differs."
    },
    mixinStandardHelpOptions = true)
public final class RelearnCommand extends SluiceCommand implements Callable<Integer> {

  @Mixin private LiveRunOptions options;

  @Override
  public Integer call() {
    try (LiveRun run = options.open()) {
      Trial trial = options.trial(run);
      Relearning.Result result = Relearning.of(run, trial);
      StepCounts counts = result.counts();
      out()
          .printf(
              Locale.ROOT,
              "%s: %,d versions learned again from %,d steps in the log: %,d taken, %,d duplicate,"
                  + " %,d stale, %,d rejected, %,d pending%n",
              trial.id(),
              result.versions(),
              counts.total(),
              counts.taken(),
              counts.duplicate(),
              counts.stale(),
              counts.rejected(),
              counts.pending());
      out()
          .println(
              result
                  .difference()
                  .orElse(
                      String.format(
                          Locale.ROOT,
                          "%,d published policies and %,d manifests compared: all identical",
                          result.policies(),
                          result.manifests())));
      return result.difference().isPresent() ? ExitCode.SOFTWARE : ExitCode.OK;
    }
  }
}
