package org.sluice.jobs.cli.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.cli.Console;

class RegressionBandPlotCommandTest {

  @TempDir private Path folder;

  /** 20 points, and 121 places for each of three methods. */
  @Test
  void drawsBandsAndWritesTheirNumbers() throws IOException {
    Path file = folder.resolve("band");
    Console console = Console.run("plot", "regression-band", "--steps", "30", "--out", file);
    assertThat(console.exitCode()).as(console.err()).isZero();
    assertThat(console.out())
        .contains("multiplicative flows")
        .contains("Bayes by backprop")
        .contains("dropout")
        .endsWith(file + ".csv\n");
    List<String> rows = Files.readAllLines(folder.resolve("band.csv"));
    assertThat(rows).hasSize(1 + 20 + 3 * 121).doesNotHaveDuplicates();
    assertThat(rows.get(0)).isEqualTo("series,x,y,deviation");
    assertThat(rows.subList(21, rows.size()))
        .allSatisfy(row -> assertThat(Double.parseDouble(row.split(",", -1)[3])).isPositive());
    assertThat(ImageIO.read(folder.resolve("band.png").toFile()).getWidth()).isGreaterThan(1200);
  }

  @Test
  void allMistakesAreToldAtOnce() {
    Console console = Console.run("plot", "regression-band", "--steps", "0", "--out", folder);
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err())
        .contains("--steps must be at least 1, not 0")
        .contains(folder + ": is a folder");
  }
}
