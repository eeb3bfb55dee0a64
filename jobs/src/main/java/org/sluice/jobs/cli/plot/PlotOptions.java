package org.sluice.jobs.cli.plot;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.sluice.jobs.cli.common.ReportFile;
import org.sluice.jobs.lab.plot.DensityPanel;
import org.sluice.jobs.lab.plot.PanelGrid;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of all plots: the output folder and the number of seeds. */
final class PlotOptions {

  private static final int COLUMNS = 2;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      defaultValue = "figures",
      description = "Folder for the plot and its numbers. Default: ${DEFAULT-VALUE}.")
  private Path folder;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Runs the experiment with the seeds 1 … N; the plot shows seed 1. Default:"
              + " ${DEFAULT-VALUE}.")
  private int seeds;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /** N. */
  int seeds() {
    if (seeds < 1) {
      throw new ParameterException(
          command.commandLine(), "--seeds must be at least 1, not " + seeds);
    }
    return seeds;
  }

  /** Checks that the files can be written, before the experiment runs. */
  void prepare(String name) {
    ReportFile.prepare(file(name, ".png"));
    ReportFile.prepare(file(name, ".json"));
  }

  /** Writes the plot and its numbers. */
  void write(String name, List<DensityPanel> panels, Object numbers, PrintWriter out) {
    Path plot = file(name, ".png");
    PanelGrid.write(panels, COLUMNS, plot);
    ReportFile.write(file(name, ".json"), numbers);
    out.println("wrote " + plot + " and " + file(name, ".json"));
    out.flush();
  }

  private Path file(String name, String ending) {
    return folder.resolve(name + ending);
  }
}
