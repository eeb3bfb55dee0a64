package org.sluice.jobs.top;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
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
  private final Map<String, OptionalLong> totalSteps = new TreeMap<>();

  /**
   * @param trials the run's trials, if known; may be empty
   * @throws org.sluice.connectors.kafka.BrokerUnreachableException if no broker answers
   * @throws org.sluice.connectors.kafka.TopicSettingsException if there is no such topic
   */
  public StreamedStandings(KafkaSettings settings, Topics topics, Collection<Trial> trials) {
    trials.forEach(trial -> totalSteps.put(trial.id(), OptionalLong.of(trial.totalSteps())));
    this.progress = new NewestProgress(settings, topics);
  }

  @Override
  public List<Standing> read() {
    Map<String, Progress> rows = progress.read();
    rows.keySet().forEach(trial -> totalSteps.putIfAbsent(trial, OptionalLong.empty()));
    List<Standing> standings = new ArrayList<>();
    totalSteps.forEach(
        (trial, total) ->
            standings.add(
                rows.containsKey(trial)
                    ? standing(rows.get(trial), total)
                    : Standing.before(trial, total, State.OPEN, "")));
    return standings;
  }

  private static Standing standing(Progress row, OptionalLong total) {
    boolean done = total.isPresent() && row.steps() >= total.getAsLong();
    State open = done ? State.DONE : State.OPEN;
    State ended = row.stopped() ? State.STOPPED_EARLY : open;
    return new Standing(
        printable(row.trial()),
        row.steps(),
        total,
        row.meanReturn(),
        Metrics.divergence(row),
        Metrics.entropy(row),
        row.version(),
        row.failed() ? State.FAILED : ended,
        printable(row.failure()));
  }

  /** Topic writers are not trusted to write to the terminal. */
  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  @Override
  public void close() {
    progress.close();
  }
}
