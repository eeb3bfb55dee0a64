package org.sluice.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sluice.learning.records.LaneId;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.Received;
import org.sluice.learning.records.Rejection;
import org.sluice.learning.records.Segment;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.records.Transitions;
import org.sluice.operators.types.RecordTypes;

class GaeFunctionTest {

  private static final int SHARE = Records.TRIAL.share();
  private static final int PARTITION = 3;
  private Harness<LaneId, Received, Segment> gae;
  private long offset;

  @BeforeEach
  void start() throws Exception {
    gae = harness();
  }

  @AfterEach
  void stop() throws Exception {
    gae.stop();
  }

  private static Harness<LaneId, Received, Segment> harness() throws Exception {
    return new Harness<>(
        () -> new GaeFunction(List.of(Records.TRIAL)),
        Received::laneId,
        RecordTypes.LANE_ID,
        RecordTypes.SEGMENT);
  }

  private List<Segment> process(List<Trajectory> trajectories) throws Exception {
    List<Segment> segments = new ArrayList<>();
    for (Trajectory trajectory : trajectories) {
      segments.addAll(process(trajectory));
    }
    return segments;
  }

  private List<Segment> process(Trajectory trajectory) throws Exception {
    return gae.process(new Received(trajectory, PARTITION, offset++));
  }

  @Test
  void makesTheSameSharesOfChunksOfAnySize() throws Exception {
    List<Segment> whole = process(Records.shares(0, 3, SHARE));
    assertThat(whole).hasSize(3);
    for (int chunk : new int[] {1, 7, SHARE - 1}) {
      gae.restart(null);
      assertThat(RecordBytes.of(RecordTypes.SEGMENT, process(Records.shares(0, 3, chunk))))
          .isEqualTo(RecordBytes.of(RecordTypes.SEGMENT, whole));
    }
  }

  @Test
  void keepsLanesApart() throws Exception {
    List<Segment> alone = process(Records.shares(1, 2, 10));
    gae.restart(null);
    List<Trajectory> first = Records.shares(0, 2, 10);
    List<Trajectory> second = Records.shares(1, 2, 10);
    List<Trajectory> mixed = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      mixed.add(first.get(i));
      mixed.add(second.get(i));
    }
    assertThat(
            RecordBytes.of(
                RecordTypes.SEGMENT,
                process(mixed).stream().filter(segment -> segment.lane() == 1).toList()))
        .isEqualTo(RecordBytes.of(RecordTypes.SEGMENT, alone));
  }

  @Test
  void dropsWhatItHasTaken() throws Exception {
    List<Trajectory> sent = Records.shares(0, 2, 10);
    List<Segment> once = process(sent);
    gae.restart(null);
    List<Trajectory> again = new ArrayList<>(sent.subList(0, 7));
    again.addAll(sent.subList(2, 6));
    again.addAll(sent.subList(6, sent.size()));
    again.addAll(sent);
    assertThat(RecordBytes.of(RecordTypes.SEGMENT, process(again)))
        .isEqualTo(RecordBytes.of(RecordTypes.SEGMENT, once));
    assertThat(gae.counter("duplicates")).isEqualTo(4 + 1 + sent.size());
    assertThat(gae.counter("steps")).isEqualTo(2L * SHARE);
  }

  @Test
  void takesTheRestOfWhatIsSentAgainInRecordsOfAnotherSize() throws Exception {
    List<Trajectory> tens = Records.shares(0, 2, 10);
    List<Segment> undisturbed = process(tens);
    List<Trajectory> sevens = Records.shares(0, 2, 7);
    for (int point = 0; point <= tens.size(); point++) {
      gae.restart(null);
      List<Segment> segments = new ArrayList<>(process(tens.subList(0, point)));
      segments.addAll(process(sevens));
      assertThat(RecordBytes.of(RecordTypes.SEGMENT, segments))
          .isEqualTo(RecordBytes.of(RecordTypes.SEGMENT, undisturbed));
      assertThat(gae.counter("steps")).isEqualTo(2L * SHARE);
      assertThat(gae.counter("gaps")).isZero();
    }
  }

  @Test
  void takesNothingBeforeWhatIsDue() throws Exception {
    List<Trajectory> sent = Records.shares(0, 1, 10);
    List<Segment> segments = new ArrayList<>(process(sent.subList(0, 1)));
    segments.addAll(process(sent.subList(2, 4)));
    assertThat(segments).isEmpty();
    assertThat(gae.counter("gaps")).isEqualTo(2);
    assertThat(gae.counter("rejected")).isEqualTo(2);
    assertThat(gae.side(GaeFunction.REJECTED))
        .containsExactly(
            new Rejection(
                "t",
                0,
                20,
                PARTITION,
                1,
                Rejection.Kind.AHEAD_OF_ITS_LANE,
                "step 10 is expected but missing"),
            new Rejection(
                "t",
                0,
                30,
                PARTITION,
                2,
                Rejection.Kind.AHEAD_OF_ITS_LANE,
                "step 10 is expected but missing"));
    segments.addAll(process(sent.subList(1, sent.size())));
    gae.restart(null);
    assertThat(RecordBytes.of(RecordTypes.SEGMENT, segments))
        .isEqualTo(RecordBytes.of(RecordTypes.SEGMENT, process(sent)));
  }

  private static Transitions withObservations(Trajectory trajectory, Observations observations) {
    Transitions transitions = trajectory.transitions();
    return new Transitions(
        observations,
        transitions.actions(),
        transitions.logProbabilities(),
        transitions.rewards(),
        transitions.ends(),
        transitions.nextObservation(),
        transitions.finalObservations());
  }

  @Test
  void rejectsWhatCanBeNoTrialsTrajectory() throws Exception {
    Trajectory good = Records.trajectory(0, 0, 10);
    Trajectory poisoned = Records.trajectory(0, 0, 10);
    poisoned.transitions().rewards()[3] = Float.NaN;
    Trajectory marked = Records.trajectory(0, 0, 10);
    marked.transitions().ends()[3] = 9;
    List<Trajectory> bad =
        List.of(
            Records.trajectory("other", 0, 0, 0, 10),
            Records.trajectory(3, 0, 10),
            Records.trajectory(-1, 0, 10),
            Records.trajectory("t", 0, 0, -10, 10),
            Records.trajectory("t", 0, 1, 0, 10),
            Records.trajectory("t", 0, 0, 40, 11),
            Records.trajectory("t", 0, 4, 4L * SHARE, 10),
            Records.trajectory("t", 0, 0, 0, 0),
            poisoned,
            marked,
            new Trajectory(
                "t",
                0,
                0,
                0,
                withObservations(good, Observations.of(new float[20])),
                good.values(),
                good.finalValues(),
                0,
                ""),
            new Trajectory(
                "t",
                0,
                0,
                0,
                withObservations(good, Observations.of(new byte[30])),
                good.values(),
                good.finalValues(),
                0,
                ""));
    assertThat(process(bad)).isEmpty();
    assertThat(gae.side(GaeFunction.REJECTED)).hasSize(bad.size());
    assertThat(gae.side(GaeFunction.REJECTED).stream().map(Rejection::reason))
        .contains(
            "unknown trial other in this job",
            "lane 3 of 3",
            "end mark 9",
            "observations in bytes, not floats")
        .allSatisfy(reason -> assertThat(reason).isNotBlank());
    assertThat(gae.counter("rejected")).isEqualTo(bad.size());
    assertThat(gae.keyedStateEntries()).isZero();
    assertThat(process(Records.shares(0, 1, 10))).hasSize(1);
  }

  @Test
  void passesOnThatALaneCannotGoOn() throws Exception {
    process(Records.trajectory(0, 0, 10));
    Trajectory last = Trajectory.failed(new LaneId("t", 0), 0, 10, "the simulation fell apart");
    List<Segment> segments = process(last);
    assertThat(segments).hasSize(1);
    assertThat(segments.get(0).failure()).isEqualTo("the simulation fell apart");
    assertThat(process(last)).isEmpty();
    assertThat(process(Records.trajectory(0, 10, 10))).isEmpty();
  }

  @Test
  void goesOnFromEveryPointOfARun() throws Exception {
    List<Trajectory> sent = Records.shares(0, 2, 10);
    List<Segment> undisturbed = process(sent);
    for (int point = 0; point <= sent.size(); point++) {
      gae.restart(null);
      List<Segment> segments = new ArrayList<>(process(sent.subList(0, point)));
      var state = gae.save();
      process(sent.subList(point, Math.min(point + 2, sent.size())));
      gae.restart(state);
      segments.addAll(process(sent.subList(point, sent.size())));
      assertThat(RecordBytes.of(RecordTypes.SEGMENT, segments))
          .isEqualTo(RecordBytes.of(RecordTypes.SEGMENT, undisturbed));
    }
  }

  @Test
  void keepsNothingButThePositionOfALaneThatIsDone() throws Exception {
    process(Records.shares(0, Records.TRIAL.iterations(), 10));
    assertThat(gae.keyedStateEntries()).isEqualTo(1);
    assertThat(process(Records.trajectory(0, 0, 10))).isEmpty();
  }
}
