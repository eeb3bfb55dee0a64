package org.sluice.jobs.cli.lab;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.sluice.jobs.cli.common.CommandException;
import org.sluice.jobs.cli.common.ReportFile;
import org.sluice.jobs.cli.common.SettingsOption;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.cluster.ClusterShape;
import org.sluice.jobs.cluster.LocalCluster;
import org.sluice.jobs.lab.bench.Statistics;
import org.sluice.jobs.lab.chaos.Chaos;
import org.sluice.jobs.lab.chaos.ChaosOutcome;
import org.sluice.jobs.lab.chaos.Recovery;
import org.sluice.learning.algorithm.Algorithm;
import org.sluice.learning.algorithm.Algorithms;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice chaos}: training while processes are killed. */
@Command(
    name = "chaos",
    description = {
      "Trains short runs on a cluster of its own, kills TaskManagers, the JobManager"
          + " and the broker after random numbers of iterations, and compares the learned"
          + " parameters with learn-local's.",
      "With --recovery, kills only TaskManagers and measures how long learning is" + " interrupted."
    },
    mixinStandardHelpOptions = true)
public final class ChaosCommand extends SluiceCommand implements Callable<Integer> {

  private static final String MARKDOWN = ".md";

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Number of rounds; every fourth trains Hopper-v4. Default: ${DEFAULT-VALUE}.")
  private int rounds = 20;

  @Option(
      names = "--algorithms",
      paramLabel = "NAMES",
      split = ",",
      description = "The algorithms that take turns, separated by commas. Default: all.")
  private List<String> algorithms = List.of();

  @Mixin private SettingsOption settings;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed that decides what is killed and when. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--recovery",
      paramLabel = "KILLS",
      description = "Measures the recovery time over this many kills of a TaskManager instead.")
  private Integer kills;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      defaultValue = "runs/chaos",
      description = "Folder of the cluster; removed on success. Default: ${DEFAULT-VALUE}.")
  private Path folder;

  @Option(
      names = "--table",
      paramLabel = "FILE",
      description =
          "Writes the rounds as a Markdown table, and the console output next to it with"
              + " the extension .log.")
  private Path table;

  @Override
  public Integer call() {
    require(rounds >= 1, "--rounds must be at least 1, not " + rounds);
    List<String> known = Algorithms.all().stream().map(Algorithm::word).toList();
    for (String name : algorithms) {
      require(
          known.contains(name),
          String.format("--algorithms: no %s; there are %s", name, String.join(", ", known)));
    }
    require(kills == null || kills >= 1, "--recovery must be at least 1, not " + kills);
    if (LocalCluster.exists(folder)) {
      throw new CommandException(folder + ": already exists; remove it, or choose another folder");
    }
    if (table != null) {
      ReportFile.prepare(table);
    }
    PrintWriter out = command.commandLine().getOut();
    try (TimedLog log = new TimedLog(out, Optional.ofNullable(table).map(ChaosCommand::beside))) {
      return run(log, out) ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
  }

  private static Path beside(Path table) {
    String name = table.getFileName().toString();
    String bare =
        name.endsWith(MARKDOWN) ? name.substring(0, name.length() - MARKDOWN.length()) : name;
    return table.resolveSibling(bare + ".log");
  }

  private boolean run(Consumer<String> log, PrintWriter out) {
    boolean measures = kills != null;
    LocalCluster cluster =
        LocalCluster.create(
            folder,
            measures ? ClusterShape.of(3, 1, false, 0, 0) : ClusterShape.of(2, 2, true, 0, 0));
    boolean good = false;
    try {
      cluster.start();
      good = measures ? measure(cluster, log, out) : play(cluster, log, out);
    } finally {
      if (good) {
        cluster.delete();
      } else {
        cluster.stop();
      }
    }
    return good;
  }

  private boolean play(LocalCluster cluster, Consumer<String> log, PrintWriter out) {
    List<ChaosOutcome> outcomes = new ArrayList<>();
    List<Algorithm> chosen =
        Algorithms.all().stream()
            .filter(one -> algorithms.isEmpty() || algorithms.contains(one.word()))
            .toList();
    Chaos chaos = new Chaos(cluster, chosen, settings.values(), seed, log);
    for (int round = 1; round <= rounds; round++) {
      outcomes.add(chaos.run(round));
    }
    String rows = ChaosOutcome.table(outcomes);
    out.print(rows);
    if (table != null) {
      String heading =
          String.format(
              "`./sluice chaos --rounds %d --seed %d%s`: short runs, while processes of their cluster"
                  + " are killed with `kill -9` after a random number of iterations and started"
                  + " again. The parameters are compared with those of the learning loop on one"
                  + " thread, bit for bit.%n%n",
              rounds, seed, choices());
      ReportFile.write(table, heading + rows);
    }
    return outcomes.stream().allMatch(ChaosOutcome::isGood);
  }

  /** What was chosen besides rounds and seed, as it is typed. */
  private String choices() {
    StringBuilder typed = new StringBuilder();
    if (!algorithms.isEmpty()) {
      typed.append(" --algorithms ").append(String.join(",", algorithms));
    }
    settings.values().forEach(setting -> typed.append(" --set ").append(setting));
    return typed.toString();
  }

  private boolean measure(LocalCluster cluster, Consumer<String> log, PrintWriter out) {
    List<Double> seconds = new Recovery(cluster, kills, log).measure();
    double[] values = seconds.stream().mapToDouble(Double::doubleValue).toArray();
    out.printf(
        "recovery after %d kills of a TaskManager: median %.2f s, longest %.2f s%n",
        values.length, Statistics.median(values), Collections.max(seconds));
    return true;
  }
}
