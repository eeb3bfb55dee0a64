package org.sluice.jobs.cli.theory;

import java.io.PrintWriter;
import org.sluice.env.Generator;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.learning.theory.Mdp;
import org.sluice.learning.theory.TabularPolicy;
import org.sluice.learning.theory.improvement.Coupling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice theory coupling}. */
@Command(
    name = "coupling",
    description = {
      "The coupling lemma: how far apart the mean entropies of the states that two policies visit are",
      "after t steps, and what bounds it: the probability that coupled policies have taken a different",
      "action, and the lemma's 1 - (1 - alpha)^t, where alpha is their largest total variation."
    })
final class CouplingCommand extends SluiceCommand implements Runnable {

  private static final int MOST = 10_000;

  @Mixin private TheoryOptions options;

  @Option(
      names = "--alpha",
      paramLabel = "ALPHA",
      defaultValue = "0.1",
      description =
          "The other policy is (1 - ALPHA) of the first and ALPHA of a random one; 0 to 1. Default:"
              + " ${DEFAULT-VALUE}.")
  private double alpha;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "20",
      description = "Time steps, 1 to 10,000. Default: ${DEFAULT-VALUE}.")
  private int steps;

  @Override
  public void run() {
    options.require(alpha >= 0 && alpha <= 1, "--alpha must be from 0 to 1, not " + alpha);
    options.require(steps >= 1 && steps <= MOST, "--steps must be from 1 to 10000, not " + steps);
    Generator random = options.prepare();
    Mdp mdp = options.mdp(random);
    TabularPolicy policy = TabularPolicy.random(mdp.states(), mdp.actions(), random);
    TabularPolicy other =
        policy.mixedWith(TabularPolicy.random(mdp.states(), mdp.actions(), random), alpha);
    PrintWriter out = out();
    options.announce("H is the entropy of the first policy in the state at time t", out);
    TheoryTable table =
        new TheoryTable("T", "E[H]", "OTHER", "DIFFERENCE", "SAME ACTIONS", "COUPLED", "LEMMA");
    for (Coupling.Step step : Coupling.steps(mdp, policy, other, policy.entropy(), steps)) {
      table.row(
          step.time(),
          step.expectation(),
          step.other(),
          step.difference(),
          step.together(),
          step.coupled(),
          step.lemma());
    }
    options.write(table, out);
  }
}
