package org.sluice.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sluice.learning.algorithm.Algorithm;
import org.sluice.learning.algorithm.Algorithms;
import org.sluice.learning.algorithm.Metric;

/** The table of metrics in docs/runs.md says which algorithm reports what. */
class MetricsDocumentTest {

  private static final Path DOCUMENT = Path.of("../docs/runs.md");

  private static List<String> reporters(Metric metric) throws IOException {
    return Files.readString(DOCUMENT)
        .lines()
        .filter(line -> line.startsWith("| `train/" + metric.name() + "` |"))
        .map(line -> line.split(" \\| ", -1)[2])
        .flatMap(algorithms -> List.of(algorithms.split(", ", -1)).stream())
        .toList();
  }

  @Test
  void namesEveryAlgorithmBesideEveryMetric() throws IOException {
    List<Metric> all =
        Algorithms.all().stream().flatMap(one -> one.metrics().stream()).distinct().toList();
    for (Metric metric : all) {
      assertThat(reporters(metric))
          .as(metric.name())
          .containsExactlyInAnyOrderElementsOf(
              Algorithms.all().stream()
                  .filter(one -> one.metrics().contains(metric))
                  .map(Algorithm::title)
                  .toList());
    }
  }
}
