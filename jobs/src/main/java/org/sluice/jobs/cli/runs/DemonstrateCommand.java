package org.sluice.jobs.cli.runs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sluice.env.EnvException;
import org.sluice.env.Spaces;
import org.sluice.env.registry.Envs;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.evaluation.DemonstrationRecorder;
import org.sluice.jobs.evaluation.Evaluation;
import org.sluice.jobs.evaluation.Evaluator;
import org.sluice.jobs.evaluation.SimplePolicy;
import org.sluice.jobs.run.files.SnapshotFile;
import org.sluice.learning.imitation.DemonstrationSink;
import org.sluice.learning.records.PolicySnapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code sluice demonstrate}: records episodes of experts to learn from. */
@Command(
    name = "demonstrate",
    description = {
      "Runs episodes under trained policies, or under tasks' own controllers, and writes them to one"
          + " Avro file or appends them to a Kafka topic, from which the algorithms"
          + " behaviour-cloning and adversarial learn.",
      "docs/imitation.md describes both."
    })
public final class DemonstrateCommand extends SluiceCommand implements Runnable {

  @Parameters(
      paramLabel = "SNAPSHOT|ENV",
      arity = "1..*",
      description =
          "Policy snapshots, or environments for their own controllers; all with the same spaces.")
  private List<String> experts;

  @Mixin private DemonstrationOptions target;

  @Option(
      names = "--episodes",
      paramLabel = "N",
      defaultValue = "100",
      description = "Episodes of each expert. Default: ${DEFAULT-VALUE}.")
  private int episodes;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps of each expert, instead of --episodes; the last episode is cut there.")
  private Integer steps;

  @Option(
      names = "--deterministic",
      description = "Takes the policies' deterministic actions instead of sampling.")
  private boolean deterministic;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "0",
      description = "Seed of the environments and of the actions. Default: ${DEFAULT-VALUE}.")
  private long seed;

  /** Who acts in a task: a snapshot in a file, or the task's controller if it is null. */
  private record Expert(String name, String environment, PolicySnapshot policy) {

    Spaces spaces() {
      return Envs.spec(environment).spaces();
    }

    Evaluator evaluator() {
      return policy == null
          ? Evaluator.of(environment, SimplePolicy.SCRIPTED)
          : Evaluator.of(Path.of(name), policy);
    }

    String words() {
      return policy == null
          ? "the task's controller"
          : String.format("%s, version %d", policy.trial(), policy.version());
    }
  }

  @Override
  public void run() {
    target.check();
    require(episodes >= 1, "--episodes must be at least 1, not " + episodes);
    require(steps == null || steps >= 1, "--steps must be at least 1, not " + steps);
    require(
        steps == null || !command.commandLine().getParseResult().hasMatchedOption("--episodes"),
        "--steps and --episodes exclude each other; leave one out");
    List<Expert> all = experts.stream().map(DemonstrateCommand::expert).toList();
    Expert first = all.get(0);
    for (Expert one : all) {
      require(
          one.spaces().equals(first.spaces()),
          String.format(
              "%s has other observations or actions (%s) than %s (%s); write a file for each",
              one.name(), one.environment(), first.name(), first.environment()));
      check(one);
    }
    target.write(
        sink -> {
          out().printf("%10s %10s %10s  %s%n", "EPISODES", "STEPS", "RETURN", "EXPERT");
          all.forEach(one -> record(one, sink));
        });
    out().flush();
  }

  private static Expert expert(String name) {
    if (!Files.isRegularFile(Path.of(name))) {
      String id = Envs.spec(name).id();
      return new Expert(id, id, null);
    }
    PolicySnapshot policy = SnapshotFile.read(Path.of(name));
    return new Expert(name, policy.specification().environment(), policy);
  }

  private void check(Expert expert) {
    try {
      expert.evaluator().close();
    } catch (EnvException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  private void record(Expert expert, DemonstrationSink sink) {
    DemonstrationRecorder recorder =
        new DemonstrationRecorder(
            sink,
            expert.environment(),
            expert.words(),
            seed,
            steps == null ? Long.MAX_VALUE : steps);
    Evaluation evaluation;
    try (Evaluator evaluator = expert.evaluator()) {
      evaluation = evaluator.run(steps == null ? episodes : steps, seed, deterministic, recorder);
    }
    out()
        .printf(
            "%10d %10d %10.3f  %s%n",
            evaluation.returns().length, recorder.steps(), evaluation.meanReturn(), expert.name());
    out().flush();
  }
}
