package org.sluice.operators.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.core.memory.DataOutputViewStreamWrapper;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.Box;
import org.sluice.env.Discrete;
import org.sluice.env.Spaces;
import org.sluice.learning.live.log.Command;
import org.sluice.learning.live.log.DelayedReward;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.live.log.LearnerPart;
import org.sluice.learning.live.log.LiveRejection;
import org.sluice.learning.live.log.Logged;
import org.sluice.learning.live.log.Manifest;
import org.sluice.learning.live.log.Model;
import org.sluice.learning.live.log.Refused;
import org.sluice.learning.live.log.Release;
import org.sluice.learning.live.log.StepCounts;
import org.sluice.learning.records.CollectedBatch;
import org.sluice.learning.records.LaneId;
import org.sluice.learning.records.Noise;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.ParameterShape;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Progress;
import org.sluice.learning.records.Received;
import org.sluice.learning.records.Rejection;
import org.sluice.learning.records.Segment;
import org.sluice.learning.records.Specifications;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.records.Transitions;
import org.sluice.learning.replay.ReplayBlock;
import org.sluice.learning.serving.Answer;
import org.sluice.learning.serving.Answered;
import org.sluice.learning.serving.Request;
import org.sluice.learning.serving.Requested;
import org.sluice.learning.trial.Learned;

class RecordTypesTest {

  private static final Segment SEGMENT =
      new Segment(
          "t",
          2,
          1,
          new Transitions(
              Observations.of(new float[] {1, 2}),
              new float[] {-0f},
              new float[] {Float.MIN_VALUE},
              new float[] {7},
              new byte[] {1},
              Observations.of(new float[] {5, 6}),
              Observations.NONE),
          new float[] {3},
          new double[] {4},
          new double[] {Math.PI},
          new double[] {Double.NaN},
          new int[] {-5},
          new byte[] {3},
          "");

  private static final String TRANSITIONS_BYTES =
      "00000000023f80000040000000000000018000000000000001000000010000000140e0000000"
          + "00000101000000000240a0000040c000000000000000";

  private static final String SEGMENT_BYTES =
      "02740000000200000001"
          + TRANSITIONS_BYTES
          + "000000014040000000000001401000000000000000000001400921fb54442d18000000017ff8"
          + "00000000000000000001fffffffb000000010301";

  private static final Trajectory TRAJECTORY =
      new Trajectory(
          "t",
          1,
          2,
          3,
          new Transitions(
              Observations.of(new float[] {1, 2}),
              new float[] {-0f},
              new float[] {0.5f},
              new float[] {Float.MAX_VALUE},
              new byte[] {2},
              Observations.of(new float[] {6, 7}),
              Observations.of(new byte[] {8, (byte) 200})),
          new float[] {3},
          new float[] {4},
          5,
          new byte[] {2},
          "ü");

  private static final String TRAJECTORY_BYTES =
      "02740000000100000002000000000000000300000000023f8000004000000000000001800000"
          + "00000000013f000000000000017f7fffff0000000102000000000240c0000040e00000010000"
          + "000208c80000000140400000000000014080000040a00000000000010202fc01";

  private static final PolicySnapshot SNAPSHOT =
      new PolicySnapshot(
          "t",
          1,
          1L << 40,
          true,
          Specifications.of(),
          new float[] {1},
          new float[] {2},
          new double[] {3},
          new double[] {4});

  private static final String SNAPSHOT_BYTES =
      "0274000000010000010000000000010265057472706f00000000000200000002000000010000"
          + "0002bff0000000000000fff0000000000000000000023ff00000000000004000000000000000"
          + "0100000003000000020c706f6c6963792e7479706509676175737369616e0e706f6c6963792e"
          + "68696464656e0234000000010277000000010000000100000001027600000001000000010000"
          + "00013f800000000000014000000000000001400800000000000000000001401000000000000000000000";

  private static final Progress PROGRESS =
      new Progress("t", 1, 2, 3, 4, 5, "ACCEPTED", metrics("kl", 6, "b", Double.NaN), "why");

  private static final String PROGRESS_BYTES =
      "0274000000010000000000000002000000034010000000000000401400000000000009414343"
          + "455054454400000002036b6c401800000000000002627ff8000000000000"
          + "04776879";

  /** A record of each kind, and its bytes in the current version. */
  record Case<T>(TypeInformation<T> type, T record, String bytes) {
    @Override
    public String toString() {
      return type.toString();
    }
  }

  static Stream<Case<?>> cases() {
    return Stream.of(
        new Case<>(RecordTypes.LANE_ID, new LaneId("t", 7), "027400000007"),
        new Case<>(RecordTypes.TRAJECTORY, TRAJECTORY, TRAJECTORY_BYTES),
        new Case<>(
            RecordTypes.RECEIVED,
            new Received(TRAJECTORY, 5, 1L << 32),
            "000000050000000100000000" + TRAJECTORY_BYTES),
        new Case<>(RecordTypes.SEGMENT, SEGMENT, SEGMENT_BYTES),
        new Case<>(
            RecordTypes.COLLECTED_BATCH,
            new CollectedBatch("t", 1, List.of(SEGMENT, SEGMENT)),
            "02740000000100000002" + SEGMENT_BYTES + SEGMENT_BYTES),
        new Case<>(RecordTypes.POLICY_SNAPSHOT, SNAPSHOT, SNAPSHOT_BYTES),
        new Case<>(RecordTypes.PROGRESS, PROGRESS, PROGRESS_BYTES),
        new Case<>(
            RecordTypes.LEARNED, new Learned(SNAPSHOT, PROGRESS), SNAPSHOT_BYTES + PROGRESS_BYTES),
        new Case<>(
            RecordTypes.REJECTION,
            new Rejection("t", 1, 2, 3, 4, Rejection.Kind.AHEAD_OF_ITS_LANE, "why"),
            "0274000000010000000000000002000000030000000000000004124148454144"
                + "5f4f465f4954535f4c414e4504776879"),
        new Case<>(
            RecordTypes.LANE_POSITION,
            new LanePosition(1, 2, 3),
            "0000000000000001400000000000000000000003"),
        new Case<>(
            RecordTypes.LEARNER_STATE,
            new LearnerState(1, true, new byte[] {1, 2, 3}),
            "000000010100000003010203"),
        new Case<>(
            RecordTypes.REPLAY_BLOCK,
            new ReplayBlock(List.of(SEGMENT.transitions())),
            "00000001" + TRANSITIONS_BYTES),
        new Case<>(RecordTypes.RUNG_STATE, new RungState(1, 2, 3), "000000010000000200000003"),
        new Case<>(
            RecordTypes.LOGGED,
            new Logged(
                new Experience("t", "a", 1, 2, 3, TRAJECTORY.transitions(), new int[] {0}),
                4,
                5,
                6,
                7),
            "0000000400000000000000050000000000000006000000000000000702740002610000"
                + "00000000000100000000000000020000000300000000023f8000004000000000000001"
                + "80000000000000013f000000000000017f7fffff0000000102000000000240c0000040"
                + "e00000010000000208c80000000100000000"),
        new Case<>(
            RecordTypes.LOGGED,
            new Logged(new DelayedReward("t", "a", 1, 2, 0.5f), 4, 5, 6, 7),
            "0000000400000000000000050000000000000006000000000000000702740102610000"
                + "00000000000100000000000000023f000000"),
        new Case<>(
            RecordTypes.LOGGED,
            new Logged(Command.set("t", "gamma", "0.9"), 4, 5, 6, 7),
            "0000000400000000000000050000000000000006000000000000000702740204534554"
                + "0000000000000000000000000667616d6d6104302e39"),
        new Case<>(
            RecordTypes.LOGGED,
            new Logged(new Refused("t", 12), 4, 5, 6, 7),
            "00000004000000000000000500000000000000060000000000000007027403" + "0000000c"),
        new Case<>(
            RecordTypes.LIVE_NOTE,
            new Manifest(
                "t", 1, -1, 2, 3, new long[] {4, 5}, new StepCounts(6, 7, 8, 9, 10), "d", "p"),
            "00027400000001ffffffff000000000000000200000000000000030000000200000000"
                + "0000000400000000000000050000000000000006000000000000000700000000000000"
                + "080000000000000009000000000000000a02640270"),
        new Case<>(
            RecordTypes.LIVE_NOTE,
            new Release("t", 1, 2, 0.5, true),
            "01027400000001000000023fe000000000000001"),
        new Case<>(
            RecordTypes.LIVE_NOTE,
            new LiveRejection("t", 1, 2, "why"),
            "02027400000001000000000000000204776879"),
        new Case<>(
            RecordTypes.REQUESTED,
            new Requested(new Request("i", "a", "t", Observations.of(new float[] {1})), 3, 4),
            "00000003000000000000000402690261027400000000013f800000"),
        new Case<>(
            RecordTypes.ANSWERED,
            new Answered(new Answer("i", "t", 5, new float[] {1}, new float[] {0.5f}, -1, ""), 3),
            "000000030269027400000005000000013f800000000000013f000000bf80000001"),
        new Case<>(
            RecordTypes.LIVE_NOTE,
            new Model(
                "t",
                new Spaces(Box.unbounded(1), new Discrete(2)),
                false,
                3,
                List.of(new ParameterShape("w", 1, 2)),
                List.of(Noise.index(4), Noise.uniform(1, -1)),
                new byte[] {5},
                ""),
            "0302740000000000010000000100000001fff0000000000000000000017ff00000000000"
                + "000100000002000000000300000001027700000001000000020000000202000000010000"
                + "000400000000010000000100000000bf800000000000010501"),
        new Case<>(
            RecordTypes.LIVE_NOTE,
            new LearnerPart("t", 1, 2, 3, "d", 4, 5, 6, new byte[] {7, 8}),
            "04027400000001000000000000000200000003026400000000000000040000000500000006000000020708"));
  }

  private static Map<String, Double> metrics(String one, double first, String two, double second) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put(one, first);
    metrics.put(two, second);
    return metrics;
  }

  private static <T> TypeSerializer<T> serializer(TypeInformation<T> type) {
    return type.createSerializer(new ExecutionConfig().getSerializerConfig());
  }

  private static <T> byte[] write(TypeSerializer<T> serializer, T record) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    serializer.serialize(record, new DataOutputViewStreamWrapper(bytes));
    return bytes.toByteArray();
  }

  private static DataInputViewStreamWrapper view(byte[] bytes) {
    return new DataInputViewStreamWrapper(new ByteArrayInputStream(bytes));
  }

  @ParameterizedTest
  @MethodSource("cases")
  <T> void readsWhatItWrote(Case<T> kind) throws IOException {
    TypeSerializer<T> serializer = serializer(kind.type());
    byte[] bytes = write(serializer, kind.record());
    DataInputViewStreamWrapper in = view(bytes);
    T read = serializer.deserialize(in);
    // Not field by field: that would let the last bits of numbers differ.
    assertThat(write(serializer, read)).isEqualTo(bytes);
    assertThat(read.toString().replaceAll("@[0-9a-f]+", ""))
        .isEqualTo(kind.record().toString().replaceAll("@[0-9a-f]+", ""));
    assertThat(in.available()).isZero();
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    serializer.copy(view(bytes), new DataOutputViewStreamWrapper(copy));
    assertThat(copy.toByteArray()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @MethodSource("cases")
  <T> void theBytesOfAVersionStayAsTheyAre(Case<T> kind) throws IOException {
    assertThat(HexFormat.of().formatHex(write(serializer(kind.type()), kind.record())))
        .isEqualTo(kind.bytes());
  }

  @ParameterizedTest
  @MethodSource("cases")
  <T> void aSavepointSaysHowToReadIt(Case<T> kind) throws IOException {
    TypeSerializer<T> serializer = serializer(kind.type());
    TypeSerializerSnapshot<T> snapshot = saveAndRead(serializer.snapshotConfiguration());
    assertThat(snapshot.restoreSerializer()).isEqualTo(serializer);
    assertThat(
            serializer
                .snapshotConfiguration()
                .resolveSchemaCompatibility(snapshot)
                .isCompatibleAsIs())
        .isTrue();
  }

  private static <T> TypeSerializerSnapshot<T> saveAndRead(TypeSerializerSnapshot<T> snapshot)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    TypeSerializerSnapshot.writeVersionedSnapshot(new DataOutputViewStreamWrapper(bytes), snapshot);
    return TypeSerializerSnapshot.readVersionedSnapshot(
        view(bytes.toByteArray()), RecordTypesTest.class.getClassLoader());
  }

  @ParameterizedTest
  @MethodSource("cases")
  <T> void travelsWithTheJob(Case<T> kind) throws Exception {
    assertThat(InstantiationUtil.clone(kind.type())).isEqualTo(kind.type());
    assertThat(InstantiationUtil.clone(serializer(kind.type()))).isEqualTo(serializer(kind.type()));
  }

  /** Every byte of every kind in turn begins a length, a count or a number that is extreme. */
  @ParameterizedTest
  @MethodSource("cases")
  <T> void aLengthThatLiesAllocatesLittle(Case<T> kind) throws IOException {
    TypeSerializer<T> serializer = serializer(kind.type());
    byte[] bytes = write(serializer, kind.record());
    serializer.deserialize(view(bytes));
    for (String lie :
        List.of("7fffffff", "ffffffff", "80000000", "00ffffff", "ffffff7f", "fffffff70f")) {
      byte[] patch = HexFormat.of().parseHex(lie);
      for (int at = 0; at + patch.length <= bytes.length; at++) {
        byte[] wrong = bytes.clone();
        System.arraycopy(patch, 0, wrong, at, patch.length);
        long before = Allocation.ofThread();
        try {
          serializer.deserialize(view(wrong));
        } catch (IOException | IllegalArgumentException e) {
          assertThat(e).as("%s at %d", lie, at).isNotNull(); // or what is read is another record
        }
        assertThat(Allocation.ofThread() - before).as("%s at %d", lie, at).isLessThan(2 << 20);
      }
    }
  }

  @Test
  void bytesOfOtherVersionsAreRefused() {
    RecordSerializerSnapshot<LaneId> first = new RecordSerializerSnapshot<>("lane-id", 1);
    RecordSerializerSnapshot<LaneId> second = new RecordSerializerSnapshot<>("lane-id", 2);
    RecordSerializerSnapshot<LaneId> other = new RecordSerializerSnapshot<>("segment", 1);
    assertThat(second.resolveSchemaCompatibility(first).isIncompatible()).isTrue();
    assertThat(first.resolveSchemaCompatibility(second).isIncompatible()).isTrue();
    assertThat(first.resolveSchemaCompatibility(other).isIncompatible()).isTrue();
    assertThatThrownBy(second::restoreSerializer)
        .hasMessage("the saved state has lane-id records of version 2; this build reads version 1");
    assertThatThrownBy(() -> new RecordSerializerSnapshot<>("stranger", 1).restoreSerializer())
        .hasMessageContaining("stranger");
  }

  @Test
  void aPolicyBringsItsLayers() throws IOException {
    PolicySnapshot above = SNAPSHOT.above(List.of(SNAPSHOT.asLayer(), SNAPSHOT.asLayer()));
    TypeSerializer<PolicySnapshot> serializer = serializer(RecordTypes.POLICY_SNAPSHOT);
    assertThat(serializer.deserialize(view(write(serializer, above)))).isEqualTo(above);
    byte[] nested = write(serializer, SNAPSHOT.above(List.of(above)));
    assertThatThrownBy(() -> serializer.deserialize(view(nested)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a layer below a policy has layers of its own");
  }

  @Test
  void longArraysGoThroughInBlocks() throws IOException {
    float[] floats = new float[5000];
    double[] doubles = new double[5000];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = i;
      doubles[i] = -i;
    }
    PolicySnapshot snapshot =
        new PolicySnapshot(
            "t", 1, 2, false, Specifications.of(), floats, new float[0], doubles, new double[0]);
    TypeSerializer<PolicySnapshot> serializer = serializer(RecordTypes.POLICY_SNAPSHOT);
    PolicySnapshot read = serializer.deserialize(view(write(serializer, snapshot)));
    assertThat(read.policy()).isEqualTo(floats);
    assertThat(read.means()).isEqualTo(doubles);
  }
}
