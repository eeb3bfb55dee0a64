package org.sluice.jobs.cli.env;

import java.io.PrintWriter;
import java.util.List;
import org.sluice.env.Discrete;
import org.sluice.env.EnvSpec;
import org.sluice.env.Space;
import org.sluice.env.registry.Envs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sluice env list}: what there is. */
@Command(name = "list", description = "Lists the environments: id, sizes, time limit, source.")
final class EnvListCommand implements Runnable {

  private static final String ROW = "%-27s %11s  %-8s %10s  %9s  %s%n";

  @Spec private CommandSpec command;

  @Override
  public void run() {
    List<EnvSpec> specs = Envs.specs();
    PrintWriter out = command.commandLine().getOut();
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
