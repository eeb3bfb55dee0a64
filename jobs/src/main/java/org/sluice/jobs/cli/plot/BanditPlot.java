package org.sluice.jobs.cli.plot;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sluice.jobs.cli.common.CommandException;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.lab.plot.DensityPanel;
import org.sluice.jobs.lab.toy.Bandit;
import org.sluice.jobs.lab.toy.BanditRun;
import org.sluice.jobs.lab.toy.ComparedPolicy;
import org.sluice.learning.policy.information.EntropyParams;
import org.sluice.learning.trial.Trial;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains every {@link ComparedPolicy} in a bandit and plots the result. */
abstract class BanditPlot extends SluiceCommand implements Runnable {

  private static final double LIMIT = 1.5;
  private static final int DOTS = 600;

  private final Bandit bandit;
  private final String name;

  @Option(
      names = "--conf",
      paramLabel = "CONF",
      description = "The configuration to train. Default: the bandit's configuration in conf.")
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Overrides a configuration key for every policy; may be repeated.")
  private List<String> settings = List.of();

  @Mixin private PlotOptions files;

  BanditPlot(Bandit bandit) {
    this.bandit = bandit;
    this.name = bandit.name().toLowerCase(Locale.ROOT) + "-bandit";
  }

  /** The numbers of a trained policy, as written to JSON. */
  record Row(
      String policy,
      long seed,
      double divergence,
      double correlation,
      double shareRight,
      double massOnGrid) {}

  @Override
  public void run() {
    PrintWriter out = out();
    int seeds = files.seeds();
    files.prepare(name);
    List<DensityPanel> panels = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    out.printf("%-10s %5s %8s %12s %11s%n", "POLICY", "SEED", "KL", "CORRELATION", "RIGHT OF 0");
    for (ComparedPolicy compared : ComparedPolicy.values()) {
      for (int seed = 1; seed <= seeds; seed++) {
        Trial trial = trial(compared, seed);
        BanditRun run = BanditRun.train(bandit, trial);
        rows.add(row(compared, seed, run));
        if (seed == 1) {
          panels.add(panel(compared, trial, run));
        }
        print(rows.get(rows.size() - 1), out);
      }
    }
    files.write(name, panels, rows, out);
  }

  private Trial trial(ComparedPolicy compared, int seed) {
    List<String> all = new ArrayList<>(compared.settings());
    all.add("seed=" + seed);
    all.addAll(settings);
    Path shipped = Path.of("conf", name + ".yaml");
    Trial trial = Configuration.read(file == null ? shipped : file, all).trial();
    if (!trial.environment().equals(bandit.environment())) {
      throw new CommandException(
          String.format("%s is about %s, not %s", name, bandit.environment(), trial.environment()));
    }
    return trial;
  }

  private static Row row(ComparedPolicy compared, int seed, BanditRun run) {
    return new Row(
        compared.label(),
        seed,
        run.divergence().nats(),
        run.samples().correlation(),
        run.samples().shareRight(),
        run.divergence().mass());
  }

  private static void print(Row row, PrintWriter out) {
    out.printf(
        "%-10s %5d %8.3f %12.2f %10.0f%%%n",
        row.policy(), row.seed(), row.divergence(), row.correlation(), 100 * row.shareRight());
    out.flush();
  }

  private DensityPanel panel(ComparedPolicy compared, Trial trial, BanditRun run) {
    double temperature = trial.hyperparameters().get(EntropyParams.ENTROPY_COEFFICIENT);
    String title =
        String.format(Locale.ROOT, "%s, KL %.3f", compared.label(), run.divergence().nats());
    return new DensityPanel(title, "a", Bandit.GRID, LIMIT)
        .samples("samples", run.samples().first(DOTS))
        .target("target (50, 90, 99 %)", bandit.logTarget(Bandit.GRID, temperature))
        .policy("policy", run.logDensity());
  }
}
