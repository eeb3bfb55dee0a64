package org.sluice.learning.trial;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Segment;
import org.sluice.learning.rollout.Acting;
import org.sluice.learning.rollout.Lane;
import org.sluice.learning.targets.RunningEpisode;
import org.sluice.learning.targets.SegmentBuilder;

/** The batches that an undisturbed run of a trial learns from. */
final class TrainingBatches {

  private TrainingBatches() {}

  static List<List<Segment>> of(Trial trial, LearnerWorkspace workspace) {
    SegmentBuilder builder = trial.segmentBuilder();
    ArrayDeque<PolicySnapshot> policies =
        new ArrayDeque<>(InitialPolicy.versions(trial, workspace.model()));
    Learner learner = new Learner(trial, workspace);
    List<Lane> lanes = new ArrayList<>();
    Acting acting = workspace.model().acting();
    for (int i = 0; i < trial.lanes(); i++) {
      lanes.add(TrialModel.lane(trial, i, TrialModel.environment(trial), acting));
    }
    List<List<Segment>> batches = new ArrayList<>();
    while (batches.size() < trial.iterations()) {
      PolicySnapshot policy = policies.removeFirst();
      List<Segment> batch = new ArrayList<>();
      for (Lane lane : lanes) {
        lane.follow(policy);
        batch.add(
            builder.build(List.of(lane.collect(trial.share())), RunningEpisode.NONE).segment());
      }
      batches.add(batch);
      policies.addLast(learner.learn(batch).snapshot());
    }
    lanes.forEach(Lane::close);
    return batches;
  }
}
