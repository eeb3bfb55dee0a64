package org.sluice.learning.serving;

import java.util.concurrent.CountDownLatch;
import org.sluice.learning.live.log.Release;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.trial.InitialPolicy;
import org.sluice.learning.trial.SmallTrials;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;

/** The versions of a small trial, as a test sets them. */
public final class ServedPolicies implements CurrentPolicies {

  /** The trial's id. */
  public static final String TRIAL = "plant";

  private final CountDownLatch first = new CountDownLatch(1);
  private volatile PolicySnapshot stable;
  private volatile PolicySnapshot candidate;
  private volatile double share = 1;
  private volatile boolean closed;

  /** A version with numbers of its own. */
  public static PolicySnapshot version(String environment, String policy, int version) {
    Trial trial = SmallTrials.of(TRIAL, environment, "trpo", policy, 0);
    PolicySnapshot initial = InitialPolicy.of(trial, TrialModel.of(trial));
    float[] parameters = initial.policy().clone();
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] += 0.1f * (float) Math.sin(i + version);
    }
    return new PolicySnapshot(
        TRIAL,
        version,
        0,
        false,
        initial.specification(),
        parameters,
        initial.value(),
        initial.means(),
        initial.deviations());
  }

  /** Every actor follows this one from now on. */
  public ServedPolicies offer(PolicySnapshot next) {
    return offer(next, next, 1);
  }

  /** A share of the actors follows the candidate from now on. */
  public ServedPolicies offer(PolicySnapshot nextStable, PolicySnapshot nextCandidate, double of) {
    stable = nextStable;
    candidate = nextCandidate;
    share = of;
    first.countDown();
    return this;
  }

  @Override
  public void await() throws InterruptedException {
    first.await();
  }

  @Override
  public PolicySnapshot policy(String actor) {
    Release release = new Release(TRIAL, stable.version(), candidate.version(), share, false);
    return release.version(actor) == candidate.version() ? candidate : stable;
  }

  /** Whether the user has let go of it. */
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
  }
}
