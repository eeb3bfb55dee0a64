package org.sluice.jobs.cli.plot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.sluice.env.registry.Envs;
import org.sluice.jobs.cli.common.ReportFile;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.evaluation.Evaluation;
import org.sluice.jobs.evaluation.Evaluator;
import org.sluice.jobs.evaluation.FinalPositions;
import org.sluice.jobs.evaluation.PositionsPicture;
import org.sluice.jobs.evaluation.SimplePolicy;
import org.sluice.jobs.run.files.SnapshotFile;
import org.sluice.learning.records.PolicySnapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code sluice plot positions}. */
@Command(
    name = "positions",
    description = {
      "Runs episodes and draws where they end, a colour for each policy,",
      "for tasks whose agent has a position in a plane."
    },
    mixinStandardHelpOptions = true)
final class PositionsPlotCommand extends SluiceCommand implements Runnable {

  @Parameters(
      paramLabel = "SNAPSHOT|ENV",
      arity = "1..*",
      description = "Policy snapshots, or environments for random actions.")
  private List<String> subjects;

  @Option(
      names = "--episodes",
      paramLabel = "N",
      defaultValue = "100",
      description = "Episodes of each. Default: ${DEFAULT-VALUE}.")
  private int episodes;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "0",
      description = "Seed of the environments and of the actions. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--within",
      paramLabel = "RADIUS",
      description =
          "Also counts the ends that are nearer than this to each of the task's goals, in the"
              + " axes' unit.")
  private Double radius;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "figures/positions",
      description = "Writes FILE.png and FILE.csv. Default: ${DEFAULT-VALUE}.")
  private Path file;

  /** Whose episodes are run: a snapshot in a file, or random actions if it is null. */
  private record Subject(String name, String environment, PolicySnapshot policy) {

    Evaluator evaluator() {
      return policy == null
          ? Evaluator.of(environment, SimplePolicy.UNIFORM)
          : Evaluator.of(Path.of(name), policy);
    }
  }

  @Override
  public void run() {
    require(episodes >= 1, "--episodes must be at least 1, not " + episodes);
    List<Subject> all = subjects.stream().distinct().map(PositionsPlotCommand::subject).toList();
    PositionsPicture picture = picture(all);
    requireGoals(all);
    require(!Files.isDirectory(file), file + ": is a folder; name a file");
    Path image = Path.of(file + ".png");
    Path table = Path.of(file + ".csv");
    ReportFile.prepare(image);
    ReportFile.prepare(table);
    StringBuilder rows = new StringBuilder("subject,episode,x,y,return,length\n");
    out().printf("%10s %10s %10s %10s", "RETURN", "MEAN X", "MEAN Y", "SPREAD");
    out().printf("%s  POLICY%n", radius == null ? "" : String.format(" %14s", "AT GOALS"));
    for (Subject subject : all) {
      picture.add(subject.name(), positions(subject, rows));
    }
    picture.write(image);
    ReportFile.write(table, rows.toString());
    out().println("wrote " + image + " and " + table);
    out().flush();
  }

  private static Subject subject(String name) {
    if (!Files.isRegularFile(Path.of(name))) {
      String id = Envs.spec(name).id();
      return new Subject(id, id, null);
    }
    PolicySnapshot policy = SnapshotFile.read(Path.of(name));
    return new Subject(name, policy.specification().environment(), policy);
  }

  private PositionsPicture picture(List<Subject> all) {
    try {
      return new PositionsPicture(
          all.stream().map(Subject::environment).toList(),
          String.format("Ends of %d episodes", episodes));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  private void requireGoals(List<Subject> all) {
    if (radius == null) {
      return;
    }
    require(radius > 0, "--within must be above 0, not " + radius);
    for (Subject subject : all) {
      require(
          new FinalPositions(subject.environment()).hasGoals(),
          String.format(
              "--within counts ends at goals, but %s has none; leave it out",
              subject.environment()));
    }
  }

  private List<double[]> positions(Subject subject, StringBuilder rows) {
    FinalPositions positions = new FinalPositions(subject.environment());
    Evaluation evaluation;
    try (Evaluator evaluator = subject.evaluator()) {
      evaluation = evaluator.run(episodes, seed, false, positions);
    }
    List<double[]> points = positions.points();
    for (int i = 0; i < episodes; i++) {
      double[] point = points.get(i);
      rows.append(
          String.format(
              "%s,%d,%s,%s,%s,%d%n",
              subject.name(),
              i,
              point[0],
              point[1],
              evaluation.returns()[i],
              evaluation.lengths()[i]));
    }
    print(subject, evaluation, positions);
    return points;
  }

  private void print(Subject subject, Evaluation evaluation, FinalPositions positions) {
    double[] centre = positions.centre();
    String row =
        String.format(
            "%10.3f %10.3f %10.3f %10.3f",
            evaluation.meanReturn(), centre[0], centre[1], positions.spread());
    if (radius != null) {
      String counts =
          Arrays.stream(positions.countAtGoals(radius))
              .mapToObj(Integer::toString)
              .collect(Collectors.joining(" "));
      row += String.format(" %14s", counts);
    }
    out().println(row + "  " + subject.name());
    out().flush();
  }
}
