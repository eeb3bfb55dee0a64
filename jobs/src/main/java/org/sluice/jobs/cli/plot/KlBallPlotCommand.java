package org.sluice.jobs.cli.plot;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sluice.env.Generator;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.lab.plot.DensityPanel;
import org.sluice.jobs.lab.toy.KlBall;
import org.sluice.jobs.lab.toy.Points;
import org.sluice.learning.flow.CouplingNet;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.type.Gaussian;
import org.sluice.learning.policy.type.NormalizingFlow;
import org.sluice.learning.policy.type.Trunk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sluice plot kl-ball}. */
@Command(
    name = "kl-ball",
    description = {
      "Uses gradient descent to find policies at KL 0.01 from a small Gaussian, and"
          + " draws them.",
      "A wide start adds N(0, 0.5²) to each of the usual initial parameters."
    },
    mixinStandardHelpOptions = true)
final class KlBallPlotCommand extends SluiceCommand implements Runnable {

  private static final String NAME = "kl-ball";
  private static final double[] SPREADS = {0, 0.5};
  private static final int PAIRS = 4;
  private static final int UNITS = 3;

  /** Units of the networks that take the state as input; there is only one state. */
  private static final int HIDDEN = 8;

  private static final int DRAWN = 100_000;
  private static final int DOTS = 600;
  private static final double LIMIT = 0.5;

  @Mixin private PlotOptions files;

  /**
   * The numbers of a policy, as written to JSON: variance as a ratio to the reference's, radii in
   * its standard deviations.
   */
  record Row(
      String policy,
      double spread,
      long seed,
      int steps,
      double sampledDivergence,
      double divergence,
      double varianceRatio,
      double radius95,
      double radius99) {}

  @Override
  public void run() {
    PrintWriter out = out();
    int seeds = files.seeds();
    files.prepare(NAME);
    List<DensityPanel> panels = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    out.printf(
        "%-10s %-7s %5s %7s %8s %8s %9s %7s %7s%n",
        "POLICY", "START", "SEED", "STEPS", "KL", "EXACT", "VARIANCE", "95 %", "99 %");
    for (boolean flow : new boolean[] {false, true}) {
      for (double spread : SPREADS) {
        for (int seed = 1; seed <= seeds; seed++) {
          Policy policy = flow ? flow() : new Gaussian(1, 2, Trunk.of(HIDDEN));
          Generator random = new Generator(seed);
          KlBall.Member member = KlBall.approach(policy, spread, random);
          Points samples = member.policy().sample(DRAWN, random);
          Row row = row(flow ? "flow" : "Gaussian", spread, seed, member, samples);
          rows.add(row);
          print(row, out);
          if (seed == 1) {
            panels.add(panel(row, member, samples));
          }
        }
      }
    }
    files.write(NAME, panels, rows, out);
  }

  private static Policy flow() {
    return NormalizingFlow.ofCouplings(1, 2, PAIRS, UNITS, HIDDEN, CouplingNet.DEFAULT_EPSILON);
  }

  private static Row row(
      String policy, double spread, int seed, KlBall.Member member, Points samples) {
    return new Row(
        policy,
        spread,
        seed,
        member.steps(),
        member.sampled(),
        member.nats(),
        samples.totalVariance() / (2 * KlBall.DEVIATION * KlBall.DEVIATION),
        samples.radius(0.95) / KlBall.DEVIATION,
        samples.radius(0.99) / KlBall.DEVIATION);
  }

  private static String start(Row row) {
    return row.spread() == 0 ? "usual" : "wide";
  }

  private static void print(Row row, PrintWriter out) {
    out.printf(
        "%-10s %-7s %5d %7d %8.4f %8.4f %9.3f %7.3f %7.3f%n",
        row.policy(),
        start(row),
        row.seed(),
        row.steps(),
        row.sampledDivergence(),
        row.divergence(),
        row.varianceRatio(),
        row.radius95(),
        row.radius99());
    out.flush();
  }

  private static DensityPanel panel(Row row, KlBall.Member member, Points samples) {
    String title =
        String.format(
            Locale.ROOT,
            "%s, %s start: variance × %.2f",
            row.policy(),
            start(row),
            row.varianceRatio());
    return new DensityPanel(title, "x", KlBall.GRID, LIMIT)
        .samples("samples", samples.first(DOTS))
        .target("reference (50, 90, 99 %)", KlBall.GRID.evaluate(KlBall::logReference))
        .policy("policy", member.logDensity());
  }
}
