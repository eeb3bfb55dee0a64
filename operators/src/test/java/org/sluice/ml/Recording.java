package org.sluice.ml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.RowTypeInfo;
import org.apache.flink.ml.linalg.DenseVector;
import org.apache.flink.ml.linalg.typeinfo.DenseVectorTypeInfo;
import org.apache.flink.types.Row;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Segment;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.rollout.Acting;
import org.sluice.learning.rollout.Lane;
import org.sluice.learning.targets.RunningEpisode;
import org.sluice.learning.targets.SegmentBuilder;
import org.sluice.learning.trial.InitialPolicy;
import org.sluice.learning.trial.Learner;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;

/**
 * What a trial's lanes take in training, as rows.
 *
 * @param rows one per step, in the order of learning
 * @param policy the policy after them
 */
record Recording(List<Row> rows, PolicySnapshot policy) {

  static final RowTypeInfo TYPE =
      (RowTypeInfo)
          Types.ROW_NAMED(
              new String[] {
                "features",
                "action",
                "logProbability",
                "value",
                "nextValue",
                "reward",
                "endMark",
                "lane",
                "version",
                "step"
              },
              DenseVectorTypeInfo.INSTANCE,
              DenseVectorTypeInfo.INSTANCE,
              Types.DOUBLE,
              Types.DOUBLE,
              Types.DOUBLE,
              Types.DOUBLE,
              Types.INT,
              Types.INT,
              Types.INT,
              Types.LONG);

  static Recording of(Trial trial, int iterations) {
    LearnerWorkspace workspace = LearnerWorkspace.of(trial);
    Learner learner = new Learner(trial, workspace);
    SegmentBuilder builder = trial.segmentBuilder();
    ArrayDeque<PolicySnapshot> policies =
        new ArrayDeque<>(InitialPolicy.versions(trial, workspace.model()));
    Acting acting = workspace.model().acting();
    List<Lane> lanes = new ArrayList<>();
    for (int i = 0; i < trial.lanes(); i++) {
      lanes.add(TrialModel.lane(trial, i, TrialModel.environment(trial), acting));
    }
    List<Row> rows = new ArrayList<>();
    for (int iteration = 0; iteration < iterations; iteration++) {
      List<Segment> batch = new ArrayList<>();
      PolicySnapshot policy = policies.removeFirst();
      for (Lane lane : lanes) {
        lane.follow(policy);
        Trajectory taken = lane.collect(trial.share());
        add(taken, rows);
        batch.add(builder.build(List.of(taken), RunningEpisode.NONE).segment());
      }
      policies.addLast(learner.learn(batch).snapshot());
    }
    lanes.forEach(Lane::close);
    return new Recording(rows, policies.getLast());
  }

  private static void add(Trajectory taken, List<Row> rows) {
    for (int t = 0; t < taken.steps(); t++) {
      rows.add(
          Row.of(
              vector(taken.transitions().observations(), t, taken.steps()),
              vector(Observations.of(taken.transitions().actions()), t, taken.steps()),
              (double) taken.transitions().logProbabilities()[t],
              (double) taken.values()[t],
              (double) nextValue(taken, t),
              (double) taken.transitions().rewards()[t],
              (int) taken.transitions().ends()[t],
              taken.lane(),
              taken.version(),
              taken.sequence() + t));
    }
  }

  private static float nextValue(Trajectory taken, int t) {
    return switch (EndMark.ofCode(taken.transitions().ends()[t])) {
      case TERMINATED -> 0;
      case TRUNCATED -> taken.finalValues()[t];
      case NONE -> t + 1 < taken.steps() ? taken.values()[t + 1] : taken.bootstrapValue();
    };
  }

  private static DenseVector vector(Observations numbers, int row, int rows) {
    int width = numbers.size() / rows;
    double[] vector = new double[width];
    numbers.range(row * width, (row + 1) * width).copyTo(vector, 0);
    return new DenseVector(vector);
  }
}
