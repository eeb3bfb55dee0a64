package org.sluice.jobs.cli.runs;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.cli.common.TrialList;
import org.sluice.jobs.report.Report;
import org.sluice.jobs.report.ReportFolder;
import org.sluice.jobs.report.score.References;
import org.sluice.jobs.run.files.RunException;
import org.sluice.jobs.run.recorded.RecordedTrials;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code sluice report}. */
@Command(
    name = "report",
    description = {
      "Draws learning curves and writes tables and an HTML page from recorded runs.",
      "Trials that differ only in name and seed form a group: a line in a plot, a row"
          + " in a table."
    },
    mixinStandardHelpOptions = true)
public final class ReportCommand extends SluiceCommand implements Runnable {

  @Parameters(
      paramLabel = "DIR",
      arity = "1..*",
      description = "Folders of runs, such as runs/pendulum; includes all trials in or below them.")
  private List<Path> directories;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      defaultValue = "report",
      description = "Folder for the report; must be empty or not exist. Default: ${DEFAULT-VALUE}.")
  private Path out;

  @Option(names = "--force", description = "Replaces an existing report in FOLDER.")
  private boolean force;

  @Option(
      names = "--iqm",
      description = "Also draws the interquartile mean with its 95 %% bootstrap interval.")
  private boolean interquartile;

  @Option(
      names = "--bootstrap-seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the bootstrap. Default: ${DEFAULT-VALUE}.")
  private long bootstrapSeed;

  @Option(
      names = "--draws",
      paramLabel = "KEY",
      description = {
        "A key whose values were drawn at random, to plot quantiles over; may be"
            + " repeated. Default: numeric keys with more than 7 values in one environment."
      })
  private List<String> drawn = List.of();

  @Option(
      names = "--scores",
      paramLabel = "FILE",
      description =
          "A CSV file with the columns environment, low and high, to compare the groups over all"
              + " its environments: interquartile means of (return - low) / (high - low),"
              + " performance profiles, probabilities of improvement.")
  private Path scores;

  @Option(
      names = "--tensorboard",
      description =
          "Also writes a TensorBoard event file for each trial, below FOLDER/tensorboard.")
  private boolean tensorBoard;

  private References references(Path file) {
    try {
      return References.read(file);
    } catch (RunException e) {
      throw new ParameterException(command.commandLine(), "--scores: " + e.getMessage(), e);
    }
  }

  @Override
  public void run() {
    ReportFolder folder = ReportFolder.at(out, force);
    Optional<References> references = Optional.ofNullable(scores).map(this::references);
    RecordedTrials trials = RecordedTrials.below(directories);
    Report report =
        Report.of(
            trials,
            new Report.Options(interquartile, bootstrapSeed, drawn, tensorBoard, references));
    folder.write(report.files());
    PrintWriter problems = command.commandLine().getErr();
    trials.leftOut().forEach(reason -> problems.println("sluice: left out: " + reason));
    report.notes().forEach(note -> problems.println("sluice: " + note));
    problems.flush();
    int leftOut = trials.leftOut().size();
    PrintWriter printer = out();
    printer.printf(
        "%s%s, %d files: open %s%n",
        TrialList.count(trials.trials().size()),
        leftOut == 0 ? "" : " (" + leftOut + " left out)",
        report.files().size(),
        out.resolve("report.html"));
    printer.flush();
  }
}
