package org.sluice.jobs.bench;

import java.util.ArrayList;
import java.util.List;
import org.sluice.advantage.GaeParams;
import org.sluice.advantage.RunningEpisode;
import org.sluice.advantage.SegmentBuilder;
import org.sluice.envs.Envs;
import org.sluice.learner.Learned;
import org.sluice.learner.Learner;
import org.sluice.learner.LearnerWorkspace;
import org.sluice.learner.Trial;
import org.sluice.learner.TrialParams;
import org.sluice.policy.Policy;
import org.sluice.records.PolicySnapshot;
import org.sluice.records.Segment;
import org.sluice.records.Trajectory;
import org.sluice.rollout.Acting;
import org.sluice.rollout.Lane;
import org.sluice.value.ValueNetwork;
import org.sluice.value.ValueParams;

/** A trial on a {@link DriftEnv}, whose collecting and learning are called one by one. */
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
    Policy policy = kind.newPolicy();
    int width = policy.observationDim();
    var values = trial.hyperparameters();
    Acting acting =
        new Acting(policy, new ValueNetwork(width, values.get(ValueParams.VALUE_HIDDEN)));
    for (int i = 0; i < values.get(TrialParams.LANES); i++) {
      lanes.add(
          new Lane(
              trial.id(), i, trial.seed(), new DriftEnv(Envs.spec(kind.environment())), acting));
    }
    builder =
        new SegmentBuilder(
            trial.share(), values.get(GaeParams.GAMMA), values.get(GaeParams.LAMBDA));
  }

  /** Acts under the newest policy until a batch is full. */
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

  /** All that an iteration makes of the batch: advantages, policy, values, normaliser. */
  Learned learn() {
    return learner.learn(segments());
  }
}
