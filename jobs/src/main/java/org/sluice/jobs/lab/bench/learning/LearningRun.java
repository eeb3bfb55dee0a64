package org.sluice.jobs.lab.bench.learning;

import java.util.ArrayList;
import java.util.List;
import org.sluice.env.registry.Envs;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Segment;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.rollout.Acting;
import org.sluice.learning.rollout.Lane;
import org.sluice.learning.targets.RunningEpisode;
import org.sluice.learning.targets.SegmentBuilder;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.Learner;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;

/** A trial on a {@link DriftEnv} whose collecting and learning are called separately. */
final class LearningRun {

  private final Trial trial;
  private final Learner learner;
  private final List<Lane> lanes = new ArrayList<>();
  private final SegmentBuilder builder;
  private List<Trajectory> collected = List.of();

  /**
   * @param workspace for learners of that kind
   */
  LearningRun(LearningCase kind, LearnerWorkspace workspace) {
    this.trial = kind.trial();
    this.learner = new Learner(trial, workspace);
    Acting acting = workspace.model().acting();
    for (int i = 0; i < trial.lanes(); i++) {
      lanes.add(TrialModel.lane(trial, i, new DriftEnv(Envs.spec(kind.environment())), acting));
    }
    builder = trial.segmentBuilder();
  }

  /** Collects a batch with the newest policy. */
  void collect() {
    PolicySnapshot policy = learner.snapshot();
    List<Trajectory> batch = new ArrayList<>();
    for (Lane lane : lanes) {
      lane.follow(policy);
      batch.add(lane.collect(trial.share()));
    }
    collected = batch;
  }

  /** The batch with its advantages. */
  List<Segment> segments() {
    List<Segment> batch = new ArrayList<>();
    for (Trajectory trajectory : collected) {
      batch.add(builder.build(List.of(trajectory), RunningEpisode.NONE).segment());
    }
    return batch;
  }

  /** Learns from the batch: advantages, policy, value function, normaliser. */
  Learned learn() {
    return learner.learn(segments());
  }
}
