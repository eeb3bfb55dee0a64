package org.sluice.jobs.cli.plot;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
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
import org.sluice.learning.trial.PolicySizes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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

  private static final Spaces PLANE = new Spaces(Box.unbounded(1), Box.unbounded(2));
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
    List<String> problems = new ArrayList<>();
    if (steps < 1) {
      problems.add("--steps must be at least 1, not " + steps);
    }
    if (Files.isDirectory(file)) {
      problems.add(file + ": is a folder; name a file");
    }
    List<PlaneTarget> targets = targets(problems);
    Hyperparameters flow = flow(problems);
    require(problems.isEmpty(), String.join("\n", problems));
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

  private List<PlaneTarget> targets(List<String> problems) {
    words.stream()
        .distinct()
        .filter(word -> !PlaneTarget.words().contains(word))
        .map(
            word ->
                String.format(
                    "unknown target %s; choose from %s",
                    word, String.join(", ", PlaneTarget.words())))
        .forEach(problems::add);
    return words.stream()
        .distinct()
        .flatMap(
            word ->
                Arrays.stream(PlaneTarget.values()).filter(target -> target.word().equals(word)))
        .toList();
  }

  private Hyperparameters flow(List<String> problems) {
    Hyperparameters values = new Hyperparameters().set(PolicyParams.TYPE, "normalizing-flow");
    int before = problems.size();
    settings.forEach(setting -> set(values, setting, problems));
    List<Param<?>> effective = Policies.parameters(values);
    settings.stream()
        .map(setting -> setting.replaceFirst("=.*", ""))
        .filter(key -> known().stream().anyMatch(one -> one.name.equals(key)))
        .filter(key -> effective.stream().noneMatch(one -> one.name.equals(key)))
        .map(key -> key + " has no effect on " + Policies.describe(values))
        .forEach(problems::add);
    if (problems.size() == before) {
      checkMemory(values, problems);
    }
    return values;
  }

  private static void set(Hyperparameters values, String setting, List<String> problems) {
    int end = setting.indexOf('=');
    if (end < 1) {
      problems.add("--set needs KEY=VALUE, not " + setting);
      return;
    }
    String key = setting.substring(0, end);
    Optional<Param<?>> parameter = find(key);
    if (parameter.isEmpty()) {
      problems.add(
          String.format(
              "unknown key %s; choose from %s",
              key, String.join(", ", known().stream().map(one -> one.name).toList())));
      return;
    }
    try {
      ParameterText.set(values, parameter.get(), setting.substring(end + 1));
    } catch (IllegalArgumentException e) {
      problems.add(e.getMessage());
    }
  }

  private static List<Param<?>> known() {
    List<Param<?>> known = new ArrayList<>(Policies.parameters());
    known.removeIf(one -> !one.name.startsWith(PREFIX));
    return known;
  }

  private static Optional<Param<?>> find(String key) {
    return known().stream().filter(one -> one.name.equals(key)).findFirst();
  }

  /**
   * Each number of the samples' graph is a double with its adjoint and tangent; parameters have
   * three numbers in the optimiser, too.
   */
  private static void checkMemory(Hyperparameters values, List<String> problems) {
    long perSample = 3 * Double.BYTES / Float.BYTES;
    BigInteger nodes = PolicySizes.actingBytes(PLANE, values);
    BigInteger parameters = PolicySizes.parameters(PLANE, values);
    BigInteger needed =
        nodes
            .multiply(BigInteger.valueOf(perSample * VariationalFit.BATCH))
            .add(parameters.multiply(BigInteger.valueOf(6 * Double.BYTES)));
    long most = Runtime.getRuntime().maxMemory();
    if (needed.compareTo(BigInteger.valueOf(most)) > 0) {
      problems.add(
          String.format(
              Locale.ROOT,
              "the flow would need about %,d MB, but there are %,d MB; lower %s",
              needed.shiftRight(20),
              most >> 20,
              Policies.sizes(values).stream()
                  .map(size -> size.key().name)
                  .filter(name -> name.startsWith(PREFIX))
                  .collect(Collectors.joining(" or "))));
    }
  }

  private void fit(
      PlaneTarget target,
      String name,
      Hyperparameters values,
      List<DensityPanel> panels,
      StringBuilder rows) {
    Generator random = new Generator(seed);
    VariationalFit fit = VariationalFit.of(target, Policies.create(PLANE, values), steps, random);
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
            "%s,%s,%d,%d,%s,%s,%s,%s,%s\n",
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
