package org.sluice.jobs.evaluation.film;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.text.StringEscapeUtils;

/** Fills the page in the resource {@code film.html}. */
final class FilmPage {

  private static final String RESOURCE = "film.html";

  private FilmPage() {}

  /**
   * The page as HTML.
   *
   * @param note a sentence below the title; may be empty
   */
  static String of(String title, String note, FilmData data) {
    // Nothing that is inserted has a '<', so it is never taken for one of these places.
    return template()
        .replace("<!title>", StringEscapeUtils.escapeHtml4(title))
        .replace("<!note>", StringEscapeUtils.escapeHtml4(note))
        .replace("<!data>", json(data));
  }

  private static String json(FilmData data) {
    try {
      return new ObjectMapper().writeValueAsString(data).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and colours can be written", e);
    }
  }

  private static String template() {
    try (InputStream page = FilmPage.class.getResourceAsStream(RESOURCE)) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("reading the resource " + RESOURCE, e);
    }
  }
}
