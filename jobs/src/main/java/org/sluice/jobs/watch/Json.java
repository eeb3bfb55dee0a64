package org.sluice.jobs.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sluice.jobs.run.RunMetadata;
import org.sluice.jobs.run.progress.ProgressColumn;
import org.sluice.jobs.run.recorded.RecordedRun;
import org.sluice.jobs.run.rejected.RejectionCount;
import org.sluice.jobs.top.Standing;
import org.sluice.jobs.watch.source.Series;
import org.sluice.jobs.watch.source.WatchedRow;
import org.sluice.jobs.watch.source.WatchedRun;
import org.sluice.learning.algorithm.Outcome;

/** What the page is sent, as JSON. A number that is missing or infinite is null. */
final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final String STEPS = ProgressColumn.TIMESTEPS.heading();
  private static final String RETURN = ProgressColumn.RETURN.heading();

  /**
   * The share of a trial's steps over which its return's change tells whether it still improves.
   */
  private static final double RECENT = 0.25;

  private static final Set<Outcome> FELL_BACK =
      EnumSet.of(
          Outcome.LINE_SEARCH_FAILED,
          Outcome.NEGATIVE_CURVATURE,
          Outcome.ZERO_GRADIENT,
          Outcome.SINGULAR_FACTOR,
          Outcome.NOT_FINITE);

  private Json() {}

  static String changes(Board.Changes changes) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("version", changes.version());
    all.put("full", changes.full());
    all.put("problems", changes.problems());
    all.put("headings", changes.headings());
    all.put("pace", changes.pace().isPresent() ? number(changes.pace().getAsDouble()) : null);
    if (changes.full()) {
      all.put("keys", changes.keys());
    }
    changes.runs().ifPresent(runs -> all.put("runs", runs.stream().map(Json::run).toList()));
    changes
        .clusters()
        .ifPresent(views -> all.put("clusters", views.stream().map(ClusterJson::of).toList()));
    List<Map<String, Object>> trials = new ArrayList<>();
    for (int i = 0; i < changes.ids().size(); i++) {
      WatchedRow row = changes.trials().get(i);
      Map<String, Object> trial = standing(changes.ids().get(i), row);
      if (changes.full()) {
        trial.put("name", row.name());
        trial.put("run", row.run());
        trial.put("keys", values(changes.keys(), row.configuration()));
      }
      trials.add(trial);
    }
    all.put("trials", trials);
    return text(all);
  }

  private static Map<String, Object> run(WatchedRun run) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("name", run.name());
    Optional<RunMetadata> metadata = run.recorded().flatMap(RecordedRun::metadata);
    all.put("started", metadata.map(RunMetadata::started).orElse(""));
    all.put("revision", metadata.map(RunMetadata::revision).orElse(""));
    all.put("command", metadata.map(RecordedRun::command).orElse(""));
    all.put("unknown", run.unknown());
    all.put(
        "rejected",
        run.rejected().map(counts -> counts.stream().map(Json::rejection).toList()).orElse(null));
    return all;
  }

  private static Map<String, Object> rejection(RejectionCount count) {
    return Map.of(
        "reason", count.reason(),
        "count", count.count(),
        "newest", count.newest().toEpochMilli(),
        "place", count.topic() + "/" + count.partition() + "/" + count.offset(),
        "message", count.message());
  }

  private static Map<String, Object> standing(int id, WatchedRow row) {
    Standing standing = row.standing();
    Map<String, Object> trial = new LinkedHashMap<>();
    trial.put("id", id);
    trial.put("steps", standing.steps());
    trial.put(
        "total", standing.totalSteps().isPresent() ? standing.totalSteps().getAsLong() : null);
    trial.put("return", number(standing.meanReturn()));
    trial.put("kl", number(standing.divergence()));
    trial.put("entropy", number(standing.entropy()));
    trial.put("version", standing.version());
    trial.put("trend", number(row.history().series(STEPS, RETURN).change(RECENT)));
    trial.put("fallbacks", fallbacks(row.history().outcomes()));
    trial.put("state", standing.state().word());
    trial.put("detail", standing.detail());
    return trial;
  }

  /** How many updates have kept the old policy. */
  private static long fallbacks(Map<String, Long> outcomes) {
    return FELL_BACK.stream().mapToLong(outcome -> outcomes.getOrDefault(outcome.name(), 0L)).sum();
  }

  private static Map<String, String> values(List<String> keys, Map<String, String> configuration) {
    Map<String, String> values = new LinkedHashMap<>();
    keys.stream()
        .filter(configuration::containsKey)
        .forEach(key -> values.put(key, configuration.get(key)));
    return values;
  }

  static String curves(List<List<Series>> lines) {
    return text(
        Map.of(
            "curves",
            lines.stream().map(line -> line.stream().map(Json::series).toList()).toList()));
  }

  static String trial(
      WatchedRow trial, WatchedRun run, Map<String, Series> series, List<String> films) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("configuration", trial.configuration());
    all.put("run", run.recorded().map(RecordedRun::text).orElse(""));
    all.put("outcomes", trial.history().outcomes());
    Map<String, Object> curves = new LinkedHashMap<>();
    series.forEach((heading, one) -> curves.put(heading, series(one)));
    all.put("series", curves);
    all.put("films", films);
    return text(all);
  }

  private static Map<String, Object> series(Series series) {
    return Map.of("x", numbers(series.places()), "y", numbers(series.values()));
  }

  /** A list, since an array's numbers may be NaN, which JSON lacks. */
  private static List<Double> numbers(double[] values) {
    List<Double> numbers = new ArrayList<>(values.length);
    for (double value : values) {
      numbers.add(number(value));
    }
    return numbers;
  }

  static Double number(double value) {
    return Double.isFinite(value) ? value : null;
  }

  static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and texts can be written", e);
    }
  }
}
