package org.sluice.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.browser.OpenPage;
import org.sluice.jobs.run.WrittenTrials;
import org.sluice.jobs.run.recorded.RecordedTrials;

/** Opens the page from disk in a browser. */
@Tag("chromium")
class ReportPageIT {

  private static final int WIDTH = 1100;
  private static final int HEIGHT = 1000;

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
    page = write();
  }

  private Path write() throws IOException {
    Report report =
        Report.of(
            RecordedTrials.below(List.of(home.resolve("runs"))),
            new Report.Options(true, 1, List.of(), false, Optional.empty()));
    return Files.write(home.resolve("report.html"), report.files().get("report.html").get());
  }

  @Test
  void isThePageOfWatchWithoutAServer() throws Exception {
    try (OpenPage opened = open(page)) {
      opened.await("document.querySelectorAll('#legend li').length === 5");
      assertThat(opened.text("document.querySelector('#plot canvas').width")).isNotEqualTo("0");
      assertThat(opened.text("document.getElementById('summary').textContent"))
          .startsWith("6 done: 1,536 steps, as of 20");
      assertThat(opened.text("document.querySelector('tbody .wide:nth-child(2)').textContent"))
          .isEqualTo("1");
      // Groups, with the mean and the band that the live page computes.
      choose(opened, "group", "policy.type");
      opened.await(
          "document.getElementById('legend').textContent"
              + ".includes('policy.type=gaussian (3 trials): 8 ± 3.266')");
      choose(opened, "group", "");
      choose(opened, "over", "time/iterations");
      opened.await(
          "document.getElementById('plot').ariaLabel.endsWith('iterations, 5 lines, up to 4')");
      opened.evaluate("document.querySelector('tbody button[title=normalizing-flow3]').click()");
      opened.await("document.querySelectorAll('.figure canvas').length > 8");
      assertThat(opened.text("document.getElementById('configuration').textContent"))
          .contains("seed3", "policy.typenormalizing-flow", "environmentPendulum-v1");
      assertThat(opened.text("document.getElementById('run').textContent"))
          .contains("# started: ", "# machine: ");
      assertThat(opened.text("document.getElementById('outcomes').textContent"))
          .isEqualTo("ACCEPTED: 4");
      assertThat(opened.text("document.querySelector('.report table').textContent"))
          .contains("policy.type=normalizing-flow");
      assertThat(opened.evaluate("document.getElementById('pause').hidden").asBoolean()).isTrue();
      assertThat(opened.console()).isEmpty();
    }
  }

  private OpenPage open(Path file) throws IOException {
    return new OpenPage(home.resolve("browser"), WIDTH, HEIGHT, file.toUri().toString());
  }

  private static void choose(OpenPage opened, String id, String value) {
    opened.evaluate(
        String.format(
            "{ const field = document.getElementById('%s'); field.value = '%s';"
                + " for (const type of ['input', 'change']) {"
                + " field.dispatchEvent(new Event(type, {bubbles: true})); } }",
            id, value));
  }

  @Test
  void itsTablesNeedNoScript() throws Exception {
    try (OpenPage opened = open(page)) {
      opened.await("document.querySelectorAll('#legend li').length === 5");
      opened.reloadWithoutScript();
      opened.await(
          "document.querySelectorAll('#legend li').length === 0 && document.querySelector('.report')");
      assertThat(opened.text("document.body.innerText"))
          .contains("these tables do not", "Final returns", "policy.type=gaussian")
          .doesNotContain("Reading the runs", "Hyper-parameters", "Pause");
    }
  }

  /** A name is text in the page and in its data, where it cannot end the script. */
  @Test
  void namesAreText() throws Exception {
    String name = "</script><img src=x onerror=alert(1)><!--";
    Path folder = Files.move(home.resolve("runs/gaussian1"), home.resolve("runs/odd"));
    Path configuration = folder.resolve("configuration.yaml");
    Files.writeString(
        configuration,
        Files.readString(configuration)
            .replace("environment: Pendulum-v1", "environment: \"" + name + "\""));
    try (OpenPage opened = open(write())) {
      opened.await("document.querySelectorAll('#legend li').length === 5");
      assertThat(opened.text("document.querySelector('.report table').textContent")).contains(name);
      assertThat(opened.evaluate("document.querySelectorAll('img').length").asInt()).isZero();
      assertThat(opened.console()).isEmpty();
    }
  }

  /** By the rules of WCAG 2.2 AA that a program can check. */
  @Test
  @Tag("node")
  void isAccessible() throws Exception {
    try (OpenPage opened = open(page)) {
      opened.await("document.querySelectorAll('#legend li').length === 5");
      opened.evaluate(
          Files.readString(Path.of("target/browser/node_modules/axe-core/axe.min.js")) + "; 0");
      for (int width : List.of(WIDTH, 390)) {
        opened.resize(width, HEIGHT);
        assertThat(
                opened.evaluate(
                    "axe.run().then(found => found.violations.map(one =>"
                        + " one.impact + ' ' + one.id + ': ' + one.nodes.map(node => node.html)))"))
            .as(width + " pixels")
            .isEmpty();
        assertThat(opened.evaluate("document.documentElement.scrollWidth").asInt())
            .isLessThanOrEqualTo(width);
      }
    }
  }
}
