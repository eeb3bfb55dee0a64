package org.sluice.jobs.watch.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.connectors.kafka.BrokerUnreachableException;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Topics;
import org.sluice.jobs.run.progress.ProgressColumn;
import org.sluice.jobs.run.rejected.RejectedTopic;
import org.sluice.jobs.run.rejected.RejectionCount;
import org.sluice.jobs.top.Standing;
import org.sluice.jobs.top.StreamedStandings;
import org.sluice.learning.records.Progress;
import org.sluice.learning.trial.Trial;

/**
 * The trials of a progress topic. While the broker does not answer, they keep their last figures.
 */
public final class TopicSource implements Source {

  private final StreamedStandings standings;
  private final RejectedTopic rejected;
  private WatchedRun run;
  private final Map<String, History> histories = new HashMap<>();

  /** By name, in the order in which they were found. */
  private final Map<String, WatchedRow> trials = new LinkedHashMap<>();

  private int leftOut;

  /**
   * Starts at the topic's beginning.
   *
   * @param known the run's trials, if known; may be empty
   * @throws BrokerUnreachableException if no broker answers
   * @throws org.sluice.connectors.kafka.TopicSettingsException if there is no such topic
   */
  public TopicSource(KafkaSettings settings, Topics topics, Collection<Trial> known) {
    this.standings = new StreamedStandings(settings, topics, known, this::add);
    this.rejected = new RejectedTopic(settings, topics);
    this.run = run(topics.prefix(), Optional.empty());
  }

  private void add(Progress row) {
    String name = StreamedStandings.printable(row.trial());
    // Nothing was learned in the row of a failure, so it is no point of a curve.
    if (!row.failed() && isShown(name)) {
      history(name).add(row.outcome(), numbers(row));
    }
  }

  private boolean isShown(String trial) {
    return histories.containsKey(trial) || histories.size() < Limits.MOST_TRIALS;
  }

  private History history(String trial) {
    return histories.computeIfAbsent(trial, absent -> new History());
  }

  private static Map<String, Double> numbers(Progress row) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put(ProgressColumn.TIMESTEPS.heading(), (double) row.steps());
    numbers.put(ProgressColumn.EPISODES.heading(), (double) row.episodes());
    numbers.put(ProgressColumn.RETURN.heading(), row.meanReturn());
    numbers.put(ProgressColumn.LENGTH.heading(), row.meanLength());
    numbers.put(ProgressColumn.VERSION.heading(), (double) row.version());
    row.metrics().forEach((name, value) -> numbers.put(ProgressColumn.heading(name), value));
    return numbers;
  }

  @Override
  public Reading read() {
    List<String> problems = new ArrayList<>();
    try {
      List<Standing> all = standings.read();
      all.stream().filter(standing -> isShown(standing.trial())).forEach(this::follow);
      leftOut = all.size() - trials.size();
      run = run(run.name(), rejected.read());
    } catch (BrokerUnreachableException e) {
      problems.add(e.getMessage());
    }
    List<WatchedRow> rows = List.copyOf(trials.values());
    problems.addAll(Limits.problems(rows, leftOut));
    return new Reading(rows, List.of(run), problems);
  }

  private WatchedRun run(String prefix, Optional<List<RejectionCount>> counts) {
    return new WatchedRun(prefix, Optional.empty(), Optional.empty(), counts, rejected.problem());
  }

  /** A topic has no configurations, so trials are told apart by their names alone. */
  private void follow(Standing standing) {
    String name = standing.trial();
    trials.put(name, new WatchedRow(name, Map.of(), standing, history(name), Optional.empty(), 0));
  }

  @Override
  public void close() {
    standings.close();
    rejected.close();
  }
}
