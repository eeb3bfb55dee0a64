package org.sluice.jobs.cli.env;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sluice.env.Discrete;
import org.sluice.env.EnvSpec;
import org.sluice.env.Space;
import org.sluice.env.TaskParameter;
import org.sluice.env.registry.Envs;
import org.sluice.env.registry.ObservationNoise;
import org.sluice.jobs.cli.common.SluiceCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sluice env list}: lists the environments, or describes one. */
@Command(
    name = "list",
    description = {
      "Lists the environments by family: id, sizes, time limit, source, parameters.",
      "With an ID, describes this one and each of its parameters."
    })
final class EnvListCommand extends SluiceCommand implements Runnable {

  private static final String ROW = "%-34s %11s  %-8s %10s  %9s  %s%n";
  private static final String FIELD = "%-13s%s%n";

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "An environment, also with parameters: NChain-v0+length=20.")
  private String id;

  @Override
  public void run() {
    if (id == null) {
      list(out());
    } else {
      describe(Envs.spec(id), out());
    }
    out().flush();
  }

  private static void list(PrintWriter out) {
    Map<String, List<EnvSpec>> families = Envs.families(); // fails before anything is printed
    out.printf(ROW, "ID", "OBSERVATION", "ACTION", "TIME LIMIT", "SOLVED AT", "SOURCE");
    families.forEach(
        (family, specs) -> {
          out.printf("%n%s%n", family);
          specs.forEach(spec -> list(spec, out));
        });
  }

  private static void list(EnvSpec env, PrintWriter out) {
    out.printf(
        ROW,
        env.id(),
        env.observationSpace().size(),
        action(env.actionSpace()),
        limit(env),
        threshold(env),
        env.source());
    List<TaskParameter<?>> parameters = Envs.parameters(env.id());
    if (!parameters.isEmpty()) {
      out.printf(
          "  parameters: %s%n",
          parameters.stream()
              .map(parameter -> parameter.name() + "=" + parameter.defaultText())
              .collect(Collectors.joining(", ")));
    }
  }

  private static void describe(EnvSpec env, PrintWriter out) {
    String task = Envs.task(env.id()).id();
    out.println(env.id());
    out.printf(FIELD, "observation", env.observationSpace());
    out.printf(FIELD, "action", env.actionSpace());
    out.printf(FIELD, "time limit", limit(env));
    out.printf(FIELD, "threshold", threshold(env));
    out.printf(FIELD, "source", env.source());
    Envs.parameters(task).forEach(parameter -> describe(parameter, out));
    if (ObservationNoise.isAllowed(env)) {
      describe(ObservationNoise.DEVIATION, out);
    }
  }

  private static void describe(TaskParameter<?> parameter, PrintWriter out) {
    out.printf(
        "%n%s: %s%n  %s, default %s%n",
        parameter.name(), parameter.description(), parameter.allowed(), parameter.defaultText());
  }

  private static String action(Space space) {
    return space instanceof Discrete discrete
        ? discrete.n() + " kinds"
        : Integer.toString(space.size());
  }

  private static String limit(EnvSpec env) {
    return env.timeLimit() == 0 ? "none" : Integer.toString(env.timeLimit());
  }

  private static String threshold(EnvSpec env) {
    return env.rewardThreshold().isPresent()
        ? Double.toString(env.rewardThreshold().getAsDouble())
        : "-";
  }
}
