package org.sluice.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sluice.learning.records.CollectedBatch;
import org.sluice.learning.records.Segment;
import org.sluice.operators.types.RecordTypes;

class BatchFunctionTest {

  private Harness<String, Segment, CollectedBatch> batch;

  @BeforeEach
  void start() throws Exception {
    batch =
        new Harness<>(
            () -> new BatchFunction(List.of(Records.TRIAL)),
            Segment::trial,
            Types.STRING,
            RecordTypes.COLLECTED_BATCH);
  }

  @AfterEach
  void stop() throws Exception {
    batch.stop();
  }

  private List<CollectedBatch> process(List<Segment> segments) throws Exception {
    List<CollectedBatch> batches = new ArrayList<>();
    for (Segment segment : segments) {
      batches.addAll(batch.process(segment));
    }
    return batches;
  }

  private static void assertWhole(CollectedBatch batch, int version) {
    assertThat(batch.version()).isEqualTo(version);
    assertThat(batch.segments()).extracting(Segment::version).containsOnly(version);
    assertThat(batch.segments()).extracting(Segment::lane).containsExactly(0, 1, 2);
  }

  @Test
  void ordersLanesThatComeInAnyOrder() throws Exception {
    List<CollectedBatch> batches =
        process(List.of(Records.segment(2, 0), Records.segment(0, 0), Records.segment(1, 0)));
    assertThat(batches).hasSize(1);
    assertWhole(batches.get(0), 0);
  }

  @Test
  void keepsLaterVersionsUntilTheirTurn() throws Exception {
    List<Segment> early = new ArrayList<>();
    for (int version = 3; version >= 1; version--) {
      for (int lane = 0; lane < 3; lane++) {
        early.add(Records.segment(lane, version));
      }
    }
    early.add(Records.segment(0, 0));
    early.add(Records.segment(1, 0));
    assertThat(process(early)).isEmpty();
    List<CollectedBatch> batches = batch.process(Records.segment(2, 0));
    assertThat(batches).hasSize(4);
    for (int version = 0; version < 4; version++) {
      assertWhole(batches.get(version), version);
    }
  }

  @Test
  void measuresHowLongABatchWaitsForItsLastLane() throws Exception {
    batch.setProcessingTime(1000);
    batch.process(Records.segment(0, 0));
    batch.setProcessingTime(1030);
    batch.process(Records.segment(1, 0));
    batch.process(Records.segment(0, 2));
    assertThat(batch.gauge("versionsAhead")).isEqualTo(2);
    batch.setProcessingTime(1070);
    batch.process(Records.segment(2, 0));
    assertThat(batch.gauge("batchWaitMillis")).isEqualTo(70L);
  }

  @Test
  void dropsVersionsThatHaveGoneAndSecondSegments() throws Exception {
    process(List.of(Records.segment(0, 0), Records.segment(1, 0), Records.segment(2, 0)));
    assertThat(process(List.of(Records.segment(0, 0), Records.segment(1, 0)))).isEmpty();
    assertThat(
            process(List.of(Records.segment(0, 1), Records.segment(0, 1), Records.segment(1, 1))))
        .isEmpty();
    assertThat(batch.process(Records.segment(2, 1))).hasSize(1);
    assertThat(batch.counter("stale")).isEqualTo(2);
    assertThat(batch.counter("duplicates")).isEqualTo(1);
  }

  @Test
  void endsWithABatchInWhichALaneFailed() throws Exception {
    List<CollectedBatch> batches =
        process(
            List.of(
                Records.segment(0, 1),
                Records.failed(1, 0, "fell apart"),
                Records.segment(2, 0),
                Records.segment(0, 0)));
    assertThat(batches).hasSize(1);
    assertThat(batches.get(0).segments().get(1).failure()).isEqualTo("fell apart");
    assertThat(process(List.of(Records.segment(1, 1), Records.segment(2, 1)))).isEmpty();
    assertThat(batch.keyedStateEntries()).isEqualTo(1);
  }

  @Test
  void takesNothingMoreOnceAllIterationsAreDone() throws Exception {
    List<Segment> segments = new ArrayList<>();
    for (int version = 0; version < 6; version++) {
      for (int lane = 0; lane < 3; lane++) {
        segments.add(Records.segment(lane, version));
      }
    }
    assertThat(process(segments)).hasSize(4);
    assertThat(batch.keyedStateEntries()).isEqualTo(1);
  }

  @Test
  void goesOnFromEveryPointOfARun() throws Exception {
    List<Segment> sent = new ArrayList<>();
    for (int version = 0; version < 3; version++) {
      for (int lane = 0; lane < 3; lane++) {
        // Lane 0 runs one version ahead.
        sent.add(Records.segment(lane, lane == 0 ? version + 1 : version));
      }
    }
    sent.add(3, Records.segment(0, 0));
    List<CollectedBatch> undisturbed = process(sent);
    assertThat(undisturbed).hasSize(3);
    for (int point = 0; point <= sent.size(); point++) {
      batch.restart(null);
      List<CollectedBatch> batches = new ArrayList<>(process(sent.subList(0, point)));
      var state = batch.save();
      process(sent.subList(point, sent.size()));
      batch.restart(state);
      batches.addAll(process(sent.subList(point, sent.size())));
      assertThat(RecordBytes.of(RecordTypes.COLLECTED_BATCH, batches))
          .isEqualTo(RecordBytes.of(RecordTypes.COLLECTED_BATCH, undisturbed));
    }
  }
}
