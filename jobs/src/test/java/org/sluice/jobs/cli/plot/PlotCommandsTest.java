package org.sluice.jobs.cli.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.env.Generator;
import org.sluice.jobs.cli.Console;
import org.sluice.jobs.run.Runs;
import org.sluice.jobs.run.files.SnapshotFile;
import org.sluice.learning.policy.Actor;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.rollout.ObservationStatistics;
import org.sluice.learning.rollout.Seeds;
import org.sluice.learning.trial.LowerLayers;
import org.sluice.learning.trial.SpecifiedPolicy;

class PlotCommandsTest {

  private static final int POLICIES = 4;

  @ParameterizedTest
  @CsvSource({"correlated-bandit, 1", "bimodal-bandit, 2"})
  void aBanditIsPlotted(String name, int seeds, @TempDir Path folder) throws IOException {
    Console console =
        Console.run(
            "plot",
            name,
            "--conf=../conf/" + name + ".yaml",
            "--set=total-steps=2048",
            "--seeds=" + seeds,
            "--out=" + folder.resolve("new"));
    assertThat(console.err()).isEmpty();
    assertThat(console.exitCode()).isZero();
    assertThat(console.out()).contains("Gaussian", "GMM-2", "GMM-5", "flow");
    check(folder.resolve("new"), name, seeds * POLICIES);
  }

  @Test
  void theKlBallIsPlotted(@TempDir Path folder) throws IOException {
    Console console = Console.run("plot", "kl-ball", "--out=" + folder);
    assertThat(console.err()).isEmpty();
    assertThat(console.exitCode()).isZero();
    check(folder, "kl-ball", POLICIES);
  }

  private static void check(Path folder, String name, int rows) throws IOException {
    BufferedImage image = ImageIO.read(folder.resolve(name + ".png").toFile());
    assertThat(image.getWidth()).isBetween(1000, 3000);
    assertThat(image.getHeight()).isBetween(1000, 3000);
    JsonNode numbers = new ObjectMapper().readTree(folder.resolve(name + ".json").toFile());
    assertThat(numbers).hasSize(rows);
    assertThat(numbers).allSatisfy(row -> assertThat(row.get("divergence").isNumber()).isTrue());
  }

  @Test
  void endsOfEpisodesArePlotted(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("new").resolve("ends");
    Console console =
        Console.run(
            "plot", "positions", "MultiGoal-v0", "--episodes=7", "--seed=3", "--out=" + file);
    assertThat(console.err()).isEmpty();
    assertThat(console.exitCode()).isZero();
    assertThat(ImageIO.read(Path.of(file + ".png").toFile()).getWidth()).isBetween(1000, 3000);
    List<String> rows = Files.readAllLines(Path.of(file + ".csv"));
    assertThat(rows).hasSize(1 + 7).first().isEqualTo("subject,episode,x,y,return,length");
    double x = 0;
    for (String row : rows.subList(1, rows.size())) {
      assertThat(row).matches("MultiGoal-v0,\\d,-?[\\d.]+,-?[\\d.]+,-[\\d.]+,\\d+");
      x += Double.parseDouble(row.split(",", -1)[2]) / 7;
    }
    assertThat(console.out()).contains(String.format(Locale.ROOT, "%10.3f", x));
  }

  @Test
  void actionsArePlotted(@TempDir Path folder) throws IOException {
    PolicySnapshot policy = Runs.snapshot(Runs.trial("t"), 1);
    Path one = Files.write(folder.resolve("one"), SnapshotFile.encode(policy));
    Path file = folder.resolve("new").resolve("actions");
    Console console =
        Console.run(
            "plot", "actions", one, "--samples=500", "--state=0.1,0.2,0.3", "--out=" + file);
    assertThat(console.err()).isEmpty();
    assertThat(console.exitCode()).isZero();
    assertThat(ImageIO.read(Path.of(file + ".png").toFile()).getWidth()).isBetween(500, 3000);
    List<String> rows = Files.readAllLines(Path.of(file + ".csv"));
    assertThat(rows).hasSize(1 + 500).first().isEqualTo("subject,sample,component,action");
    double mean = 0;
    for (String row : rows.subList(1, rows.size())) {
      mean += Double.parseDouble(row.split(",", -1)[3]) / 500;
    }
    assertThat(console.out()).contains(String.format(Locale.ROOT, "%9d %10.3f", 0, mean));
    Actor actor = new Actor(SpecifiedPolicy.create(policy.specification()));
    actor.setParameters(policy.policy());
    double[] state = new double[3];
    new ObservationStatistics(policy.means(), policy.deviations())
        .normalise(new double[] {0.1, 0.2, 0.3}, state);
    double[] action = new double[1];
    actor.act(state, new Generator(Seeds.actions(0, 0)), action);
    assertThat(rows.get(1)).isEqualTo(one + ",0,0," + (float) action[0]);
  }

  /** They are the environment's, not what the policy chooses for the layers. */
  @Test
  void actionsAboveLayersArePlotted(@TempDir Path folder) throws IOException {
    PolicySnapshot upper = Runs.snapshot(Runs.trial("upper"), 1);
    List<PolicySnapshot> below = LowerLayers.of(Runs.snapshot(Runs.trial("low"), 2));
    Path one = Files.write(folder.resolve("one"), SnapshotFile.encode(upper.above(below)));
    Path flat = Files.write(folder.resolve("flat"), SnapshotFile.encode(upper));
    Path file = folder.resolve("actions");
    Console console =
        Console.run("plot", "actions", one, flat, "--state=0.1,0.2,0.3", "--out=" + file);
    assertThat(console.err()).isEmpty();
    assertThat(console.exitCode()).isZero();
    List<String> rows = Files.readAllLines(Path.of(file + ".csv"));
    double[] applied = new double[1];
    for (int i = 0; i < 1000; i++) {
      double chosen = Double.parseDouble(rows.get(1001 + i).split(",", -1)[3]);
      LowerLayers.frozen(below)
          .map(
              new double[] {0.1, 0.2, 0.3},
              new double[] {Math.max(-2, Math.min(2, chosen))},
              applied);
      assertThat(Double.parseDouble(rows.get(1 + i).split(",", -1)[3]))
          .isCloseTo(applied[0], within(1e-4));
    }
  }

  @Test
  void aStateOfAnotherSizeIsRefused(@TempDir Path folder) throws IOException {
    Path one =
        Files.write(folder.resolve("one"), SnapshotFile.encode(Runs.snapshot(Runs.trial("t"), 1)));
    Path out = folder.resolve("actions");
    Console console = Console.run("plot", "actions", one, "--state=1,2", "--out=" + out);
    assertThat(console.exitCode()).isNotZero();
    assertThat(console.err())
        .contains("its observations have 3 numbers, but the state has 2")
        .hasLineCount(1);
    assertThat(Path.of(out + ".png")).doesNotExist();
  }

  @Test
  void endsAtGoalsAreCounted(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("ends");
    Console console =
        Console.run(
            "plot", "positions", "MultiGoal-v0", "--episodes=60", "--within=1", "--out=" + file);
    assertThat(console.err()).isEmpty();
    assertThat(console.exitCode()).isZero();
    int[] counts = new int[4];
    int reached = 0;
    List<String> rows = Files.readAllLines(Path.of(file + ".csv"));
    for (String row : rows.subList(1, rows.size())) {
      String[] cells = row.split(",", -1);
      double x = Double.parseDouble(cells[2]);
      double y = Double.parseDouble(cells[3]);
      double[][] goals = {{5, 0}, {-5, 0}, {0, 5}, {0, -5}};
      for (int goal = 0; goal < 4; goal++) {
        counts[goal] += Math.hypot(x - goals[goal][0], y - goals[goal][1]) < 1 ? 1 : 0;
      }
      reached += Integer.parseInt(cells[5]) < 30 ? 1 : 0; // only a goal ends an episode early
    }
    assertThat(Arrays.stream(counts).sum()).isBetween(Math.max(1, reached), reached + 5);
    assertThat(console.out())
        .contains(String.format("%d %d %d %d", counts[0], counts[1], counts[2], counts[3]));
  }

  @Test
  void goalsAreCountedWhereThereAreSome(@TempDir Path folder) {
    Console console =
        Console.run(
            "plot", "positions", "AntRunning-v0", "--within=1", "--out=" + folder.resolve("ends"));
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err()).contains("but AntRunning-v0 has none; leave it out");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void endsNeedATaskWithAPosition(@TempDir Path folder) {
    Console console =
        Console.run("plot", "positions", "Pendulum-v1", "--out=" + folder.resolve("ends"));
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err()).contains("Pendulum-v1 has no position in a plane", "Ant-v4");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void endsOfDifferentQuantitiesAreNotOnePlot(@TempDir Path folder) {
    Console console =
        Console.run(
            "plot",
            "positions",
            "AntRunning-v0",
            "Ant-v4",
            "TrpoHopper-v0",
            "--out=" + folder.resolve("ends"));
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err())
        .contains(
            "AntRunning-v0 has x (m) and y (m), but TrpoHopper-v0 has distance (m) and height of",
            "draw one for each");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void anotherTasksConfigurationIsRefused(@TempDir Path folder) {
    Console console =
        Console.run(
            "plot", "bimodal-bandit", "--conf=../conf/correlated-bandit.yaml", "--out=" + folder);
    assertThat(console.exitCode()).isEqualTo(1);
    assertThat(console.err())
        .contains("bimodal-bandit is about BimodalBandit-v0, not CorrelatedBandit-v0");
  }

  @Test
  void aFolderThatCannotBeIsSaidAtOnce(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "");
    Console console = Console.run("plot", "kl-ball", "--out=" + file);
    assertThat(console.exitCode()).isEqualTo(1);
    assertThat(console.err()).contains("taken").contains("cannot be written");
  }

  @Test
  void seedsAreCountedFromOne(@TempDir Path folder) {
    Console console = Console.run("plot", "kl-ball", "--seeds=0", "--out=" + folder);
    assertThat(console.exitCode()).isNotZero();
    assertThat(console.err()).contains("--seeds must be at least 1, not 0");
  }
}
