package org.sluice.jobs.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.cli.Console;

class SolveBenchCommandTest {

  private static final int EPISODES = 30;

  @TempDir private Path folder;

  /** A chain of 2 places: an episode has 10 steps and returns at most 10, at least 0. */
  private Path configuration() throws IOException {
    return Files.writeString(
        folder.resolve("chain.yaml"),
        String.join(
            "\n",
            "environment: {id: NChain-v0, length: 2}",
            "algorithm: dqn",
            "policy: {type: q-network, hidden: 4}",
            "seeds: 2",
            "lanes: 1",
            "batch: 10",
            "minibatch: 4",
            "warm-up: 10",
            "updates-per-step: 0.1",
            "snapshot-every: 0",
            "total-steps: " + 10 * EPISODES));
  }

  private Console run(Path configuration, Path csv, String least, int inARow) {
    return Console.run(
        "solve-bench", configuration, "--return", least, "--in-a-row", inARow, "--csv", csv);
  }

  @Test
  void stopsAfterSoManyInARowAndSkipsWhatHasARow() throws IOException {
    Path csv = folder.resolve("rows.csv");
    Console console = run(configuration(), csv, "0", 3);
    assertThat(console.exitCode()).as(console.err()).isZero();
    List<String> lines = Files.readAllLines(csv);
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0))
        .isEqualTo("trial,return,in_a_row,solved,iterations,first,latest_return");
    assertThat(lines.get(1)).startsWith("chain/seed=1,0.0,3,true,3,1,");
    assertThat(lines.get(2)).startsWith("chain/seed=2,0.0,3,true,3,1,");
    Files.write(csv, lines.subList(0, 2));
    Console again = run(configuration(), csv, "0", 3);
    assertThat(again.out()).startsWith("chain/seed=2 solved after 3");
    assertThat(again.err())
        .contains("chain/seed=1 is skipped, as it has a row in " + csv)
        .doesNotContain("seed=2");
    assertThat(Files.readAllLines(csv)).isEqualTo(lines);
  }

  @Test
  void whatIsNeverReachedIsNotSolved() throws IOException {
    Path csv = folder.resolve("rows.csv");
    assertThat(run(configuration(), csv, "11", 1).exitCode()).isZero();
    assertThat(Files.readAllLines(csv).get(1))
        .startsWith("chain/seed=1,11.0,1,false," + EPISODES + ",0,");
  }

  @Test
  void mistakesAreNamed() throws IOException {
    Path other = Files.writeString(folder.resolve("other.csv"), "a,b\n");
    assertThat(run(configuration(), other, "1", 0).exitCode()).isEqualTo(2);
    Console console = run(configuration(), other, "1", 1);
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err()).contains("other.csv: its first line is not trial,return");
    assertThat(Files.readString(other)).isEqualTo("a,b\n");
  }

  @Test
  void rowsByAnotherCriterionAreRefused() throws IOException {
    String rows =
        """
        trial,return,in_a_row,solved,iterations,first,latest_return
        chain/seed=1,5.0,3,true,3,1,7.0
        """;
    Path csv = Files.writeString(folder.resolve("rows.csv"), rows);
    for (Console console :
        List.of(run(configuration(), csv, "4", 3), run(configuration(), csv, "5", 2))) {
      assertThat(console.exitCode()).isEqualTo(2);
      assertThat(console.err())
          .contains("rows.csv: its rows are for --return 5.0 --in-a-row 3; name another file");
    }
    assertThat(Files.readString(csv)).isEqualTo(rows);
    Files.writeString(csv, rows + "chain/seed=2,5.0");
    assertThat(run(configuration(), csv, "5", 3).err())
        .contains("rows.csv: line 3 has 2 cells, not 7; remove it, or name another file");
  }
}
