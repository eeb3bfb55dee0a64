package org.sluice.jobs.lab.bench.env;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sluice.connectors.codec.TrajectoryCodec;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.connectors.kafka.Messages;
import org.sluice.jobs.lab.bench.BenchmarkJob;
import org.sluice.jobs.lab.bench.TopicReader;
import org.sluice.learning.records.LaneId;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.trial.Trial;

/** Reads from a job's topic the episodes that its lanes collected under some policy versions. */
public final class RecordedEpisodes {

  /**
   * A range of versions of a trial's policy.
   *
   * @param first the first of them
   * @param end the version after the last
   */
  public record Versions(int first, int end) {}

  private RecordedEpisodes() {}

  /**
   * One for each lane.
   *
   * @param trials of one environment, each with its versions
   */
  public static List<ActionSequence> of(BenchmarkJob job, Map<Trial, Versions> trials) {
    Map<String, Trial> known =
        trials.keySet().stream().collect(Collectors.toMap(Trial::id, trial -> trial));
    Map<String, List<Trajectory>> lanes = new TreeMap<>();
    TrajectoryCodec codec = new TrajectoryCodec();
    TopicReader.read(
        job.broker(),
        job.topics().transitions(),
        message -> {
          try {
            Trajectory trajectory = Messages.open(message, codec);
            if (trajectory.version() < trials.get(known.get(trajectory.trial())).end()) {
              LaneId lane = trajectory.laneId();
              lanes.computeIfAbsent(lane.toString(), key -> new ArrayList<>()).add(trajectory);
            }
          } catch (UnreadableRecordException e) {
            throw new IllegalStateException(e);
          }
        });
    return lanes.values().parallelStream()
        .map(
            lane -> {
              lane.sort(Comparator.comparingLong(Trajectory::sequence));
              Trial trial = known.get(lane.get(0).trial());
              long from = (long) trials.get(trial).first() * trial.share();
              return EpisodeReplay.replay(trial, lane, from);
            })
        .toList();
  }
}
