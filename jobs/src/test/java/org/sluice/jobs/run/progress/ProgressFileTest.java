package org.sluice.jobs.run.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.run.Runs;
import org.sluice.jobs.run.files.RunException;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Metrics;
import org.sluice.learning.records.Progress;
import org.sluice.learning.trial.Learned;

/** Rows of an algorithm with metrics of its own. */
class ProgressFileTest {

  private static final List<Metric> METRICS =
      List.of(
          new Metric("learning_rate", "Of the optimiser: a number."),
          Metrics.VALUE_LOSS,
          new Metric("exploration_rate", "Actions drawn at random: a share."));

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() {
    file = folder.resolve(ProgressFile.NAME);
    ProgressFile written = new ProgressFile(file, METRICS);
    Progress first =
        new Progress(
            "a",
            1,
            64,
            2,
            -5,
            20,
            "ACCEPTED",
            Map.of("value_loss", Double.NaN, "exploration_rate", 0.5, "learning_rate", 1e-3),
            "");
    Progress failed =
        Learned.failure(Runs.snapshot(Runs.trial("a"), 1), 2, "lane 0: broken").progress();
    written.append(new ProgressColumn.Row(first, 1, 0.5));
    written.append(new ProgressColumn.Row(failed, 2, 1));
  }

  @Test
  void theMetricsStandInTheAlgorithmsOrder() throws IOException {
    assertThat(Files.readString(file))
        .isEqualTo(
            """
            time/total_timesteps,time/iterations,rollout/episodes,rollout/ep_rew_mean,\
            rollout/ep_len_mean,train/policy_version,train/outcome,train/learning_rate,\
            train/value_loss,train/exploration_rate,train/failure,time/fps,time/time_elapsed
            64,1,2,-5.0,20.0,1,ACCEPTED,0.001,,0.5,,128,0.5
            64,2,0,,,2,FAILED,,,,lane 0: broken,64,1.0
            """);
  }

  @Test
  void whatIsReadIsWhatWasWritten() {
    List<RecordedRow> rows = new ProgressFile(file, METRICS).rows();
    assertThat(rows.get(0).numbers())
        .contains(entry("train/learning_rate", 1e-3), entry("time/fps", 128.0))
        .doesNotContainKeys("train/value_loss", "train/outcome", "train/entropy");
    assertThat(rows.get(0).metric(METRICS.get(2))).isEqualTo(0.5);
    assertThat(rows.get(0).metric(Metrics.ENTROPY)).isNaN();
    assertThat(rows.get(0).metric(Metrics.VALUE_LOSS, METRICS.get(0))).isEqualTo(1e-3);
    assertThat(rows.get(1).failed()).isTrue();
    assertThat(rows.get(1).metric(METRICS.get(2))).isNaN();
  }

  @Test
  void aMetricIsANumber() throws IOException {
    Files.writeString(file, Files.readString(file).replace("0.001", "low"));
    assertThatThrownBy(() -> new ProgressFile(file, METRICS))
        .isInstanceOf(RunException.class)
        .hasMessageContaining(
            "progress.csv, line 2: train/learning_rate is 'low', which is not a number");
  }

  @Test
  void aFileOfAnotherAlgorithmIsNotGoneOnWith() {
    assertThatThrownBy(() -> new ProgressFile(file, List.of(Metrics.VALUE_LOSS, Metrics.ENTROPY)))
        .isInstanceOf(RunException.class)
        .hasMessageContaining(
            "it lacks train/entropy; it has train/learning_rate, train/exploration_rate");
  }
}
