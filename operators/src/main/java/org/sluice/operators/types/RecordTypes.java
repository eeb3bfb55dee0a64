package org.sluice.operators.types;

import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.sluice.learning.live.log.LiveNote;
import org.sluice.learning.live.log.Logged;
import org.sluice.learning.records.CollectedBatch;
import org.sluice.learning.records.LaneId;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Progress;
import org.sluice.learning.records.Received;
import org.sluice.learning.records.Rejection;
import org.sluice.learning.records.Segment;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.replay.ReplayBlock;
import org.sluice.learning.serving.Answered;
import org.sluice.learning.serving.Requested;
import org.sluice.learning.trial.Learned;

/** The types of all records in a job's streams and state. */
public final class RecordTypes {

  private static final RecordType<LaneId> LANE_ID_TYPE = new RecordType<>(new LaneIdFormat());
  private static final RecordType<Trajectory> TRAJECTORY_TYPE =
      new RecordType<>(new TrajectoryFormat());
  private static final RecordType<Received> RECEIVED_TYPE = new RecordType<>(new ReceivedFormat());
  private static final RecordType<Segment> SEGMENT_TYPE = new RecordType<>(new SegmentFormat());
  private static final RecordType<CollectedBatch> COLLECTED_BATCH_TYPE =
      new RecordType<>(new CollectedBatchFormat());
  private static final RecordType<PolicySnapshot> POLICY_SNAPSHOT_TYPE =
      new RecordType<>(new PolicySnapshotFormat());
  private static final RecordType<Progress> PROGRESS_TYPE = new RecordType<>(new ProgressFormat());
  private static final RecordType<Learned> LEARNED_TYPE = new RecordType<>(new LearnedFormat());
  private static final RecordType<Rejection> REJECTION_TYPE =
      new RecordType<>(new RejectionFormat());
  private static final RecordType<LanePosition> LANE_POSITION_TYPE =
      new RecordType<>(new LanePositionFormat());
  private static final RecordType<LearnerState> LEARNER_STATE_TYPE =
      new RecordType<>(new LearnerStateFormat());
  private static final RecordType<ReplayBlock> REPLAY_BLOCK_TYPE =
      new RecordType<>(new ReplayBlockFormat());
  private static final RecordType<RungState> RUNG_STATE_TYPE =
      new RecordType<>(new RungStateFormat());

  private static final RecordType<Logged> LOGGED_TYPE = new RecordType<>(new LoggedFormat());
  private static final RecordType<LiveNote> LIVE_NOTE_TYPE = new RecordType<>(new LiveNoteFormat());
  private static final RecordType<Requested> REQUESTED_TYPE =
      new RecordType<>(new RequestedFormat());
  private static final RecordType<Answered> ANSWERED_TYPE = new RecordType<>(new AnsweredFormat());

  private static final List<RecordType<?>> ALL =
      List.of(
          LANE_ID_TYPE,
          TRAJECTORY_TYPE,
          RECEIVED_TYPE,
          SEGMENT_TYPE,
          COLLECTED_BATCH_TYPE,
          POLICY_SNAPSHOT_TYPE,
          PROGRESS_TYPE,
          LEARNED_TYPE,
          REJECTION_TYPE,
          LANE_POSITION_TYPE,
          LEARNER_STATE_TYPE,
          REPLAY_BLOCK_TYPE,
          RUNG_STATE_TYPE,
          LOGGED_TYPE,
          LIVE_NOTE_TYPE,
          REQUESTED_TYPE,
          ANSWERED_TYPE);

  public static final TypeInformation<LaneId> LANE_ID = LANE_ID_TYPE;
  public static final TypeInformation<Trajectory> TRAJECTORY = TRAJECTORY_TYPE;
  public static final TypeInformation<Received> RECEIVED = RECEIVED_TYPE;
  public static final TypeInformation<Segment> SEGMENT = SEGMENT_TYPE;
  public static final TypeInformation<CollectedBatch> COLLECTED_BATCH = COLLECTED_BATCH_TYPE;
  public static final TypeInformation<PolicySnapshot> POLICY_SNAPSHOT = POLICY_SNAPSHOT_TYPE;
  public static final TypeInformation<Progress> PROGRESS = PROGRESS_TYPE;
  public static final TypeInformation<Learned> LEARNED = LEARNED_TYPE;
  public static final TypeInformation<Rejection> REJECTION = REJECTION_TYPE;
  public static final TypeInformation<LanePosition> LANE_POSITION = LANE_POSITION_TYPE;
  public static final TypeInformation<LearnerState> LEARNER_STATE = LEARNER_STATE_TYPE;
  public static final TypeInformation<ReplayBlock> REPLAY_BLOCK = REPLAY_BLOCK_TYPE;
  public static final TypeInformation<RungState> RUNG_STATE = RUNG_STATE_TYPE;
  public static final TypeInformation<Logged> LOGGED = LOGGED_TYPE;
  public static final TypeInformation<LiveNote> LIVE_NOTE = LIVE_NOTE_TYPE;
  public static final TypeInformation<Requested> REQUESTED = REQUESTED_TYPE;
  public static final TypeInformation<Answered> ANSWERED = ANSWERED_TYPE;

  private RecordTypes() {}

  /**
   * The type of a kind by its name in savepoints.
   *
   * @throws IllegalStateException if there is none
   */
  static RecordType<?> named(String kind) {
    return ALL.stream()
        .filter(type -> type.format().name().equals(kind))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("the saved state has unknown records: " + kind));
  }
}
