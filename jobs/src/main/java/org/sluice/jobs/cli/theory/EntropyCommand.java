package org.sluice.jobs.cli.theory;

import java.io.PrintWriter;
import org.sluice.env.Generator;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.learning.theory.Mdp;
import org.sluice.learning.theory.RandomChange;
import org.sluice.learning.theory.TabularPolicy;
import org.sluice.learning.theory.entropy.MaximumEntropy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice theory entropy}. */
@Command(
    name = "entropy",
    description = {
      "The lower bound of the maximum-entropy objective by the surrogate with an entropy bonus, as the",
      "policy moves away from the old one; then how tight it is on random processes."
    })
final class EntropyCommand extends SluiceCommand implements Runnable {

  private static final double[] ALPHAS = {0, 0.001, 0.01, 0.03, 0.1, 0.3, 1};

  @Mixin private TheoryOptions options;
  @Mixin private SurveyOption survey;

  @Option(
      names = "--beta",
      paramLabel = "BETA",
      defaultValue = "0.5",
      description = "Weight of the entropy, above 0 and at most 1000. Default: ${DEFAULT-VALUE}.")
  private double beta;

  @Override
  public void run() {
    options.require(
        beta > 0 && beta <= 1e3, "--beta must be above 0 and at most 1000, not " + beta);
    int processes = survey.processes(options);
    Generator random = options.prepare();
    Mdp mdp = options.mdp(random);
    TabularPolicy old = TabularPolicy.random(mdp.states(), mdp.actions(), random);
    TabularPolicy other = TabularPolicy.random(mdp.states(), mdp.actions(), random);
    PrintWriter out = out();
    options.announce("beta " + beta + "; the policy is (1 - alpha) old + alpha of another", out);
    TheoryTable table =
        new TheoryTable("ALPHA", "MAX KL", "J", "J MAXENT", "J SURR", "BOUND", "WITH FACTOR 2");
    for (double alpha : ALPHAS) {
      MaximumEntropy row = MaximumEntropy.of(mdp, old.mixedWith(other, alpha), old, beta);
      table.row(
          alpha,
          row.divergence(),
          row.expected(),
          row.objective(),
          row.surrogate(),
          row.bound(1),
          row.bound(2));
    }
    options.write(table, out);
    survey(processes, random, out);
  }

  private void survey(int processes, Generator random, PrintWriter out) {
    int violated = 0;
    double tightest = 0;
    for (int i = 0; i < processes; i++) {
      RandomChange drawn = RandomChange.draw(random);
      MaximumEntropy result = MaximumEntropy.of(drawn.mdp(), drawn.to(), drawn.from(), beta);
      violated += result.tightness() > 1 ? 1 : 0;
      tightest = Math.max(tightest, result.tightness());
    }
    out.printf(
        "On %,d random processes, the printed bound was violated %d times; (J surr - J maxent) was"
            + " at most %.2f of what it subtracts.%n",
        processes, violated, tightest);
    out.flush();
  }
}
