package org.sluice.jobs.cli.live;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.live.Audit;
import org.sluice.jobs.live.LiveRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice audit}: what an actor of a live trial did. */
@Command(
    name = "audit",
    description =
        "Lists an actor's steps from a live trial's log: which version chose which action, with what"
            + " probability, and what became of it.",
    mixinStandardHelpOptions = true)
public final class AuditCommand extends SluiceCommand implements Runnable {

  @Mixin private LiveRunOptions options;

  @Option(
      names = "--actor",
      paramLabel = "NAME",
      required = true,
      description = "The actor's name.")
  private String actor;

  @Override
  public void run() {
    try (LiveRun run = options.open()) {
      List<Audit.Step> steps = Audit.of(run, options.trial(run), actor);
      out().println("time\tepisode\tstep\tversion\taction\tprobability\treward\tfate");
      for (Audit.Step step : steps) {
        out()
            .printf(
                Locale.ROOT,
                "%s\t%d\t%d\t%d\t%s\t%.6g\t%s\t%s%n",
                Instant.ofEpochMilli(step.time()),
                step.episode(),
                step.number(),
                step.version(),
                Arrays.toString(step.action()),
                Math.exp(step.logProbability()),
                step.reward(),
                step.fate());
      }
      out().flush();
    }
  }
}
