package org.sluice.learner;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.sluice.advantage.GaeParams;
import org.sluice.advantage.SegmentBuilder;
import org.sluice.env.Env;
import org.sluice.env.wrapper.ClipAction;
import org.sluice.envs.Envs;
import org.sluice.hyperparameters.Hyperparameters;
import org.sluice.records.PolicySnapshot;
import org.sluice.records.Segment;
import org.sluice.rollout.Lane;
import org.sluice.value.Critic;

/**
 * Trains one trial on one thread: every lane in turn takes its share of steps under the current
 * policy, then the learner makes the next.
 *
 * <p>This is the specification of training: whatever else trains a trial, in parallel and over a
 * network, computes the same numbers, bit for bit.
 */
public final class TrainingLoop implements AutoCloseable {

  private final Trial trial;
  private final Learner learner;
  private final List<Lane> lanes = new ArrayList<>();
  private final List<SegmentBuilder> segments = new ArrayList<>();

  /**
   * Sets up the lanes' environments and a learner that has seen nothing.
   *
   * @param workspace for the trial's architecture and batch size
   */
  public TrainingLoop(Trial trial, LearnerWorkspace workspace) {
    this.trial = trial;
    this.learner = new Learner(trial, workspace);
    Hyperparameters values = trial.hyperparameters();
    for (int i = 0; i < values.get(TrialParams.LANES); i++) {
      lanes.add(
          new Lane(
              trial.id(),
              i,
              trial.seed(),
              environment(trial),
              workspace.policy,
              new Critic(workspace.valueNetwork)));
      segments.add(
          new SegmentBuilder(
              trial.share(), values.get(GaeParams.GAMMA), values.get(GaeParams.LAMBDA)));
    }
  }

  private static Env environment(Trial trial) {
    Env env = Envs.make(trial.environment());
    boolean clips =
        trial.hyperparameters().get(TrialParams.ACTION_LIMITS).equals(TrialParams.CLIP)
            && env.spec().actionSpace() instanceof org.sluice.env.Box;
    return clips ? new ClipAction(env) : env;
  }

  /**
   * Trains to the end.
   *
   * @param listener is told of every iteration
   * @return the last policy
   */
  public PolicySnapshot run(Consumer<Learned> listener) {
    PolicySnapshot policy = learner.snapshot();
    while (!policy.last()) {
      Learned learned = iterate(policy);
      listener.accept(learned);
      policy = learned.snapshot();
    }
    return policy;
  }

  private Learned iterate(PolicySnapshot policy) {
    List<Segment> batch = new ArrayList<>();
    for (int i = 0; i < lanes.size(); i++) {
      lanes.get(i).follow(policy);
      batch.add(segments.get(i).add(lanes.get(i).collect(trial.share())).orElseThrow());
    }
    return learner.learn(batch);
  }

  @Override
  public void close() {
    lanes.forEach(Lane::close);
  }
}
