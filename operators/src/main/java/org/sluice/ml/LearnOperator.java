package org.sluice.ml;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Segment;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.targets.RunningEpisode;
import org.sluice.learning.targets.SegmentBuilder;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.Learner;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.Trial;
import org.sluice.operators.types.RecordTypes;

/**
 * Learns a trial from its steps, in whichever order they come; emits the last policy at the end. It
 * learns from an iteration as soon as all its steps are there, and keeps those of later ones. (Not
 * a function of a whole partition: Flink ends the process where such a function throws.)
 */
final class LearnOperator extends AbstractStreamOperator<PolicySnapshot>
    implements OneInputStreamOperator<Trajectory, PolicySnapshot>, BoundedOneInput {

  private static final long serialVersionUID = 1;

  private final Trial trial;

  private transient Learner learner;
  private transient SegmentBuilder builder;
  private transient WaitingShares waiting;
  private transient ListState<byte[]> savedLearner;
  private transient ListState<Trajectory> savedSteps;

  LearnOperator(Trial trial) {
    this.trial = trial;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    builder = trial.segmentBuilder();
    waiting = new WaitingShares(trial.lanes(), trial.share());
    LearnerWorkspace workspace = LearnerWorkspace.of(trial);
    learner = new Learner(trial, workspace);
    savedLearner =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>(
                    "learner", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    savedSteps =
        context
            .getOperatorStateStore()
            .getListState(new ListStateDescriptor<>("steps", RecordTypes.TRAJECTORY));
    for (byte[] saved : savedLearner.get()) {
      learner = Learner.restored(trial, workspace, saved);
    }
    savedSteps.get().forEach(waiting::add);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    savedLearner.update(List.of(learner.save()));
    savedSteps.update(waiting.all());
  }

  @Override
  public void processElement(StreamRecord<Trajectory> element) {
    Trajectory step = element.getValue();
    if (step.version() < learner.expectedVersion()) {
      throw WaitingShares.twice(step);
    }
    waiting.add(step);
    while (waiting.isComplete(learner.expectedVersion())) {
      learn(waiting.take(learner.expectedVersion()));
    }
  }

  private void learn(List<List<Trajectory>> shares) {
    List<Segment> batch = new ArrayList<>();
    for (List<Trajectory> share : shares) {
      batch.add(builder.build(share, RunningEpisode.NONE).segment());
    }
    Learned learned = learner.learn(batch);
    if (learned.progress().failed()) {
      throw new IllegalStateException(
          "trial " + trial.id() + " failed: " + learned.progress().failure());
    }
  }

  @Override
  public void endInput() {
    waiting.checkEmpty(learner.expectedVersion());
    if (learner.expectedVersion() == 0) {
      throw new IllegalArgumentException("the table of steps is empty");
    }
    output.collect(new StreamRecord<>(learner.snapshot()));
  }
}
