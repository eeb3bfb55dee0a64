package org.sluice.jobs.cli.plot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Box;
import org.sluice.env.Generator;
import org.sluice.env.Spaces;
import org.sluice.jobs.cli.common.ReportFile;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.lab.plot.DensityPanel;
import org.sluice.jobs.lab.plot.PanelGrid;
import org.sluice.jobs.lab.toy.GridDivergence;
import org.sluice.jobs.lab.toy.PlaneTarget;
import org.sluice.jobs.lab.toy.VariationalFit;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.ParameterText;
import org.sluice.learning.policy.Policies;
import org.sluice.learning.policy.PolicyParams;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code sluice plot flow-fit}. */
@Command(
    name = "flow-fit",
    description = {
      "Fits a Gaussian and a flow to densities over the plane by the evidence lower bound (ELBO),",
      "compares the bound with the log evidence, an integral over a grid, and draws them."
    },
    mixinStandardHelpOptions = true)
final class FlowFitPlotCommand extends SluiceCommand implements Runnable {

  private static final double LIMIT = 5;
  private static final int DOTS = 600;
  private static final String PREFIX = "policy.flow.";

  @Parameters(
      paramLabel = "TARGET",
      arity = "1..*",
      description = "Densities: ring, wave, split-wave, forked-wave or banana.")
  private List<String> words;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Sets a key of the flow, such as policy.flow.family=sylvester; may be repeated.")
  private List<String> settings = List.of();

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "3000",
      description = "Gradient steps of each fit. Default: ${DEFAULT-VALUE}.")
  private int steps;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "1",
      description = "Seed of parameters and samples. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "figures/flow-fit",
      description = "Writes FILE.png and FILE.csv. Default: ${DEFAULT-VALUE}.")
  private Path file;

  @Override
  public void run() {
    require(steps >= 1, "--steps must be at least 1, not " + steps);
    require(!Files.isDirectory(file), file + ": is a folder; name a file");
    List<PlaneTarget> targets = words.stream().distinct().map(this::target).toList();
    Hyperparameters flow = flow();
    Path image = Path.of(file + ".png");
    Path table = Path.of(file + ".csv");
    ReportFile.prepare(image);
    ReportFile.prepare(table);
    Hyperparameters gaussian = new Hyperparameters().set(PolicyParams.TYPE, "gaussian");
    List<DensityPanel> panels = new ArrayList<>();
    StringBuilder rows =
        new StringBuilder("target,policy,steps,seed,elbo,standard_error,log_evidence,kl,mass\n");
    out()
        .printf(
            "%-12s %-12s %9s %9s %13s %8s%n",
            "TARGET", "POLICY", "ELBO", "± ERROR", "LOG EVIDENCE", "KL");
    for (PlaneTarget target : targets) {
      fit(target, "Gaussian", gaussian, panels, rows);
      fit(target, flow.get(PolicyParams.FLOW_FAMILY), flow, panels, rows);
    }
    PanelGrid.write(panels, 2, image);
    ReportFile.write(table, rows.toString());
    out().println("wrote " + image + " and " + table);
    out().flush();
  }

  private PlaneTarget target(String word) {
    return Arrays.stream(PlaneTarget.values())
        .filter(target -> target.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    command.commandLine(),
                    "unknown target "
                        + word
                        + "; choose from "
                        + String.join(", ", PlaneTarget.words())));
  }

  private Hyperparameters flow() {
    Hyperparameters values = new Hyperparameters().set(PolicyParams.TYPE, "normalizing-flow");
    for (String setting : settings) {
      int end = setting.indexOf('=');
      require(end > 0, "--set needs KEY=VALUE, not " + setting);
      set(values, setting.substring(0, end), setting.substring(end + 1));
    }
    List<Param<?>> effective = Policies.parameters(values);
    for (String setting : settings) {
      String key = setting.substring(0, setting.indexOf('='));
      require(
          effective.stream().anyMatch(one -> one.name.equals(key)),
          key + " has no effect on " + Policies.describe(values));
    }
    return values;
  }

  private void set(Hyperparameters values, String key, String value) {
    List<Param<?>> known =
        Policies.parameters().stream().filter(one -> one.name.startsWith(PREFIX)).toList();
    Param<?> parameter =
        known.stream()
            .filter(one -> one.name.equals(key))
            .findFirst()
            .orElseThrow(
                () ->
                    new ParameterException(
                        command.commandLine(),
                        "unknown key "
                            + key
                            + "; choose from "
                            + String.join(", ", known.stream().map(one -> one.name).toList())));
    try {
      ParameterText.set(values, parameter, value);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  private void fit(
      PlaneTarget target,
      String name,
      Hyperparameters values,
      List<DensityPanel> panels,
      StringBuilder rows) {
    Spaces plane = new Spaces(Box.unbounded(1), Box.unbounded(2));
    Generator random = new Generator(seed);
    VariationalFit fit = VariationalFit.of(target, Policies.create(plane, values), steps, random);
    double[] logTarget = PlaneTarget.GRID.evaluate(target::logDensity);
    double[] logDensity = fit.policy().logDensity(PlaneTarget.GRID);
    GridDivergence divergence = GridDivergence.of(PlaneTarget.GRID, logDensity, logTarget);
    double logEvidence = target.logEvidence();
    out()
        .printf(
            Locale.ROOT,
            "%-12s %-12s %9.4f %9.4f %13.4f %8.4f%n",
            target.word(),
            name,
            fit.elbo(),
            fit.standardError(),
            logEvidence,
            divergence.nats());
    out().flush();
    rows.append(
        String.format(
            Locale.ROOT,
            "%s,%s,%d,%d,%s,%s,%s,%s,%s%n",
            target.word(),
            name,
            steps,
            seed,
            fit.elbo(),
            fit.standardError(),
            logEvidence,
            divergence.nats(),
            divergence.mass()));
    String title =
        String.format(Locale.ROOT, "%s, %s: KL %.3f", target.word(), name, divergence.nats());
    panels.add(
        new DensityPanel(title, "z", PlaneTarget.GRID, LIMIT)
            .samples("samples", fit.policy().sample(DOTS, random))
            .target("target (50, 90, 99 %)", logTarget)
            .policy("fit", logDensity));
  }
}
