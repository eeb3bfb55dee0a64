package org.sluice.jobs.cli.plot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sluice.env.Box;
import org.sluice.env.Space;
import org.sluice.jobs.cli.common.CommandException;
import org.sluice.jobs.cli.common.ReportFile;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.evaluation.ActionSamples;
import org.sluice.jobs.evaluation.ActionsPicture;
import org.sluice.jobs.run.files.SnapshotFile;
import org.sluice.learning.records.PolicySnapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice plot actions}. */
@Command(
    name = "actions",
    description = {
      "Draws the actions of policies in one state, a colour for each policy: as points in a",
      "plane, or as a histogram if an action is one number."
    },
    mixinStandardHelpOptions = true)
final class ActionsPlotCommand extends SluiceCommand implements Runnable {

  @Parameters(paramLabel = "SNAPSHOT", arity = "1..*", description = "Policy snapshots.")
  private List<Path> subjects;

  @Option(
      names = "--state",
      paramLabel = "NUMBERS",
      split = ",",
      description =
          "The state's observation, its numbers separated by commas. Default: the first of each"
              + " policy's environment.")
  private double[] state;

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Actions of each policy. Default: ${DEFAULT-VALUE}.")
  private int samples;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "0",
      description = "Seed of the environments and of the actions. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "figures/actions",
      description = "Writes FILE.png and FILE.csv. Default: ${DEFAULT-VALUE}.")
  private Path file;

  @Override
  public void run() {
    require(samples >= 1, "--samples must be at least 1, not " + samples);
    require(!Files.isDirectory(file), file + ": is a folder; name a file");
    List<Path> all = subjects.stream().distinct().toList();
    Box space = space(all);
    Map<Path, ActionSamples> samplesOf = new LinkedHashMap<>();
    all.forEach(subject -> samplesOf.put(subject, draw(subject, SnapshotFile.read(subject))));
    Path image = Path.of(file + ".png");
    Path table = Path.of(file + ".csv");
    ReportFile.prepare(image);
    ReportFile.prepare(table);
    ActionsPicture picture =
        new ActionsPicture(space, String.format(Locale.ROOT, "%,d actions in a state", samples));
    StringBuilder rows = new StringBuilder("subject,sample,component,action\n");
    out()
        .printf(
            "%9s %10s %10s %10s %12s  %s%n",
            "COMPONENT", "MEAN", "DEVIATION", "ABOVE 0", "CORRELATION", "POLICY");
    samplesOf.forEach(
        (subject, drawn) -> {
          picture.add(subject.toString(), drawn);
          print(subject, drawn);
          append(subject, drawn, rows);
        });
    picture.write(image);
    ReportFile.write(table, rows.toString());
    out().println("wrote " + image + " and " + table);
    out().flush();
  }

  /** The action space that all policies share. */
  private static Box space(List<Path> all) {
    Space space = SnapshotFile.read(all.get(0)).specification().spaces().actions();
    for (Path subject : all) {
      Space other = SnapshotFile.read(subject).specification().spaces().actions();
      if (!(other instanceof Box)) {
        throw new CommandException(
            subject + ": its actions are " + other + "; only boxes are drawn");
      }
      if (!other.equals(space)) {
        throw new CommandException(
            String.format(
                "the actions of %s are %s, but those of %s are %s: they do not fit into one plot;"
                    + " draw one for each",
                all.get(0), space, subject, other));
      }
    }
    return (Box) space;
  }

  private ActionSamples draw(Path subject, PolicySnapshot policy) {
    try {
      return ActionSamples.draw(policy, state, samples, seed);
    } catch (IllegalArgumentException e) {
      throw new CommandException(subject + ": " + e.getMessage(), e);
    }
  }

  /** The correlation is that with the first component. */
  private void print(Path subject, ActionSamples drawn) {
    for (int d = 0; d < drawn.dim(); d++) {
      out()
          .printf(
              "%9d %10.3f %10.3f %9.1f%% %12.3f  %s%n",
              d,
              drawn.mean(d),
              drawn.deviation(d),
              100 * drawn.shareAboveZero(d),
              drawn.correlation(0, d),
              subject);
    }
    out().flush();
  }

  private static void append(Path subject, ActionSamples drawn, StringBuilder rows) {
    for (int i = 0; i < drawn.actions().length; i++) {
      for (int d = 0; d < drawn.dim(); d++) {
        rows.append(String.format("%s,%d,%d,%s%n", subject, i, d, (float) drawn.actions()[i][d]));
      }
    }
  }
}
