package org.sluice.jobs.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.browser.OpenPage;

/** A page of artificial runs, opened in a browser. */
abstract class WatchedPage {

  static final int WIDTH = 1280;
  static final int HEIGHT = 900;
  static final int END = 35;

  @TempDir Path home;
  WatchedRuns runs;
  OpenPage page;

  @AfterEach
  void end() {
    if (page != null) {
      page.close();
    }
    if (runs != null) {
      runs.close();
    }
  }

  final Path folder(String name) {
    return home.resolve("runs").resolve(name);
  }

  /** Two policies with three seeds each; the flow's returns are higher. */
  final void sixTrials() {
    for (int seed = 1; seed <= 3; seed++) {
      WatchedRuns.write(folder("gaussian-" + seed), seed, "gaussian", seed, 6);
      WatchedRuns.write(folder("flow-" + seed), seed, "normalizing-flow", 10 * seed, 6);
    }
  }

  final void open() throws IOException {
    runs = new WatchedRuns(home.resolve("runs"));
    runs.follow();
    page = new OpenPage(home.resolve("browser"), WIDTH, HEIGHT, runs.server.address());
    page.await("document.querySelectorAll('#legend li').length > 0");
  }

  /** The texts of a column of the leaderboard's elements. */
  final List<String> column(int place) {
    return List.of(
        page.text(
                "[...document.querySelectorAll('#table tbody tr:not(.space)')].map(row => row.children["
                    + place
                    + "].textContent).join('|')")
            .split("\\|"));
  }

  final List<String> names() {
    return column(2);
  }

  final void type(String id, String value) {
    page.evaluate(
        String.format(
            "{ const field = document.getElementById('%s'); field.value = '%s';"
                + " field.dispatchEvent(new Event('input', {bubbles: true})); }",
            id, value));
  }

  final void click(String selector) {
    page.evaluate("document.querySelector(\"" + selector + "\").click()");
  }

  final String legend() {
    return page.text(
        "[...document.querySelectorAll('#legend li')].map(one => one.textContent).join('|')");
  }
}
