package org.sluice.jobs.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.util.FileUtils;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the page shows of runs that grow, end or are deleted while it is open. */
@Tag("chromium")
class WatchUpdatesIT extends WatchedPage {

  private static final int HOME = 36;
  private static final int RIGHT = 39;
  private static final int ESCAPE = 27;

  @Test
  void theCurvesOfAGrowingRunMove() throws Exception {
    WatchedRuns.write(folder("a"), 1, "gaussian", 1, 4);
    open();
    assertThat(legend()).isEqualTo("a: 4");
    assertThat(page.text("document.getElementById('plot').ariaLabel"))
        .isEqualTo("rollout/ep_rew_mean over environment steps, 1 line, up to 256");
    String before = page.text("document.querySelector('#plot canvas').toDataURL()");
    WatchedRuns.grow(folder("a"), 5, 40);
    WatchedRuns.grow(folder("a"), 6, 50);
    page.await("document.getElementById('legend').textContent === 'a: 50'");
    assertThat(page.text("document.getElementById('plot').ariaLabel")).endsWith("up to 384");
    page.await(
        "document.querySelector('#plot canvas').toDataURL() !== "
            + new ObjectMapper().writeValueAsString(before));
    assertThat(names()).containsExactly("a");
    assertThat(page.text("document.querySelector('tbody').textContent")).contains("384", "60 %");
    assertThat(page.console()).isEmpty();
  }

  /** The state that a trial has left stays chosen. */
  @Test
  void aChosenStateStays() throws Exception {
    WatchedRuns.write(folder("a"), 1, "gaussian", 1, 9);
    open();
    type("state", "stopped");
    assertThat(names()).containsExactly("a");
    WatchedRuns.grow(folder("a"), 10, 50);
    page.await("document.getElementById('summary').textContent.startsWith('1 done')");
    assertThat(page.text("document.getElementById('state').value")).isEqualTo("stopped");
    assertThat(page.text("document.getElementById('count').textContent")).isEqualTo("0 of 1");
  }

  private String plot() {
    return page.text("document.getElementById('plot').ariaLabel");
  }

  @Test
  void aZoomStaysWhileTheRunGrows() throws Exception {
    WatchedRuns.write(folder("a"), 1, "gaussian", 1, 4);
    WatchedRuns.write(folder("b"), 2, "gaussian", 2, 4);
    open();
    page.evaluate(
        "(() => { const over = document.querySelector('#plot .u-over');"
            + " const box = over.getBoundingClientRect();"
            + " const send = (type, share) => (type === 'mouseup' ? document : over).dispatchEvent("
            + " new MouseEvent(type, {bubbles: true, button: 0, movementX: 1, clientX: box.left + share * box.width,"
            + " clientY: box.top + 50}));"
            + " send('mouseenter', 0.25); send('mousemove', 0.25); send('mousedown', 0.25);"
            + " send('mousemove', 0.5); send('mousemove', 0.75); send('mouseup', 0.75); })()");
    page.await("document.getElementById('plot').ariaLabel.includes('zoomed')");
    assertThat(plot()).endsWith("up to 256, zoomed to 112 to 208");
    WatchedRuns.grow(folder("a"), 5, 40);
    page.await("document.getElementById('plot').ariaLabel.includes('up to 320')");
    assertThat(plot()).endsWith(", zoomed to 112 to 208");
    click("[aria-label='compare a']");
    page.await("document.getElementById('plot').ariaLabel.includes('1 line')");
    assertThat(plot()).endsWith(", zoomed to 112 to 208");
    page.evaluate(
        "document.querySelector('#plot .u-over').dispatchEvent(new MouseEvent('dblclick',"
            + " {bubbles: true, button: 0}))");
    page.await("!document.getElementById('plot').ariaLabel.includes('zoomed')");
    assertThat(page.console()).isEmpty();
  }

  @Test
  void thePlotFollowsTheKeyboard() throws Exception {
    WatchedRuns.write(folder("a"), 1, "gaussian", 1, 4);
    open();
    page.evaluate("document.getElementById('plot').focus()");
    page.press("Home", HOME);
    page.press("ArrowRight", RIGHT);
    page.await("document.getElementById('place').textContent === 'at 128 environment steps'");
    assertThat(legend()).isEqualTo("a: 2");
    page.evaluate(
        "document.getElementById('plot').dispatchEvent(new KeyboardEvent('keydown', {key: '+'}))");
    page.await("document.getElementById('plot').ariaLabel.endsWith('zoomed to 80 to 176')");
    page.press("End", END);
    page.await("document.getElementById('plot').ariaLabel.endsWith('zoomed to 160 to 256')");
    assertThat(legend()).isEqualTo("a: 4");
    page.press("Escape", ESCAPE);
    page.await("!document.getElementById('plot').ariaLabel.includes('zoomed')");
    assertThat(page.console()).isEmpty();
  }

  /** Has the page believe that it is in a tab that is not seen, or seen again. */
  private void hide(boolean hidden) {
    page.evaluate(
        "Object.defineProperty(document, 'hidden', {value: "
            + hidden
            + ", configurable: true}); document.dispatchEvent(new Event('visibilitychange'))");
  }

  @Test
  void aHiddenOrPausedPageDoesNotListen() throws Exception {
    WatchedRuns.write(folder("a"), 1, "gaussian", 1, 4);
    open();
    hide(true);
    WatchedRuns.grow(folder("a"), 5, 40);
    awaitBoard(40);
    assertThat(legend()).isEqualTo("a: 4");
    hide(false);
    page.await("document.getElementById('legend').textContent === 'a: 40'");
    click("#pause");
    assertThat(page.text("document.getElementById('pause').textContent"))
        .isEqualTo("Resume updates");
    WatchedRuns.grow(folder("a"), 6, 50);
    awaitBoard(50);
    assertThat(legend()).isEqualTo("a: 40");
    click("#pause");
    page.await("document.getElementById('legend').textContent === 'a: 50'");
    assertThat(page.console()).isEmpty();
  }

  /** Waits until the server knows a return, and a while in which it could send it. */
  private void awaitBoard(double meanReturn) {
    Awaitility.await()
        .pollDelay(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(60))
        .until(() -> runs.board.trials().get(0).standing().meanReturn() == meanReturn);
  }

  /** Browsers hold frames back while a page is hidden. */
  @Test
  void drawsOnceForAllEventsThatArrivedMeanwhile() throws Exception {
    WatchedRuns.write(folder("a"), 1, "gaussian", 1, 4);
    open();
    page.evaluate("window.held = []; window.requestAnimationFrame = frame => held.push(frame); 0");
    for (int iteration = 5; iteration <= 7; iteration++) {
      WatchedRuns.grow(folder("a"), iteration, 10 * iteration);
      awaitBoard(10 * iteration);
    }
    assertThat(page.evaluate("held.length").asInt()).isEqualTo(1);
    assertThat(legend()).isEqualTo("a: 4");
    page.evaluate("held.forEach(frame => frame())");
    page.await("document.getElementById('legend').textContent === 'a: 70'");
  }

  @Test
  void listensAgainOnceThereIsAPlace() throws Exception {
    WatchedRuns.write(folder("a"), 1, "gaussian", 1, 4);
    open();
    hide(true);
    List<InputStream> others = new ArrayList<>();
    URI events = URI.create(runs.server.address() + "api/events");
    while (others.size() < EventStream.MOST) {
      HttpURLConnection other = (HttpURLConnection) events.toURL().openConnection();
      if (other.getResponseCode() == HttpURLConnection.HTTP_OK) { // the page's place gets free
        others.add(other.getInputStream());
      }
    }
    hide(false);
    page.await("document.getElementById('connection').textContent.includes('No connection')");
    for (InputStream other : others) {
      other.close();
    }
    page.await("document.getElementById('connection').textContent === ''");
    WatchedRuns.grow(folder("a"), 5, 40);
    page.await("document.getElementById('legend').textContent === 'a: 40'");
  }

  @Test
  void reportsADeletedRunAndAnEndedServer() throws Exception {
    sixTrials();
    open();
    FileUtils.deleteDirectory(folder("flow-1").toFile());
    page.await("document.getElementById('problems').textContent.includes('flow-1')");
    assertThat(names()).contains("flow-1");
    runs.close();
    page.await("document.getElementById('connection').textContent.includes('No connection')");
    assertThat(names()).hasSize(6);
  }
}
