package org.sluice.jobs.cli.theory;

import java.io.PrintWriter;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.sluice.env.Generator;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.learning.theory.Mdp;
import org.sluice.learning.theory.Probabilities;
import org.sluice.learning.theory.TabularPolicy;
import org.sluice.learning.theory.improvement.ConservativePolicyIteration;
import org.sluice.learning.theory.improvement.MonotoneImprovement;
import org.sluice.learning.theory.improvement.PolicyIteration;
import org.sluice.learning.theory.improvement.PolicyUpdate;
import org.sluice.learning.theory.improvement.PolicyUpdate.Iterate;
import org.sluice.learning.theory.improvement.TrustRegion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice theory iterations}. */
@Command(
    name = "iterations",
    description = {
      "How fast policy iteration, conservative policy iteration, the TRPO paper's Algorithm 1 (MM) and",
      "its trust region approach the least cost from the uniform policy, with exact values."
    })
final class IterationsCommand extends SluiceCommand implements Runnable {

  private static final int[] SHOWN = {1, 2, 5};
  private static final int DECADE = 10;
  private static final int MOST = 10_000;

  @Mixin private TheoryOptions options;

  @Option(
      names = "--iterations",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Updates, 1 to 10,000; not all are shown. Default: ${DEFAULT-VALUE}.")
  private int iterations;

  @Option(
      names = "--radius",
      paramLabel = "DELTA",
      defaultValue = "0.01",
      description =
          "KL radius of the trust region, in nats, above 0 and at most 10. Default:"
              + " ${DEFAULT-VALUE}.")
  private double radius;

  @Option(
      names = "--constant",
      paramLabel = "N",
      defaultValue = "2",
      description =
          "Constant of the MM algorithm's penalty, above 0: 2 as printed, 4 as in the later version"
              + " of the paper. Default: ${DEFAULT-VALUE}.")
  private double constant;

  @Override
  public void run() {
    options.require(
        iterations >= 1 && iterations <= MOST,
        "--iterations must be from 1 to 10000, not " + iterations);
    options.require(
        radius > 0 && radius <= 10, "--radius must be above 0 and at most 10, not " + radius);
    options.require(
        constant > 0 && constant < Double.POSITIVE_INFINITY,
        "--constant must be above 0, not " + constant);
    Generator random = options.prepare();
    Mdp mdp = options.mdp(random);
    PrintWriter out = out();
    options.announce("eta above that of the best policy", out);
    options.write(table(mdp), out);
    out.printf("eta of the best policy: %.4f%n", PolicyIteration.optimum(mdp).expected());
    out.flush();
  }

  private TheoryTable table(Mdp mdp) {
    Curve greedy = curve(new PolicyIteration(), mdp);
    Curve conservative = curve(new ConservativePolicyIteration(), mdp);
    Curve monotone = curve(new MonotoneImprovement(constant), mdp);
    Curve region = curve(new TrustRegion(radius), mdp);
    TheoryTable table =
        new TheoryTable(
            "ITERATION",
            "POLICY ITERATION",
            "CONSERVATIVE",
            "ITS MAX KL",
            "MM",
            "MM'S MAX KL",
            "TRUST REGION",
            "MAX KL");
    for (int i : shown()) {
      table.row(
          i,
          greedy.gap[i],
          conservative.gap[i],
          conservative.divergence[i],
          monotone.gap[i],
          monotone.divergence[i],
          region.gap[i],
          region.divergence[i]);
    }
    return table;
  }

  /** How far each iterate is above the least cost, and max KL of the update that led to it. */
  private record Curve(double[] gap, double[] divergence) {}

  private Curve curve(PolicyUpdate update, Mdp mdp) {
    double least = PolicyIteration.optimum(mdp).expected();
    TabularPolicy first = TabularPolicy.uniform(mdp.states(), mdp.actions());
    List<Iterate> iterates = update.iterate(mdp, first, iterations);
    double[] gap = new double[iterates.size()];
    double[] divergence = new double[iterates.size()];
    for (int i = 0; i < gap.length; i++) {
      TabularPolicy from = iterates.get(Math.max(0, i - 1)).policy();
      gap[i] = iterates.get(i).values().expected() - least;
      divergence[i] = Probabilities.largest(from.divergence(iterates.get(i).policy()));
    }
    return new Curve(gap, divergence);
  }

  /** 0, 1, 2, 5, 10, 20, 50, … and the last. */
  private SortedSet<Integer> shown() {
    SortedSet<Integer> shown = new TreeSet<>(List.of(0, iterations));
    for (int decade = 1; decade <= iterations; decade *= DECADE) {
      for (int digit : SHOWN) {
        if (digit * decade <= iterations) {
          shown.add(digit * decade);
        }
      }
    }
    return shown;
  }
}
