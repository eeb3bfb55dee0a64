package org.sluice.learning.trial;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.sluice.env.NativeLibraryException;
import org.sluice.learning.records.LaneId;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Segment;
import org.sluice.learning.rollout.Acting;
import org.sluice.learning.rollout.Lane;
import org.sluice.learning.rollout.LaneFailure;
import org.sluice.learning.targets.RunningEpisode;
import org.sluice.learning.targets.SegmentBuilder;

/**
 * Trains one trial on one thread: every lane in turn takes its share of steps under one policy
 * version, then the learner makes the next version.
 *
 * <p>This is the specification of training: distributed training computes the same numbers, bit for
 * bit.
 */
public final class TrainingLoop implements AutoCloseable {

  private final Trial trial;
  private final Learner learner;
  private final ArrayDeque<PolicySnapshot> policies;
  private final Lane[] lanes;
  private final List<RunningEpisode> episodes = new ArrayList<>();
  private final SegmentBuilder segments;
  private final Acting acting;

  /**
   * Sets up a learner without data. Lanes make their environments before their first steps.
   *
   * @param workspace for the trial's architecture and batch size
   */
  public TrainingLoop(Trial trial, LearnerWorkspace workspace) {
    this.trial = trial;
    this.learner = new Learner(trial, workspace);
    this.policies = new ArrayDeque<>(InitialPolicy.versions(trial, workspace.model()));
    this.segments = trial.segmentBuilder();
    this.acting = workspace.model().acting();
    this.lanes = new Lane[trial.lanes()];
    for (int i = 0; i < lanes.length; i++) {
      episodes.add(RunningEpisode.NONE);
    }
  }

  /**
   * Trains the policy.
   *
   * @param listener receives every iteration
   * @return the last policy
   * @throws NativeLibraryException if the environment needs a library that cannot be loaded
   */
  public PolicySnapshot run(Consumer<Learned> listener) {
    return runWhile(
        learned -> {
          listener.accept(learned);
          return true;
        });
  }

  /**
   * Trains the policy for as long as someone wants.
   *
   * @param wanted receives every iteration, and says whether another one is wanted
   * @return the last policy
   * @throws NativeLibraryException if the environment needs a library that cannot be loaded
   */
  public PolicySnapshot runWhile(Predicate<Learned> wanted) {
    boolean goOn = true;
    while (goOn && !policies.getLast().last()) {
      Learned learned = learner.learn(collect(policies.removeFirst()));
      policies.addLast(learned.snapshot());
      goOn = wanted.test(learned);
    }
    return policies.getLast();
  }

  private List<Segment> collect(PolicySnapshot policy) {
    List<Segment> batch = new ArrayList<>();
    for (int i = 0; i < lanes.length; i++) {
      batch.add(collect(i, policy));
    }
    return batch;
  }

  private Segment collect(int lane, PolicySnapshot policy) {
    try {
      lane(lane).follow(policy);
      SegmentBuilder.Built built =
          segments.build(List.of(lane(lane).collect(trial.share())), episodes.get(lane));
      episodes.set(lane, built.episode());
      return built.segment();
    } catch (NativeLibraryException e) {
      throw e; // for want of something on this machine, not in the trial
    } catch (RuntimeException e) {
      LaneId id = new LaneId(trial.id(), lane);
      return Segment.failed(id, policy.version(), LaneFailure.reason(id, e));
    }
  }

  private Lane lane(int number) {
    if (lanes[number] == null) {
      lanes[number] = TrialModel.lane(trial, number, TrialModel.environment(trial), acting);
    }
    return lanes[number];
  }

  @Override
  public void close() {
    for (Lane lane : lanes) {
      if (lane != null) {
        lane.close();
      }
    }
  }
}
