package org.sluice.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.run.WrittenTrials;
import org.sluice.jobs.run.recorded.RecordedTrial;
import org.sluice.jobs.run.recorded.RecordedTrials;
import org.tensorflow.framework.DataType;
import org.tensorflow.framework.Summary;
import org.tensorflow.hadoop.util.TFRecordReader;
import org.tensorflow.util.Event;

/** Event files are readable by TensorFlow's own reader. */
class EventFileTest {

  @TempDir Path home;
  private RecordedTrial trial;

  @BeforeEach
  void writeTrial() {
    WrittenTrials.write(home, WrittenTrials.trial(1, "gaussian", 0.01, 2), 0.25, Double.NaN, -12.5);
    trial = RecordedTrials.below(List.of(home)).trials().get(0);
  }

  private static List<Event> read(byte[] file) throws IOException {
    TFRecordReader reader = new TFRecordReader(new ByteArrayInputStream(file), true);
    List<Event> events = new ArrayList<>();
    for (byte[] record = reader.read(); record != null; record = reader.read()) {
      events.add(Event.parseFrom(record));
    }
    return events;
  }

  private static Map<String, Float> scalars(Event event) {
    return event.getSummary().getValueList().stream()
        .collect(Collectors.toMap(Summary.Value::getTag, Summary.Value::getSimpleValue));
  }

  @Test
  void everyNumberOfARowIsAScalarOverSteps() throws IOException {
    List<Event> events = read(new EventFile(trial, "Pendulum-v1, gaussian, seed 1").bytes());
    assertThat(events).hasSize(4);
    assertThat(events.get(0).getFileVersion()).isEqualTo("brain.Event:2");
    assertThat(events).extracting(Event::getStep).containsExactly(0L, 0L, 64L, 128L);
    assertThat(scalars(events.get(2)))
        .doesNotContainKey("rollout/ep_rew_mean")
        .contains(entry("train/entropy", -1.25f), entry("rollout/ep_len_mean", 20.5f));
    assertThat(scalars(events.get(3)))
        .containsOnlyKeys(
            "time/iterations",
            "rollout/episodes",
            "rollout/ep_rew_mean",
            "rollout/ep_len_mean",
            "train/policy_version",
            "train/kl_divergence_loss",
            "train/approx_kl",
            "train/entropy",
            "train/surrogate_gain",
            "train/line_search_steps",
            "train/explained_variance",
            "train/value_loss",
            "time/fps",
            "time/time_elapsed")
        .contains(entry("rollout/ep_rew_mean", -12.5f), entry("time/iterations", 2f));
  }

  @Test
  void theMetricsOfAnotherAlgorithmAreScalars() throws IOException {
    WrittenTrials.asOfAnotherAlgorithm(home);
    trial = RecordedTrials.below(List.of(home)).trials().get(0);
    assertThat(scalars(read(new EventFile(trial, "DQN").bytes()).get(3)))
        .contains(entry("train/learning_rate", 0.0102f), entry("train/value_loss", 12.75f))
        .doesNotContainKeys("train/approx_kl", "train/entropy");
  }

  /** A folder's name may have only a part of it. */
  @Test
  void whatTheTrialIsStandsInTheFileAsAText() throws IOException {
    Summary.Value text =
        read(new EventFile(trial, "gaussian, seed 1 – é").bytes()).get(1).getSummary().getValue(0);
    assertThat(text.getTag()).isEqualTo("trial");
    assertThat(text.getMetadata().getPluginData().getPluginName()).isEqualTo("text");
    assertThat(text.getTensor().getDtype()).isEqualTo(DataType.DT_STRING);
    assertThat(text.getTensor().getStringVal(0).toStringUtf8()).isEqualTo("gaussian, seed 1 – é");
  }

  @Test
  void eventsHappenedWhenTheirIterationsEnded() throws IOException {
    double start = trial.metadata().orElseThrow().startedAt().getEpochSecond();
    assertThat(read(new EventFile(trial, "Pendulum-v1, gaussian, seed 1").bytes()))
        .extracting(Event::getWallTime)
        .containsExactly(start, start, start + 0.25, start + 0.5);
  }

  /** The reader is one that checks. */
  @Test
  void aChangedByteIsNoticed() {
    byte[] file = new EventFile(trial, "Pendulum-v1, gaussian, seed 1").bytes();
    file[file.length - 10] ^= 1;
    assertThatThrownBy(() -> read(file)).isInstanceOf(IOException.class);
  }
}
