package org.sluice.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.browser.Chromium;
import org.sluice.jobs.run.WrittenTrials;
import org.sluice.jobs.run.plot.Picture;
import org.sluice.jobs.run.recorded.RecordedTrials;

/** Opens the page from disk in a browser. */
@Tag("chromium")
class ReportPageIT {

  private static final int WIDTH = 1100;
  private static final int HEIGHT = 3000;

  /** Of a line that is 2 wide and crosses a figure. */
  private static final int LEAST_PIXELS = 300;

  @TempDir Path home;
  private Path page;

  @BeforeEach
  void writeReport() throws IOException {
    for (int seed = 1; seed <= 3; seed++) {
      for (String policy : List.of("gaussian", "normalizing-flow")) {
        double slope = policy.equals("gaussian") ? seed : 3 * seed;
        WrittenTrials.write(
            home.resolve("runs/" + policy + seed),
            WrittenTrials.trial(seed, policy, 0.01, 4),
            1,
            slope,
            2 * slope,
            3 * slope,
            4 * slope);
      }
    }
    Report report =
        Report.of(
            RecordedTrials.below(List.of(home.resolve("runs"))),
            new Report.Options(true, 1, List.of(), false, Optional.empty()));
    page = Files.write(home.resolve("report.html"), report.files().get("report.html").get());
  }

  /**
   * What a browser made of a page.
   *
   * @param console messages of the page and errors of loading it
   */
  private record Seen(List<String> console, BufferedImage screenshot) {

    long count(Color colour) {
      int[] pixels = screenshot.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
      return Arrays.stream(pixels).filter(pixel -> pixel == colour.getRGB()).count();
    }
  }

  private Seen open(Path file) throws IOException, InterruptedException {
    Path screenshot = home.resolve("screenshot.png");
    List<String> console =
        new Chromium(home, WIDTH, HEIGHT).open(file, "--screenshot=" + screenshot).console();
    return new Seen(console, ImageIO.read(screenshot.toFile()));
  }

  @Test
  void itsFiguresAreSeenAndTheConsoleIsSilent() throws Exception {
    Seen seen = open(page);
    assertThat(seen.console()).isEmpty();
    assertThat(seen.count(Picture.COLOURS.get(0))).isGreaterThan(LEAST_PIXELS);
    assertThat(seen.count(Picture.COLOURS.get(1))).isGreaterThan(LEAST_PIXELS);
    assertThat(seen.count(Picture.COLOURS.get(2))).isZero();
  }

  /** The test above would detect such failures. */
  @Test
  void aFigureThatIsNotSeenAndAnErrorWouldBeNoticed() throws Exception {
    String broken =
        Files.readString(page).replace("data:image/svg+xml", "https://localhost/figure?");
    Seen seen = open(Files.writeString(home.resolve("broken.html"), broken));
    assertThat(seen.console()).isNotEmpty();
    assertThat(seen.count(Picture.COLOURS.get(0))).isZero();
  }
}
