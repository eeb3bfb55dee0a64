package org.sluice.jobs.evaluation.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FilmTest {

  private static final Pattern DATA = Pattern.compile("id=\"film\">(.*?)</script>");

  private static JsonNode data(Film film) throws IOException {
    Matcher data = DATA.matcher(film.page("title"));
    assertThat(data.find()).isTrue();
    return new ObjectMapper().readTree(data.group(1));
  }

  @Test
  void framesSayWhatHappened() throws IOException {
    JsonNode film = data(Films.random("Pendulum-v1", 2, 3));
    JsonNode frames = film.get("frames");
    assertThat(frames).hasSize(8);
    assertThat(film.get("low")).hasToString("[-2.0]");
    assertThat(film.get("high")).hasToString("[2.0]");
    assertThat(frames.get(4).get("episode").asInt()).isEqualTo(1);
    assertThat(frames.get(4).get("step").asInt()).isZero();
    assertThat(frames.get(4).get("total").asDouble()).isZero();
    assertThat(frames.get(4).get("action")).isEmpty();
    double total = 0;
    for (int i = 1; i <= 3; i++) {
      total += frames.get(i).get("reward").asDouble();
      assertThat(frames.get(i).get("step").asInt()).isEqualTo(i);
      assertThat(frames.get(i).get("total").asDouble()).isCloseTo(total, within(1e-4));
      assertThat(frames.get(i).get("action")).hasSize(1);
    }
    assertThat(total).isNegative();
  }

  /** Background, vertical line and hinge are stored once, the rod for each frame. */
  @Test
  void whatStandsStillIsStoredOnce() throws IOException {
    JsonNode film = data(Films.random("Pendulum-v1", 1, 20));
    assertThat(film.get("frames").get(0).get("shapes")).hasSize(6);
    assertThat(film.get("shapes")).hasSize(4 + 2 * 21);
    Set<Integer> first = new HashSet<>();
    film.get("frames").forEach(frame -> first.add(frame.get("shapes").get(0).asInt()));
    assertThat(first).containsExactly(0);
  }

  @Test
  void itEndsAtItsLengthAndSaysWhatItLeavesOut() throws IOException {
    Film film = Films.random("NChain-v0", 2, 2_600);
    assertThat(film.omission()).isEqualTo("The film has the first 5,000 of 5,202 states.");
    assertThat(film.page("title")).contains(film.omission());
    assertThat(data(film).get("frames")).hasSize(Film.MOST_FRAMES);
    assertThat(Films.random("NChain-v0", 1, 2).omission()).isEmpty();
  }

  @Test
  void noTextIsTakenForMarkup() {
    Film film = Films.random("NChain-v0", 1, 1);
    assertThat(film.page("<b>&<!data>"))
        .contains("<h1>&lt;b&gt;&amp;&lt;!data&gt;</h1>")
        .doesNotContain("<!data>", "<!note>", "<!title>");
  }
}
