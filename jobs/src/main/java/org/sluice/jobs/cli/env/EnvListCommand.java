package org.sluice.jobs.cli.env;

import java.io.PrintWriter;
import java.util.List;
import org.sluice.env.Discrete;
import org.sluice.env.EnvSpec;
import org.sluice.env.Space;
import org.sluice.env.registry.Envs;
import org.sluice.jobs.cli.common.SluiceCommand;
import picocli.CommandLine.Command;

/** {@code sluice env list}: lists the environments. */
@Command(name = "list", description = "Lists the environments: id, sizes, time limit, source.")
final class EnvListCommand extends SluiceCommand implements Runnable {

  private static final String ROW = "%-27s %11s  %-8s %10s  %9s  %s%n";

  @Override
  public void run() {
    List<EnvSpec> specs = Envs.specs();
    PrintWriter out = out();
    out.printf(ROW, "ID", "OBSERVATION", "ACTION", "TIME LIMIT", "THRESHOLD", "SOURCE");
    for (EnvSpec env : specs) {
      out.printf(
          ROW,
          env.id(),
          env.observationSpace().size(),
          action(env.actionSpace()),
          env.timeLimit() == 0 ? "none" : env.timeLimit(),
          env.rewardThreshold().isPresent() ? env.rewardThreshold().getAsDouble() : "-",
          env.source());
    }
    out.flush();
  }

  private static String action(Space space) {
    return space instanceof Discrete discrete
        ? discrete.n() + " kinds"
        : Integer.toString(space.size());
  }
}
