package org.sluice.jobs.top;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.NewestProgress;
import org.sluice.connectors.kafka.Topics;
import org.sluice.jobs.top.Standing.State;
import org.sluice.learning.algorithm.Metrics;
import org.sluice.learning.records.Progress;
import org.sluice.learning.trial.Trial;

/** The standings of trials from a progress topic, which reports an end only if it is early. */
public final class StreamedStandings implements Standings {

  private final NewestProgress progress;
  private final Map<String, Optional<Trial>> trials = new TreeMap<>();

  /**
   * @param trials the run's trials, if known; may be empty
   * @throws org.sluice.connectors.kafka.BrokerUnreachableException if no broker answers
   * @throws org.sluice.connectors.kafka.TopicSettingsException if there is no such topic
   */
  public StreamedStandings(KafkaSettings settings, Topics topics, Collection<Trial> trials) {
    this(settings, topics, trials, row -> {});
  }

  /**
   * The same, for readers that need every row.
   *
   * @param rows takes each row that is newer than the rows of its trial before it
   */
  public StreamedStandings(
      KafkaSettings settings, Topics topics, Collection<Trial> trials, Consumer<Progress> rows) {
    trials.forEach(trial -> this.trials.put(trial.id(), Optional.of(trial)));
    this.progress = new NewestProgress(settings, topics, rows);
  }

  @Override
  public List<Standing> read() {
    Map<String, Progress> rows = progress.read();
    rows.keySet().forEach(id -> trials.putIfAbsent(id, Optional.empty()));
    List<Standing> standings = new ArrayList<>();
    trials.forEach(
        (id, trial) ->
            standings.add(
                rows.containsKey(id)
                    ? standing(rows.get(id), trial)
                    : Standing.before(id, totalSteps(trial), State.OPEN, "")));
    return standings;
  }

  private static OptionalLong totalSteps(Optional<Trial> trial) {
    return trial.stream().mapToLong(Trial::totalSteps).findFirst();
  }

  private static Standing standing(Progress row, Optional<Trial> trial) {
    boolean done = trial.isPresent() && row.version() >= trial.get().lastVersion();
    State open = done ? State.DONE : State.OPEN;
    State ended = row.stopped() ? State.STOPPED_EARLY : open;
    return new Standing(
        printable(row.trial()),
        row.steps(),
        totalSteps(trial),
        row.meanReturn(),
        Metrics.divergence(row),
        Metrics.entropy(row),
        row.version(),
        row.failed() ? State.FAILED : ended,
        printable(row.failure()));
  }

  /** Topic writers are not trusted to write to the terminal. */
  public static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  @Override
  public void close() {
    progress.close();
  }
}
