package org.sluice.jobs.cli.live;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.conf.trial.StartingSnapshots;
import org.sluice.jobs.live.OpenRun;
import org.sluice.jobs.live.RunTopicsException;
import org.sluice.jobs.relearn.Compared;
import org.sluice.jobs.relearn.Relearning;
import org.sluice.jobs.relearn.SimulatedRelearning;
import org.sluice.learning.live.log.StepCounts;
import org.sluice.learning.trial.Trial;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice relearn}: proof that a trial's policies follow from what was recorded. */
@Command(
    name = "relearn",
    description = {
      "Trains a trial again from its records, without programs or environments, and compares every"
          + " version with what was published, byte for byte.",
      "The records are the log of a live trial, or the transitions of one that simulates.",
      "Exits with 1 if one differs."
    },
    mixinStandardHelpOptions = true)
public final class RelearnCommand extends SluiceCommand implements Callable<Integer> {

  @Mixin private LiveRunOptions options;

  @Option(
      names = "--from",
      paramLabel = "VERSION",
      description =
          "Begins with the newest learner that a live trial stored at or before this version"
              + " (live.learner-interval).")
  private Integer from;

  @Override
  public Integer call() {
    try (OpenRun run = options.openAny()) {
      Trial trial = StartingSnapshots.started(options.trial(run));
      Compared compared = trial.isLive() ? live(run, trial) : simulated(run, trial);
      out().println(compared.difference().orElse(counted(compared)));
      return compared.difference().isPresent() ? ExitCode.SOFTWARE : ExitCode.OK;
    }
  }

  private Compared live(OpenRun run, Trial trial) {
    Relearning.Result result =
        Relearning.of(run, trial, from == null ? OptionalInt.empty() : OptionalInt.of(from));
    StepCounts counts = result.counts();
    if (result.first() > 0) {
      out()
          .printf(
              Locale.ROOT,
              "%s: begins with the learner stored at version %d, and the log at offset %,d%n",
              trial.id(),
              result.first(),
              result.offset());
    }
    out()
        .printf(
            Locale.ROOT,
            "%s: %,d versions learned again %s %,d steps in the log: %,d taken, %,d duplicate,"
                + " %,d stale, %,d rejected, %,d pending%n",
            trial.id(),
            result.versions(),
            result.first() > 0 ? "from there; the trial has" : "from",
            counts.total(),
            counts.taken(),
            counts.duplicate(),
            counts.stale(),
            counts.rejected(),
            counts.pending());
    return result.compared();
  }

  private Compared simulated(OpenRun run, Trial trial) {
    if (from != null) {
      throw new RunTopicsException(
          String.format(
              "%s simulates, and stores no learners: leave out --from, and it is learned again from"
                  + " its first step",
              trial.id()));
    }
    SimulatedRelearning.Result result = SimulatedRelearning.of(run, trial);
    out()
        .printf(
            Locale.ROOT,
            "%s: %,d versions learned again from %,d recorded steps%n",
            trial.id(),
            result.versions(),
            result.steps());
    return result.compared();
  }

  private static String counted(Compared compared) {
    StringBuilder text = new StringBuilder();
    add(text, compared.policies(), "published policy", "published policies");
    add(text, compared.snapshots(), "snapshot", "snapshots");
    add(text, compared.manifests(), "manifest", "manifests");
    add(text, compared.learners(), "stored learner", "stored learners");
    return text.isEmpty()
        ? "nothing is published any more that could be compared"
        : text + " compared: all identical";
  }

  private static void add(StringBuilder text, int count, String one, String several) {
    if (count > 0) {
      text.append(text.isEmpty() ? "" : ", ")
          .append(String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : several));
    }
  }
}
