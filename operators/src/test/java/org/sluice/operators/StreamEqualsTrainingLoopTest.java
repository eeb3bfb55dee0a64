package org.sluice.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.learning.records.LaneId;
import org.sluice.learning.records.Progress;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.SmallTrials;
import org.sluice.learning.trial.Snapshots;
import org.sluice.learning.trial.TrainingLoop;
import org.sluice.learning.trial.Trial;

/** The operators compute what the training loop computes, bit for bit, whatever happens. */
class StreamEqualsTrainingLoopTest {

  static List<Trial> kinds() {
    return SmallTrials.kinds();
  }

  private static List<Learned> trainingLoop(Trial trial) {
    List<Learned> learned = new ArrayList<>();
    try (TrainingLoop loop = new TrainingLoop(trial, LearnerWorkspace.of(trial))) {
      loop.run(learned::add);
    }
    return learned;
  }

  private static void assertSame(SimulatedJob job, Trial trial, List<Learned> expected) {
    for (Learned learned : expected) {
      Snapshots.assertSame(job.policy(trial, learned.snapshot().version()), learned.snapshot());
    }
    assertThat(job.progress(trial)).isEqualTo(expected.stream().map(Learned::progress).toList());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void inAnyOrderOfArrival(Trial trial) throws Exception {
    List<Learned> expected = trainingLoop(trial);
    for (long seed = 0; seed < 3; seed++) {
      SimulatedJob job = new SimulatedJob(List.of(trial), seed);
      job.run();
      assertSame(job, trial, expected);
      job.stop();
    }
  }

  @Test
  void withAllKindsSideBySide() throws Exception {
    SimulatedJob job = new SimulatedJob(SmallTrials.kinds(), 1);
    job.run();
    for (Trial trial : SmallTrials.kinds()) {
      assertSame(job, trial, trainingLoop(trial));
    }
    job.stop();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whenTheOperatorsGoBackAndTheLanesDoNot(Trial trial) throws Exception {
    List<Learned> expected = trainingLoop(trial);
    for (int point = 0; point < 60; point += 7) {
      SimulatedJob job = new SimulatedJob(List.of(trial), point);
      moves(job, point);
      SimulatedJob.OperatorState state = job.saveOperators();
      moves(job, 25);
      job.restoreOperators(state);
      job.run();
      assertSame(job, trial, expected);
      job.stop();
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whenTheLanesGoBackAndTheOperatorsDoNot(Trial trial) throws Exception {
    List<Learned> expected = trainingLoop(trial);
    for (int point = 0; point < 60; point += 7) {
      SimulatedJob job = new SimulatedJob(List.of(trial), point);
      moves(job, point);
      List<SimulatedLane.State> state = job.saveLanes();
      moves(job, 25);
      job.restoreLanes(state);
      job.run();
      assertSame(job, trial, expected);
      job.stop();
    }
  }

  @Test
  void whenBothGoBackToDifferentPoints() throws Exception {
    Trial trial = SmallTrials.of("t", "trpo", "normalizing-flow", 1);
    List<Learned> expected = trainingLoop(trial);
    for (int point = 0; point < 40; point += 3) {
      SimulatedJob job = new SimulatedJob(List.of(trial), point);
      moves(job, point);
      List<SimulatedLane.State> lanes = job.saveLanes();
      moves(job, 11);
      SimulatedJob.OperatorState operators = job.saveOperators();
      moves(job, 20);
      job.restoreLanes(lanes);
      moves(job, 9);
      job.restoreOperators(operators);
      job.run();
      assertSame(job, trial, expected);
      job.stop();
    }
  }

  @Test
  void whenALaneFailsTheOthersOfTheJobGoOn() throws Exception {
    Trial healthy = SmallTrials.of("healthy", "trpo", "gaussian", 0);
    Trial doomed = SmallTrials.of("doomed", "trpo", "gaussian", 0);
    SimulatedJob job = new SimulatedJob(List.of(healthy, doomed), 3);
    job.inject(Trajectory.failed(new LaneId("doomed", 1), 0, 0, "fell apart"));
    job.run();
    assertSame(job, healthy, trainingLoop(healthy));
    List<Progress> rows = job.progress(doomed);
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).outcome()).isEqualTo(Progress.FAILED);
    assertThat(rows.get(0).failure()).isEqualTo("lane 1: fell apart");
    assertThat(job.policy(doomed, 1).last()).isTrue();
    job.stop();
  }

  private static void moves(SimulatedJob job, int count) throws Exception {
    for (int i = 0; i < count; i++) {
      job.move();
    }
  }
}
