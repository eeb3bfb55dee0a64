package org.sluice.learning.rollout;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.sluice.env.Generator;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Trajectory;

/**
 * Vine sampling: a lane plays a trunk, which is what straight rollouts would play, and branches
 * from some of its states.
 *
 * <pre>
 * share = trunk steps + steps of branches
 * states to branch from: drawn without replacement from the trunk's first candidates
 * branch k of state s: an action a_k from the policy, then the policy's actions for length − 1 steps
 * </pre>
 *
 * <p>Before each branch the environment is restored, its own randomness included. The first actions
 * of a state's branches are independent; the noise of the actions after them is the same in each
 * branch, step by step, if it is common. A branch ends with its episode, or is truncated at its
 * length. Steps that branches leave over, since their episodes ended, go to the trunk, so that a
 * share always has the same number of steps.
 *
 * <p>Which states are chosen, and all noise of branches, follow from the trial's seed, the lane and
 * the step's number. Schulman et al. 2015, section 4.2 of the first version.
 */
public final class Vine implements Sampler {

  private static final byte[] NOWHERE = {};

  private final Wanted wanted;
  private final Branching branching;
  private final Generator noise = new Generator(0);

  /** States of this share that can still be chosen, and how many of them will be. */
  private long candidates;

  private int missing;

  /** The current branch, from 1; 0 on the trunk. */
  private int branch;

  /** Steps of the current branch. */
  private int length;

  /** The number of the first step in the current state's branches. */
  private long root;

  /** The state in which the trunk continues, while there are branches. */
  private byte[] trunk = NOWHERE;

  /** Whether the trunk's current state is no longer a candidate. */
  private boolean considered;

  /**
   * @param wanted what to record besides observations, actions, rewards and branches
   */
  public Vine(Wanted wanted, Branching branching) {
    this.wanted = wanted;
    this.branching = branching;
  }

  @Override
  public int branchLength() {
    return branching.length();
  }

  @Override
  public Optional<String> simulationOnly() {
    return Optional.of("lanes that branch return to earlier states");
  }

  @Override
  public Trajectory collect(Lane lane, int steps) {
    StepRecorder recorder = new StepRecorder(lane, wanted, steps, true);
    for (int t = 0; t < steps; t++) {
      if (lane.sequence() % branching.share() == 0) {
        candidates = branching.candidates();
        missing = branching.states();
      }
      if (branch == 0 && !considered) {
        consider(lane);
      }
      if (branch == 0) {
        growTrunk(lane, recorder);
      } else {
        growBranch(lane, recorder);
      }
    }
    return recorder.trajectory();
  }

  /** Chooses the trunk's state with the probability that leaves all sets equally likely. */
  private void consider(Lane lane) {
    boolean chosen = missing > 0 && lane.branching() * candidates < missing;
    considered = true;
    candidates--;
    if (chosen) {
      missing--;
      trunk = lane.place();
      root = lane.sequence();
      begin(1, lane);
    }
  }

  private void begin(int number, Lane lane) {
    branch = number;
    length = 0;
    noise.seed(lane.branchSeed(root, number));
  }

  private void growTrunk(Lane lane, StepRecorder recorder) {
    EndMark end = recorder.step(lane.random());
    recorder.end(end);
    if (end != EndMark.NONE) {
      lane.reset();
    }
    considered = false;
  }

  private void growBranch(Lane lane, StepRecorder recorder) {
    EndMark end = recorder.step(noise);
    length++;
    if (length == 1 && branching.commonNoise()) {
      noise.seed(lane.branchSeed(root, 0));
    }
    if (end == EndMark.NONE && length == branching.length()) {
      end = EndMark.TRUNCATED;
    }
    recorder.endOfBranch(end, branch, branching.bootstraps());
    if (end == EndMark.NONE) {
      return;
    }
    lane.rewind(trunk);
    if (branch < branching.branches()) {
      begin(branch + 1, lane);
    } else {
      branch = 0;
      trunk = NOWHERE;
    }
  }

  @Override
  public int stateBytes() {
    return 2 * Long.BYTES + 4 * Integer.BYTES + 1 + Generator.STATE_BYTES + trunk.length;
  }

  @Override
  public void save(ByteBuffer out) {
    out.putLong(candidates).putLong(root);
    out.putInt(missing).putInt(branch).putInt(length).putInt(trunk.length);
    out.put((byte) (considered ? 1 : 0));
    noise.save(out);
    out.put(trunk);
  }

  @Override
  public void restore(ByteBuffer in) {
    candidates = in.getLong();
    root = in.getLong();
    missing = in.getInt();
    branch = in.getInt();
    length = in.getInt();
    trunk = new byte[in.getInt()];
    considered = in.get() == 1;
    noise.restore(in);
    in.get(trunk);
  }
}
