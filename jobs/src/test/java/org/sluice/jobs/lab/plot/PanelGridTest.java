package org.sluice.jobs.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.XYChart;
import org.sluice.jobs.lab.toy.Grid;
import org.sluice.jobs.lab.toy.Points;

class PanelGridTest {

  private static final Grid GRID = new Grid(2, 41);

  private static DensityPanel panel() {
    return new DensityPanel("a hill", "a", GRID, 1.5)
        .samples("samples", new Points(new double[] {0, 1}, new double[] {0.5, -1}))
        .target("target", GRID.evaluate((x, y) -> -(x * x + y * y)))
        .policy("policy", GRID.evaluate((x, y) -> -(x * x + 2 * y * y)));
  }

  @Test
  void bothAxesHaveOneScale() {
    XYChart chart = panel().chart();
    BufferedImage image =
        new BufferedImage(
            chart.getWidth(), PanelGrid.squaredHeight(chart), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    chart.paint(graphics, image.getWidth(), image.getHeight());
    graphics.dispose();
    double unitX = chart.getScreenXFromChart(1) - chart.getScreenXFromChart(0);
    double unitY = chart.getScreenYFromChart(0) - chart.getScreenYFromChart(1);
    assertThat(unitX).isGreaterThan(50).isCloseTo(unitY, within(0.01 * unitX));
  }

  @Test
  void panelsStandInRows(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("three.png");
    PanelGrid.write(List.of(panel(), panel(), panel()), 2, file);
    BufferedImage three = ImageIO.read(file.toFile());
    PanelGrid.write(List.of(panel()), 1, file);
    BufferedImage one = ImageIO.read(file.toFile());
    assertThat(three.getWidth()).isEqualTo(2 * one.getWidth());
    assertThat(three.getHeight()).isEqualTo(2 * one.getHeight());
    // The place of the fourth is empty.
    assertThat(three.getRGB(three.getWidth() * 3 / 4, three.getHeight() * 3 / 4))
        .isEqualTo(0xFFFFFFFF);
  }
}
