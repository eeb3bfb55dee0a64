package org.sluice.jobs.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sluice.jobs.browser.OpenPage;
import org.sluice.jobs.evaluation.film.Films;
import org.sluice.jobs.run.WrittenTrials;
import org.sluice.jobs.run.rejected.RejectedFile;
import org.sluice.jobs.run.rejected.RejectionCount;

/** Opens the page of runs in a browser, and uses it as a person would. */
@Tag("chromium")
class WatchPageIT extends WatchedPage {

  private static final int TAB = 9;

  @Test
  void trialsAreSortedFilteredAndGrouped() throws Exception {
    sixTrials();
    open();
    assertThat(names())
        .containsExactly("flow-3", "flow-2", "flow-1", "gaussian-3", "gaussian-2", "gaussian-1");
    click("th[aria-sort=descending] button");
    assertThat(names()).startsWith("gaussian-1", "gaussian-2").endsWith("flow-3");
    click("th:nth-child(3) button");
    assertThat(names()).startsWith("flow-1", "flow-2").endsWith("gaussian-3");
    assertThat(page.text("document.querySelector('[aria-sort=ascending]').textContent"))
        .isEqualTo("trial ▲");

    type("filter", "seed=2");
    assertThat(names()).containsExactly("flow-2", "gaussian-2");
    type("filter", "GAUSS return>6");
    assertThat(names()).containsExactly("gaussian-2", "gaussian-3");
    assertThat(page.text("document.getElementById('count').textContent")).isEqualTo("2 of 6");
    type("filter", "sed=2");
    assertThat(names()).hasSize(6);
    assertThat(page.text("document.getElementById('filter-problem').textContent"))
        .contains("'sed'", "seed, policy.type");
    type("filter", "");

    type("group", "policy.type");
    assertThat(names())
        .containsExactlyInAnyOrder("policy.type=gaussian", "policy.type=normalizing-flow");
    page.await(
        "document.getElementById('legend').textContent"
            + ".includes('policy.type=gaussian (3 trials): 12 ± 4.899')");
    click("tbody button[title='policy.type=gaussian']");
    assertThat(names()).containsExactly("gaussian-1", "gaussian-2", "gaussian-3");
    type("filter", "seed=2");
    assertThat(names()).containsExactly("gaussian-2");
    type("filter", "");
    assertThat(page.text("document.getElementById('leave').textContent"))
        .isEqualTo("Leave policy.type=gaussian");
    click("#leave");
    assertThat(names()).hasSize(2);
    assertThat(page.console()).isEmpty();
  }

  @Test
  void aGroupWithoutTheKeyOpensAsItsTrials() throws Exception {
    sixTrials();
    Path configuration = folder("flow-1").resolve("configuration.yaml");
    String text = Files.readString(configuration);
    Files.writeString(configuration, text.replace("pairs: 4", "pairs: 8"));
    open();
    type("filter", "return>6");
    type("group", "policy.flow.pairs");
    assertThat(names())
        .containsExactly("policy.flow.pairs=4", "policy.flow.pairs=8", "policy.flow.pairs=–");
    click("tbody button[title='policy.flow.pairs=–']");
    assertThat(names()).containsExactly("gaussian-3", "gaussian-2");
    assertThat(page.text("document.getElementById('filter').value")).isEqualTo("return>6");
    assertThat(page.console()).isEmpty();
  }

  @Test
  void everyHeadingSorts() throws Exception {
    WatchedRuns.write(folder("a"), 3, "gaussian", 5, 2);
    WatchedRuns.write(folder("b"), 2, "normalizing-flow", 1, 6);
    WatchedRuns.write(folder("c"), 1, "normalizing-flow", 4, 4);
    open();
    assertThat(sorted("return ▼")).isEqualTo("return ▲: b a c");
    assertThat(sorted("steps")).isEqualTo("steps ▼: b c a");
    assertThat(sorted("done")).isEqualTo("done ▼: b c a");
    assertThat(sorted("done ▼")).isEqualTo("done ▲: a c b");
    assertThat(sorted("version")).isEqualTo("version ▼: b c a");
    assertThat(sorted("trial")).isEqualTo("trial ▲: a b c");
    assertThat(sorted("seed")).isEqualTo("seed ▲: c b a");
    assertThat(sorted("policy.type")).isEqualTo("policy.type ▲: a b c");
    type("group", "policy.type");
    assertThat(sorted("trials"))
        .isEqualTo("trials ▼: policy.type=normalizing-flow policy.type=gaussian");
    assertThat(sorted("trials ▼"))
        .isEqualTo("trials ▲: policy.type=gaussian policy.type=normalizing-flow");
    type("group", "");
    assertThat(names()).containsExactly("c", "a", "b"); // by their returns again
    assertThat(page.evaluate("document.querySelectorAll('th:nth-child(2) button').length").asInt())
        .as("buttons of the rank")
        .isZero();
    assertThat(page.console()).isEmpty();
  }

  /** Clicks a heading; what it says then, and the order of the rows. */
  private String sorted(String heading) {
    page.evaluate(
        "[...document.querySelectorAll('th button')].find(one => one.textContent === '"
            + heading
            + "').click()");
    return page.text("document.querySelector('th:not([aria-sort=none])[aria-sort]').textContent")
        + ": "
        + String.join(" ", names());
  }

  @Test
  void coloursCanBeChosenIfTheBrowserRemembersNothing() throws Exception {
    WatchedRuns.write(folder("a"), 1, "gaussian", 1, 4);
    open();
    page.evaluate(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked'); }}); 0");
    for (String colours : List.of("dark", "light")) {
      page.evaluate(
          "(select => { select.value = '"
              + colours
              + "'; select.dispatchEvent(new Event('change')); })(document.getElementById('theme'))");
      assertThat(page.evaluate("document.documentElement.classList.contains('dark')").asBoolean())
          .isEqualTo(colours.equals("dark"));
    }
    assertThat(page.console()).isEmpty();
  }

  @Test
  void chosenTrialsAreCompared() throws Exception {
    sixTrials();
    open();
    assertThat(legend().split("\\|")).hasSize(5);
    click("[aria-label='compare gaussian-2']");
    page.await("document.getElementById('legend').textContent === 'gaussian-2: 12'");
    click("[aria-label='compare flow-1']");
    page.await("document.querySelectorAll('#legend li').length === 2");
    assertThat(legend()).isEqualTo("flow-1: 60|gaussian-2: 12");
    type("metric", "train/entropy");
    page.evaluate("document.getElementById('metric').dispatchEvent(new Event('change'))");
    page.await("document.getElementById('plot').ariaLabel.startsWith('train/entropy')");
    click("#clear");
    page.await("document.querySelectorAll('#legend li').length === 5");
    assertThat(page.console()).isEmpty();
  }

  @Test
  void aTrialOpensWithItsFiguresAndFilms() throws Exception {
    sixTrials();
    Files.writeString(
        folder("flow-2").resolve("film.html"), Films.random("CartPole-v1", 1, 10).page("A film"));
    open();
    assertThat(page.text("document.getElementById('parallel').ariaLabel"))
        .isEqualTo(
            "6 trials over seed, policy.type and return; the best, flow-3:"
                + " seed=3, policy.type=normalizing-flow, return 180");
    click("tbody button[title='flow-2']");
    page.await("document.querySelectorAll('.figure canvas').length > 8");
    assertThat(page.text("document.getElementById('trial-title').textContent")).isEqualTo("flow-2");
    assertThat(page.text("[...document.querySelectorAll('h3')].map(one => one.textContent).join()"))
        .contains("train/kl_divergence_loss", "train/explained_variance", "time/time_elapsed");
    assertThat(page.text("document.getElementById('configuration').textContent"))
        .contains("policy.typenormalizing-flow");
    assertThat(page.text("document.activeElement.id")).isEqualTo("trial");
    String figure = "document.querySelector('.figure [aria-label*=ep_rew_mean]').ariaLabel";
    assertThat(page.text(figure)).isEqualTo("rollout/ep_rew_mean over steps: 20 at first, 120 now");
    page.evaluate("window.link = document.querySelector('#films a'); link.focus()");
    page.evaluate("window.value = document.querySelector('#configuration dd'); 0");
    WatchedRuns.grow(folder("flow-2"), 7, 99);
    page.await(figure + ".endsWith('99 now')");
    assertThat(page.evaluate("document.activeElement === window.link").asBoolean()).isTrue();
    assertThat(page.evaluate("document.contains(window.value)").asBoolean()).isTrue();
    String film = page.text("document.querySelector('#films a').href");
    try (OpenPage opened = new OpenPage(home.resolve("film"), WIDTH, HEIGHT, film)) {
      opened.press("End", END);
      assertThat(opened.text("document.getElementById('step').textContent")).isEqualTo("10");
      assertThat(opened.console()).isEmpty();
    }
    click("#close");
    assertThat(page.evaluate("document.querySelectorAll('.figure').length").asInt()).isZero();
    assertThat(page.console()).isEmpty();
  }

  @Test
  void aThousandTrialsAreFewElements() throws Exception {
    Path model = folder("0000");
    WatchedRuns.write(model, 1, "gaussian", 1, 6);
    for (int trial = 1; trial < 1000; trial++) {
      Path copy = folder(String.format("%04d", trial));
      Files.createDirectory(copy);
      for (String file : List.of("progress.csv", "configuration.yaml")) {
        Files.copy(model.resolve(file), copy.resolve(file));
      }
    }
    open();
    page.await("document.getElementById('count').textContent === '1,000 of 1,000'");
    int rows = 0;
    for (int place : List.of(0, 9_000, 20_000, 33_000)) {
      page.evaluate("document.getElementById('table').scrollTop = " + place);
      page.evaluate(
          "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
      rows = Math.max(rows, page.evaluate("document.querySelectorAll('#table tr').length").asInt());
      // The rows at the middle of what is seen are elements.
      String seen =
          page.text(
              "(() => { const box = document.getElementById('table').getBoundingClientRect();"
                  + " return document.elementFromPoint(box.left + 80, box.top + box.height / 2)"
                  + ".closest('tr').ariaRowIndex; })()");
      assertThat(Integer.parseInt(seen)).isBetween(place / 34, place / 34 + 20);
    }
    assertThat(rows).isBetween(20, 40);
    type("filter", "0999");
    assertThat(names()).containsExactly("0999");
    // A row that sorting moves out of sight leaves the focus in the table.
    type("filter", "");
    page.evaluate("document.querySelector('tbody button[title=\"0001\"]').focus()");
    sorted("trial");
    assertThat(page.text("document.activeElement.title")).isEqualTo("0001");
    sorted("trial ▲");
    assertThat(names()).startsWith("0999");
    assertThat(page.text("document.activeElement.id")).isEqualTo("table");
    assertThat(page.console()).isEmpty();
  }

  @Test
  void rejectedRecordsAreNoneUnknownOrCounted() throws Exception {
    sixTrials();
    RejectedFile.keep(folder("flow-1"), List.of());
    open();
    assertThat(rejected()).isEqualTo("none in 1 run, unknown for 5");
    assertThat(page.text("document.getElementById('rejected-unknown').textContent"))
        .startsWith("no rejected.csv in the folder: ")
        .endsWith(": flow-2, flow-3, gaussian-1, gaussian-2, gaussian-3");
    for (int seed = 1; seed <= 3; seed++) {
      RejectedFile.keep(folder("flow-" + seed), List.of());
      RejectedFile.keep(folder("gaussian-" + seed), List.of());
    }
    page.await("document.getElementById('rejected-count').textContent === 'none'");
    assertThat(page.text("document.getElementById('rejected-unknown').textContent")).isEmpty();
    RejectedFile.keep(
        folder("flow-2"),
        List.of(
            new RejectionCount(
                "DAMAGED", 1234, Instant.now(), "run.transitions", 1, 77, "<b>the checksum</b>")));
    page.await("document.getElementById('rejected-count').textContent === '1,234'");
    assertThat(page.text("document.querySelector('#rejected tbody').textContent"))
        .startsWith("flow-2DAMAGED1,234<b>the checksum</b>run.transitions/1/77");
    assertThat(page.console()).isEmpty();
  }

  private String rejected() {
    return page.text("document.getElementById('rejected-count').textContent");
  }

  /** The mean of trials is computed in the page. */
  @Test
  void aCurveIsTheMeanWhereAllHaveAValue() throws Exception {
    WatchedRuns.write(folder("a"), 1, "gaussian", 1, 4);
    open();
    String line =
        "const line = (a, b, k) => { const x = Array.from({length: b - a + 1}, (_, i) => a + i);"
            + " return {x, y: x.map(one => k * one)}; }; const none = {x: [], y: []}; ";
    assertThat(curve(line, "[line(1, 8, 1), line(3, 9, 3), none]"))
        .isEqualTo(
            "{\"x\":[3,4,5,6,7,8],\"mean\":[6,8,10,12,14,16],"
                + "\"deviation\":[3,4,5,6,7,8],\"trials\":2}");
    assertThat(curve(line, "[{x: [0, 10], y: [0, 20]}, line(2, 4, 2)]")) // of other batches
        .isEqualTo("{\"x\":[2,3,4],\"mean\":[4,6,8],\"deviation\":[0,0,0],\"trials\":2}");
    assertThat(curve(line, "[line(0, 2, 1), line(3, 4, 1)]")).startsWith("{\"x\":[],");
    assertThat(curve(line, "[none]"))
        .isEqualTo("{\"x\":[],\"mean\":[],\"deviation\":[],\"trials\":0}");
    assertThat(
            page.text(
                "import('/curve.js').then(({curve, MOST}) => { "
                    + line
                    + "const {x, mean} = curve([line(0, 5000, 1)]);"
                    + " return [x.length === MOST, x[0], x.at(-1), mean.at(-1)].join(); })"))
        .isEqualTo("true,0,5000,5000");
  }

  private String curve(String before, String trials) {
    return page.text(
        "import('/curve.js').then(({curve}) => { "
            + before
            + "return JSON.stringify(curve("
            + trials
            + ")); })");
  }

  @Test
  void saysWhichTrialFailedAndWhichFellBack() throws Exception {
    sixTrials();
    Path progress = folder("flow-2").resolve("progress.csv");
    List<String> rows = Files.readAllLines(progress);
    rows.set(3, rows.get(3).replace("ACCEPTED", "LINE_SEARCH_FAILED"));
    Files.write(progress, rows);
    WrittenTrials.fail(
        folder("gaussian-3"),
        WrittenTrials.trial(3, "gaussian", 0.01, 10),
        7,
        "lane 1: the observation is not finite");
    open();
    assertThat(page.text("document.getElementById('problems').textContent"))
        .isEqualTo("gaussian-3 failed: lane 1: the observation is not finite");
    assertThat(sorted("fallbacks")).startsWith("fallbacks ▼: flow-2 ");
    type("filter", "fallbacks>0");
    assertThat(names()).containsExactly("flow-2");
    type("filter", "trend>13");
    assertThat(names()).containsExactly("flow-2", "flow-3"); // a quarter of 10 iterations
    type("filter", "");
    click("tbody button[title='flow-2']");
    page.await(
        "document.getElementById('outcomes').textContent === 'ACCEPTED: 5, LINE_SEARCH_FAILED: 1'");
    assertThat(page.console()).isEmpty();
  }

  @Test
  void namesAreText() throws Exception {
    String name = "<img src=x onerror=alert(1)><b>bold";
    WatchedRuns.write(folder(name), 1, "gaussian", 1, 4);
    WatchedRuns.write(folder("other"), 2, "gaussian", 1, 3);
    open();
    assertThat(names()).containsExactly(name, "other");
    assertThat(page.evaluate("document.querySelectorAll('img, b').length").asInt()).isZero();
    assertThat(legend()).startsWith(name);
    assertThat(page.console()).isEmpty();
  }

  @Test
  void theKeyboardReachesEverything() throws Exception {
    sixTrials();
    open();
    page.evaluate("document.body.focus()");
    StringBuilder reached = new StringBuilder();
    for (int i = 0; i < 26; i++) {
      page.press("Tab", TAB);
      reached.append(
          page.text(
              "(at => (at.id || at.ariaLabel || at.textContent) + '|')(document.activeElement)"));
    }
    assertThat(reached.toString())
        .startsWith(
            "Skip to the trials|pause|theme|metric|over|plot|filter|state|group|table|trial|")
        .contains("|return ▼|", "|compare flow-3|flow-3|");
  }

  /** By the rules of WCAG 2.2 AA that a program can check. */
  @Test
  @Tag("node")
  void isAccessible() throws Exception {
    sixTrials();
    open();
    click("tbody button");
    page.await("document.querySelectorAll('.figure canvas').length > 8");
    page.evaluate(
        Files.readString(Path.of("target/browser/node_modules/axe-core/axe.min.js")) + "; 0");
    for (String colours : List.of("light", "dark")) {
      for (int width : List.of(WIDTH, 390)) {
        page.prefer(colours);
        page.resize(width, HEIGHT);
        page.await(
            "document.documentElement.classList.contains('dark') === " + colours.equals("dark"));
        JsonNode found =
            page.evaluate(
                "axe.run().then(found => found.violations.map(one =>"
                    + " one.impact + ' ' + one.id + ': ' + one.nodes.map(node => node.html)))");
        assertThat(found).as(colours + " at " + width + " pixels").isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth").asInt())
            .as("no scrolling sideways")
            .isLessThanOrEqualTo(width);
      }
    }
    assertThat(page.console()).isEmpty();
  }
}
