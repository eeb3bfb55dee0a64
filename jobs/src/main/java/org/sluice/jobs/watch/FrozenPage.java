package org.sluice.jobs.watch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sluice.jobs.run.progress.ProgressColumn;
import org.sluice.jobs.run.recorded.RecordedRun;
import org.sluice.jobs.watch.source.Source;
import org.sluice.jobs.watch.source.WatchedRow;

/** The page as one file, with the data of one reading: it needs no server and no other file. */
public final class FrozenPage {

  /** Nothing from elsewhere. Names are text in the page, and in data that no script can be in. */
  private static final String POLICY =
      "default-src 'none'; script-src 'unsafe-inline' data:; style-src 'unsafe-inline';"
          + " base-uri 'none'; form-action 'none'";

  private static final String SCRIPT_MISSING =
      """
      <noscript><style>main > section:not(.report) { display: none; } header > :not(h1) { display: none; }</style>
      <p>The plots and the leaderboard need JavaScript; these tables do not.</p></noscript>""";

  private static final String STEPS = ProgressColumn.TIMESTEPS.heading();

  /** The most points of a trial's column. */
  private static final int MOST_POINTS = 256;

  private static final int FEWEST_POINTS = 16;

  /**
   * Numbers of all columns, of about eight bytes each, unless that left fewer than {@link
   * #FEWEST_POINTS} of a column.
   */
  private static final long MOST_NUMBERS = 1_500_000;

  private FrozenPage() {}

  /**
   * The page of a reading.
   *
   * @param milliseconds since 1970, when it was read
   * @param sections more of them as HTML, which are readable without script too
   */
  public static String of(
      Source.Reading reading, long milliseconds, String title, String sections) {
    Board board = new Board();
    board.update(reading);
    // The largest part is replaced last, so that nothing within it is.
    return Assets.text("/")
        .replaceAll("<link [^>]*>\n", "")
        .replaceFirst("<title>[^<]*</title>", "<title>" + title + "</title>")
        .replaceFirst("(?s)<noscript>.*</noscript>", "")
        .replace("<main>", SCRIPT_MISSING + "\n<main>")
        .replace("<script type=\"module\" src=\"/main.js\"></script>", head())
        .replace("<!-- report -->", sections)
        .replace("</body>", data(board, reading, milliseconds) + "</body>");
  }

  private static String head() {
    return "<meta http-equiv=\"Content-Security-Policy\" content=\""
        + POLICY
        + "\">\n<style>\n"
        + Assets.text("/library/uplot.css")
        + Assets.text("/watch.css")
        + "</style>\n<script type=\"importmap\">"
        + Json.text(Map.of("imports", scripts()))
        + "</script>\n<script type=\"module\">import \"main.js\";</script>";
  }

  /**
   * Each script as an address that holds it, under a name without a slash: scripts at such
   * addresses have no place that a path could start from.
   */
  private static Map<String, String> scripts() {
    return Assets.scripts()
        .collect(
            Collectors.toMap(
                path -> path.substring(1),
                path ->
                    "data:text/javascript;base64,"
                        + Base64.getEncoder()
                            .encodeToString(
                                Assets.text(path)
                                    .replaceAll("(?m)^(import .*from \")/", "$1")
                                    .getBytes(StandardCharsets.UTF_8))));
  }

  private static String data(Board board, Source.Reading reading, long milliseconds) {
    Map<String, String> shared = shared(reading.trials());
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("at", milliseconds);
    all.put("shared", shared);
    all.put(
        "runs",
        reading.runs().stream()
            .map(run -> run.recorded().map(RecordedRun::text).orElse(""))
            .toList());
    int most = points(reading.trials());
    all.put("trials", reading.trials().stream().map(row -> trial(row, shared, most)).toList());
    String json =
        Json.text(all).replaceFirst("}$", "") + ",\"event\":" + Json.changes(board.after(0)) + "}";
    // No text in it can end the element.
    return "<script type=\"application/json\" id=\"frozen\">"
        + json.replace("<", "\\u003c")
        + "</script>\n";
  }

  private static int points(List<WatchedRow> trials) {
    long columns = trials.stream().mapToLong(row -> row.history().headings().size()).sum();
    return (int)
        Math.max(FEWEST_POINTS, Math.min(MOST_POINTS, MOST_NUMBERS / Math.max(1, columns)));
  }

  /** What all configurations have in common, which is stored once. */
  private static Map<String, String> shared(List<WatchedRow> trials) {
    Map<String, String> shared = new LinkedHashMap<>();
    for (WatchedRow row : trials.subList(0, Math.min(1, trials.size()))) {
      shared.putAll(row.configuration());
    }
    trials.forEach(row -> shared.entrySet().retainAll(row.configuration().entrySet()));
    return shared;
  }

  private static Map<String, Object> trial(WatchedRow row, Map<String, String> shared, int most) {
    Map<String, String> own = new LinkedHashMap<>(row.configuration());
    own.keySet().removeAll(shared.keySet());
    Map<String, List<Float>> columns = new LinkedHashMap<>();
    row.history()
        .columns(STEPS, most)
        .forEach((heading, values) -> columns.put(heading, numbers(values)));
    return Map.of("configuration", own, "outcomes", row.history().outcomes(), "columns", columns);
  }

  /** Single precision takes half the letters, and is more than a screen can show. */
  private static List<Float> numbers(double[] values) {
    List<Float> numbers = new ArrayList<>(values.length);
    for (double value : values) {
      float single = (float) value;
      numbers.add(Float.isFinite(single) ? single : null);
    }
    return numbers;
  }
}
