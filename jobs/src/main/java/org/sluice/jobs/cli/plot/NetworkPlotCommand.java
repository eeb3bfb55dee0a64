package org.sluice.jobs.cli.plot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.sluice.jobs.cli.common.ReportFile;
import org.sluice.jobs.cli.common.SettingsOption;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.lab.network.NetworkDiagram;
import org.sluice.jobs.lab.network.NetworkDiagram.Part;
import org.sluice.jobs.lab.network.NetworkPicture;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice plot network}. */
@Command(
    name = "network",
    description = {
      "Draws the network of a configuration's policy, from the observation to the action: its",
      "layers with their units and parameters, and the functions that are applied to them."
    },
    mixinStandardHelpOptions = true)
final class NetworkPlotCommand extends SluiceCommand implements Runnable {

  @Parameters(paramLabel = "CONF", description = "A configuration, such as conf/pendulum.yaml.")
  private Path configuration;

  @Mixin private SettingsOption settings;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "figures/network",
      description = "Writes FILE.png. Default: ${DEFAULT-VALUE}.")
  private Path file;

  @Override
  public void run() {
    require(!Files.isDirectory(file), file + ": is a folder; name a file");
    Trial trial = Configuration.read(configuration, settings.values()).trial();
    Path image = Path.of(file + ".png");
    ReportFile.prepare(image);
    NetworkDiagram diagram = NetworkDiagram.of(TrialModel.of(trial).policy());
    String title =
        String.format(
            Locale.ROOT,
            "%s policy for %s: %,d parameters",
            trial.hyperparameters().get(PolicyParams.TYPE),
            trial.environment(),
            diagram.parameters());
    new NetworkPicture(diagram, title).write(image);
    out().printf("%-24s %9s %11s  %s%n", "PART", "UNITS", "PARAMETERS", "THEN");
    for (Part part : diagram.parts()) {
      out()
          .printf(
              Locale.ROOT,
              "%-24s %,9d %,11d  %s%n",
              part.name(),
              part.units(),
              part.parameters(),
              String.join(", ", part.functions()));
    }
    out().println(title + "; wrote " + image);
    out().flush();
  }
}
