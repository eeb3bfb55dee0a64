package org.sluice.jobs.cli.theory;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.sluice.env.Generator;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.learning.theory.Mdp;
import org.sluice.learning.theory.PolicyValues;
import org.sluice.learning.theory.TabularPolicy;
import org.sluice.learning.theory.entropy.BellmanOperator;
import org.sluice.learning.theory.improvement.Bound;
import org.sluice.learning.theory.improvement.BoundSurvey;
import org.sluice.learning.theory.improvement.ConservativePolicyIteration;
import org.sluice.learning.theory.improvement.CounterExample;
import org.sluice.learning.theory.improvement.LocalMatching;
import org.sluice.learning.theory.improvement.PolicyChange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sluice theory bounds}. */
@Command(
    name = "bounds",
    description = {
      "The TRPO paper's bounds on a new policy's cost, as the policy moves towards the greedy one:",
      "the cost eta, the surrogate L, and what each bound promises. Then how tight the bounds are on",
      "random processes, and a process that violates the printed constant of Theorem 1."
    })
final class BoundsCommand extends SluiceCommand implements Runnable {

  private static final double[] ALPHAS = {0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1};
  private static final double[] GAMMAS = {0.05, 0.1, 0.2, 0.29, 0.3, 0.5, 0.9};

  @Mixin private TheoryOptions options;
  @Mixin private SurveyOption survey;

  @Override
  public void run() {
    int processes = survey.processes(options);
    Generator random = options.prepare();
    Mdp mdp = options.mdp(random);
    TabularPolicy policy = TabularPolicy.random(mdp.states(), mdp.actions(), random);
    PrintWriter out = out();
    options.announce("the new policy is (1 - alpha) old + alpha greedy", out);
    changes(mdp, policy, out);
    survey(BoundSurvey.of(processes, random), out);
    counterExample(out);
  }

  private void changes(Mdp mdp, TabularPolicy policy, PrintWriter out) {
    PolicyValues values = PolicyValues.of(mdp, policy);
    TabularPolicy greedy = TabularPolicy.minimising(values.q());
    ConservativePolicyIteration.Step step =
        ConservativePolicyIteration.Step.to(greedy, mdp.gamma(), values);
    List<Object> headings = new ArrayList<>(List.of("ALPHA", "MAX KL", "ETA", "L"));
    headings.addAll(List.of("EQ 12", "EQ 14"));
    for (Bound bound : Bound.values()) {
      headings.add(bound.title().toUpperCase(Locale.ROOT));
    }
    TheoryTable table = new TheoryTable(headings.toArray());
    DoubleStream.concat(DoubleStream.of(ALPHAS), DoubleStream.of(step.bestAlpha()))
        .sorted()
        .distinct()
        .forEach(
            alpha -> {
              PolicyChange change = PolicyChange.of(mdp, policy, policy.mixedWith(greedy, alpha));
              List<Object> row = new ArrayList<>(List.of(alpha, change.divergence()));
              row.addAll(List.of(change.after().expected(), change.surrogate()));
              row.addAll(List.of(step.bound(alpha), step.simpleBound(alpha)));
              for (Bound bound : Bound.values()) {
                row.add(bound.of(change));
              }
              table.row(row.toArray());
            });
    options.write(table, out);
    out.printf("eta of the old policy: %.4f%n", values.expected());
    out.printf("alpha that minimises Eq 14: %.4f%n", step.bestAlpha());
    double apart =
        BellmanOperator.distance(
            LocalMatching.objectiveGradient(mdp, policy),
            LocalMatching.surrogateGradient(values, policy));
    out.printf("gradients of eta and L at the old policy differ by at most %.0e%n%n", apart);
  }

  private static void survey(BoundSurvey survey, PrintWriter out) {
    out.printf(
        "On %,d random processes (Eq 7 holds to %.0e):%n%n",
        survey.processes(), survey.identityError());
    TheoryTable table = new TheoryTable("BOUND", "PROVED", "VIOLATED", "LARGEST (ETA - L)/PENALTY");
    for (Bound bound : Bound.values()) {
      table.row(
          bound.title(),
          bound.proved() ? "yes" : "no",
          survey.violations().get(bound),
          survey.tightest().get(bound));
    }
    table.print(out);
  }

  private static void counterExample(PrintWriter out) {
    out.printf("On a process made to violate the constant 2:%n%n");
    TheoryTable table =
        new TheoryTable("GAMMA", "ETA - L", "PENALTY OF THM 1, 2", "OF THM 1, 4", "CONSTANT 2");
    for (double gamma : GAMMAS) {
      PolicyChange change = CounterExample.change(gamma);
      double printed = Bound.THEOREM_1_PRINTED.penalty(change);
      table.row(
          gamma,
          change.excess(),
          printed,
          Bound.THEOREM_1.penalty(change),
          change.excess() > printed ? "violated" : "holds");
    }
    table.print(out);
  }
}
