package org.sluice.jobs.cli.theory;

import java.io.PrintWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sluice.env.Generator;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.learning.theory.Mdp;
import org.sluice.learning.theory.TabularPolicy;
import org.sluice.learning.theory.entropy.ControlAsInference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice theory inference}. */
@Command(
    name = "inference",
    description = {
      "Control as inference: reward plus entropy is a constant minus the KL divergence from the",
      "posterior of optimal trajectories, for every policy. Under deterministic dynamics the posterior",
      "is the best policy; otherwise it hopes for lucky transitions. Without discount, from state 0."
    })
final class InferenceCommand extends SluiceCommand implements Runnable {

  private static final int MOST = 1000;

  @Mixin private TheoryOptions options;

  @Option(
      names = "--horizon",
      paramLabel = "T",
      defaultValue = "10",
      description = "Steps of a trajectory, 1 to 1000. Default: ${DEFAULT-VALUE}.")
  private int horizon;

  @Option(
      names = "--temperature",
      paramLabel = "C",
      defaultValue = "0.5",
      description = "Weight c of the entropy, 0.001 to 1000. Default: ${DEFAULT-VALUE}.")
  private double temperature;

  @Override
  public void run() {
    options.require(
        horizon >= 1 && horizon <= MOST, "--horizon must be from 1 to 1000, not " + horizon);
    options.require(
        temperature >= 1e-3 && temperature <= 1e3,
        "--temperature must be from 0.001 to 1000, not " + temperature);
    Generator random = options.prepare();
    Mdp mdp = options.mdp(random).from(0);
    TabularPolicy drawn = TabularPolicy.random(mdp.states(), mdp.actions(), random);
    PrintWriter out = out();
    options.announce("horizon " + horizon + ", c " + temperature, out);
    TheoryTable table =
        new TheoryTable("TRANSITIONS", "POLICY", "E[R]", "c H", "E[R] + c H", "c KL", "SUM");
    rows("certain", mdp.deterministic(), drawn, table);
    rows("random", mdp, drawn, table);
    options.write(table, out);
  }

  private void rows(String dynamics, Mdp mdp, TabularPolicy drawn, TheoryTable table) {
    ControlAsInference control = new ControlAsInference(mdp, horizon, temperature);
    TabularPolicy uniform = TabularPolicy.uniform(mdp.states(), mdp.actions());
    Map<String, List<TabularPolicy>> policies = new LinkedHashMap<>();
    policies.put("uniform", Collections.nCopies(horizon, uniform));
    policies.put("some", Collections.nCopies(horizon, drawn));
    policies.put("posterior", control.posterior());
    policies.put("best", control.optimal());
    policies.forEach(
        (name, policy) -> {
          ControlAsInference.Outcome outcome = control.outcome(policy);
          double bonus = temperature * outcome.entropy();
          double divergence = temperature * outcome.divergence();
          double objective = outcome.reward() + bonus;
          table.row(
              dynamics,
              name,
              outcome.reward(),
              bonus,
              objective,
              divergence,
              objective + divergence);
        });
    table.row(dynamics, "c (log Z + T log A)", "", "", "", "", control.limit());
  }
}
