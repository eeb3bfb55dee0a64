package org.sluice.jobs.conf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The shipped dashboard. */
public final class Dashboard {

  private static final Pattern METRIC = Pattern.compile("flink_\\w+");

  private Dashboard() {}

  /** Prometheus's names of the metrics that it asks for. */
  public static Set<String> metrics() {
    Set<String> asked = new TreeSet<>();
    try {
      JsonNode dashboard =
          new ObjectMapper().readTree(Path.of("../conf/monitoring/sluice-dashboard.json").toFile());
      for (JsonNode panel : dashboard.get("panels")) {
        for (JsonNode target : panel.get("targets")) {
          METRIC
              .matcher(target.get("expr").asText())
              .results()
              .map(MatchResult::group)
              .forEach(asked::add);
        }
      }
      return asked;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
