package org.sluice.jobs.cli.theory;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sluice.env.Generator;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.learning.theory.Mdp;
import org.sluice.learning.theory.Probabilities;
import org.sluice.learning.theory.TabularPolicy;
import org.sluice.learning.theory.entropy.BellmanOperator;
import org.sluice.learning.theory.entropy.NonContraction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice theory operators}. */
@Command(
    name = "operators",
    description = {
      "Bellman operators: what each makes of the same random action values, in every state; how much",
      "each brings pairs of action values together; their fixed points. Then where the Boltzmann",
      "operator drives values apart, and a process in which it has more than one fixed point."
    })
final class OperatorsCommand extends SluiceCommand implements Runnable {

  private static final int PAIRS = 1000;
  private static final int ENOUGH = 200_000;
  private static final int[] ACTIONS = {2, 3, 4, 8};

  @Mixin private TheoryOptions options;

  @Option(
      names = "--beta",
      paramLabel = "BETA",
      defaultValue = "1",
      description =
          "Temperature of the Boltzmann and mellowmax operators, 0.001 to 1000. Default:"
              + " ${DEFAULT-VALUE}.")
  private double beta;

  @Override
  public void run() {
    options.require(beta >= 1e-3 && beta <= 1e3, "--beta must be from 0.001 to 1000, not " + beta);
    Generator random = options.prepare();
    Mdp mdp = options.mdp(random);
    Map<String, BellmanOperator> operators = operators(mdp, random);
    PrintWriter out = out();
    options.announce("beta " + beta, out);
    ordering(mdp, operators, random, out);
    contraction(mdp, operators, random, out);
    expansion(mdp, out);
    severalFixedPoints(out);
  }

  private Map<String, BellmanOperator> operators(Mdp mdp, Generator random) {
    Map<String, BellmanOperator> operators = new LinkedHashMap<>();
    operators.put("MELLOWMAX, SUM", BellmanOperator.mellowmaxSum(mdp, beta));
    operators.put("OPTIMAL", BellmanOperator.optimal(mdp));
    operators.put("BOLTZMANN", BellmanOperator.boltzmann(mdp, beta));
    operators.put("MELLOWMAX, MEAN", BellmanOperator.mellowmaxMean(mdp, beta));
    TabularPolicy policy = TabularPolicy.random(mdp.states(), mdp.actions(), random);
    operators.put("LINEAR", BellmanOperator.linear(mdp, policy));
    return operators;
  }

  private void ordering(
      Mdp mdp, Map<String, BellmanOperator> operators, Generator random, PrintWriter out) {
    Object[] headings = new Object[operators.size() + 1];
    headings[0] = "STATE";
    System.arraycopy(operators.keySet().toArray(), 0, headings, 1, operators.size());
    TheoryTable table = new TheoryTable(headings);
    double[][] q = values(mdp, random);
    for (int s = 0; s < mdp.states(); s++) {
      Object[] row = new Object[headings.length];
      row[0] = s;
      int column = 1;
      for (BellmanOperator operator : operators.values()) {
        row[column++] = operator.summarise(q)[s];
      }
      table.row(row);
    }
    options.write(table, out);
  }

  private static void contraction(
      Mdp mdp, Map<String, BellmanOperator> operators, Generator random, PrintWriter out) {
    TheoryTable table =
        new TheoryTable("OPERATOR", "LARGEST RATIO", "BACKUPS", "RESIDUAL", "VALUE OF THE START");
    operators.forEach(
        (name, operator) -> {
          double largest = 0;
          for (int i = 0; i < PAIRS; i++) {
            double[][] q = values(mdp, random);
            largest = Math.max(largest, operator.ratio(q, values(mdp, random)));
          }
          BellmanOperator.FixedPoint point =
              operator.fixedPoint(new double[mdp.states()][mdp.actions()], ENOUGH);
          table.row(
              name,
              largest,
              point.backups(),
              point.residual(),
              Probabilities.expectation(mdp.start(), operator.summarise(point.q())));
        });
    table.print(out);
  }

  private void expansion(Mdp mdp, PrintWriter out) {
    out.printf(
        "Boltzmann: Q = 0 for one action and 3 beta for the others, both moved outwards:%n%n");
    TheoryTable table = new TheoryTable("ACTIONS", "LIPSCHITZ", "RATIO", "TIMES GAMMA");
    for (int actions : ACTIONS) {
      double ratio = NonContraction.ratio(actions, beta);
      double[] q = NonContraction.values(actions, beta, 0);
      table.row(actions, NonContraction.lipschitz(q, beta), ratio, mdp.gamma() * ratio);
    }
    table.print(out);
  }

  private static void severalFixedPoints(PrintWriter out) {
    Mdp mdp = NonContraction.severalFixedPoints();
    BellmanOperator operator = BellmanOperator.boltzmann(mdp, NonContraction.SEVERAL_AT);
    out.printf("Boltzmann, two states, beta 1/17, gamma %s:%n%n", mdp.gamma());
    TheoryTable table = new TheoryTable("FROM", "FIXED POINT", "BACKUPS", "RESIDUAL");
    for (double from : new double[] {0, 2}) {
      double[][] first = {{from, from}, {0, 0}};
      BellmanOperator.FixedPoint point = operator.fixedPoint(first, ENOUGH);
      table.row(from, operator.summarise(point.q())[0], point.backups(), point.residual());
    }
    table.print(out);
  }

  /** Normal action values. {@code [S][A]} */
  private static double[][] values(Mdp mdp, Generator random) {
    double[][] q = new double[mdp.states()][mdp.actions()];
    for (double[] row : q) {
      for (int a = 0; a < row.length; a++) {
        row[a] = random.gaussian();
      }
    }
    return q;
  }
}
