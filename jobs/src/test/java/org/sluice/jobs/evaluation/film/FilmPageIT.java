package org.sluice.jobs.evaluation.film;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.browser.Chromium;

/** Opens a film from disk in a browser and uses its controls, as a person would. */
@Tag("chromium")
class FilmPageIT {

  /**
   * Writes what the page shows after each use of a control into its title. The browser's time is
   * virtual, and has no frames of its own.
   */
  private static final String VISITOR =
      """
      <script>
      const seen = [];
      const pictures = new Set();
      function look(what) {
        pictures.add(picture.toDataURL());
        seen.push([what, get("episode").textContent, get("step").textContent, scrubber.value,
                   play.textContent, pictures.size].join(" "));
      }
      function key(name, target) {
        target.dispatchEvent(new KeyboardEvent("keydown", {key: name, bubbles: true}));
        look(name);
      }
      look("start");
      scrubber.value = 7;
      scrubber.dispatchEvent(new Event("input"));
      look("scrubber");
      key("ArrowRight", document.body);
      key("PageDown", document.body);
      key("End", document.body);
      key("ArrowRight", document.body);
      key("Home", document.body);
      window.requestAnimationFrame = call => setTimeout(() => call(performance.now()), 16);
      get("speed").value = "120";
      key(" ", scrubber);
      const waiting = setInterval(() => {
        if (!playing) {
          clearInterval(waiting);
          look("end");
          document.title = seen.join("\\n");
        }
      }, 50);
      </script></body>
      """;

  @TempDir Path home;

  @Test
  void itsControlsMoveThePictureAndTheConsoleIsSilent() throws Exception {
    String page = Films.random("CartPole-v1", 2, 10).page("A film");
    Path file = Files.writeString(home.resolve("film.html"), page.replace("</body>", VISITOR));
    Chromium.Seen seen =
        new Chromium(home, 1000, 900).open(file, "--virtual-time-budget=30000", "--dump-dom");
    assertThat(seen.console()).isEmpty();
    String title = seen.printed().replaceAll("(?s).*<title>(.*?)</title>.*", "$1");
    // Episode, step, place of the scrubber, label of the button, different pictures so far.
    assertThat(title.lines())
        .containsExactly(
            "start 1 of 2 0 0 Play 1",
            "scrubber 1 of 2 7 7 Play 2",
            "ArrowRight 1 of 2 8 8 Play 3",
            "PageDown 2 of 2 0 11 Play 4",
            "End 2 of 2 10 21 Play 5",
            "ArrowRight 2 of 2 10 21 Play 5",
            "Home 1 of 2 0 0 Play 5",
            "  1 of 2 0 0 Pause 5",
            "end 2 of 2 10 21 Play 5");
  }
}
