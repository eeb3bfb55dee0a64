package org.sluice.jobs.cli.plot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.sluice.env.Box;
import org.sluice.jobs.cli.common.CommandException;
import org.sluice.jobs.cli.common.ReportFile;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.evaluation.ActionSamples;
import org.sluice.jobs.evaluation.SnapshotCritic;
import org.sluice.jobs.lab.plot.DensityPanel;
import org.sluice.jobs.lab.plot.PanelGrid;
import org.sluice.jobs.lab.toy.Grid;
import org.sluice.jobs.lab.toy.Points;
import org.sluice.jobs.run.files.SnapshotFile;
import org.sluice.learning.records.PolicySnapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code sluice plot q-values}. */
@Command(
    name = "q-values",
    description = {
      "Draws the action values Q(s, a) that a policy was trained with, as contours over a plane of",
      "actions, and the policy's actions on them: a panel for each state. The snapshot must come",
      "from a trial with publish-critic: true."
    },
    mixinStandardHelpOptions = true)
final class ActionValuesPlotCommand extends SluiceCommand implements Runnable {

  private static final int SIDE = 81;
  private static final int DOTS = 300;

  @Parameters(paramLabel = "SNAPSHOT", description = "A policy snapshot.")
  private Path snapshot;

  @Option(
      names = "--state",
      paramLabel = "NUMBERS",
      required = true,
      description = "A state's observation, its numbers separated by commas; may be repeated.")
  private List<String> states;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "0",
      description = "Seed of the actions. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "figures/q-values",
      description = "Writes FILE.png and FILE.csv. Default: ${DEFAULT-VALUE}.")
  private Path file;

  @Override
  public void run() {
    List<double[]> all = states.stream().map(this::numbers).toList();
    require(!Files.isDirectory(file), file + ": is a folder; name a file");
    PolicySnapshot policy = SnapshotFile.read(snapshot);
    double bound = bound(policy);
    Path image = Path.of(file + ".png");
    Path table = Path.of(file + ".csv");
    List<DensityPanel> panels = new ArrayList<>();
    StringBuilder rows = new StringBuilder("state,first,second,q\n");
    try {
      SnapshotCritic critic = new SnapshotCritic(policy);
      for (int i = 0; i < all.size(); i++) {
        panels.add(panel(critic, policy, states.get(i), all.get(i), new Grid(bound, SIDE), rows));
      }
    } catch (IllegalArgumentException e) {
      throw new CommandException(snapshot + ": " + e.getMessage(), e);
    }
    ReportFile.prepare(image);
    ReportFile.prepare(table);
    PanelGrid.write(panels, panels.size(), image);
    ReportFile.write(table, rows.toString());
    out().println("wrote " + image + " and " + table);
    out().flush();
  }

  private double[] numbers(String state) {
    try {
      return Arrays.stream(state.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
    } catch (NumberFormatException e) {
      throw new ParameterException(
          command.commandLine(),
          "--state must be numbers separated by commas, not '" + state + "'",
          e);
    }
  }

  /** The largest number of an action, on all sides. */
  private double bound(PolicySnapshot policy) {
    if (policy.specification().spaces().actions() instanceof Box box && box.size() == 2) {
      double bound = box.high(0);
      if (box.equals(Box.uniform(2, -bound, bound)) && Double.isFinite(bound)) {
        return bound;
      }
    }
    throw new CommandException(
        String.format(
            "%s: its actions are %s; only pairs of numbers with equal bounds on all sides are drawn",
            snapshot, policy.specification().spaces().actions()));
  }

  private DensityPanel panel(
      SnapshotCritic critic,
      PolicySnapshot policy,
      String words,
      double[] state,
      Grid grid,
      StringBuilder rows) {
    double[] actions = new double[2 * grid.size()];
    for (int i = 0; i < grid.size(); i++) {
      actions[2 * i] = grid.coordinate(i % grid.side());
      actions[2 * i + 1] = grid.coordinate(i / grid.side());
    }
    double[] values = critic.values(state, actions);
    for (int i = 0; i < values.length; i++) {
      rows.append(
          String.format(
              Locale.ROOT,
              "\"%s\",%s,%s,%s\n",
              words,
              (float) actions[2 * i],
              (float) actions[2 * i + 1],
              (float) values[i]));
    }
    ActionSamples drawn = ActionSamples.draw(policy, state, DOTS, seed);
    return new DensityPanel("state " + words, "a", grid, grid.halfWidth())
        .function("Q", values)
        .samples("actions", new Points(drawn.component(0), drawn.component(1)));
  }
}
