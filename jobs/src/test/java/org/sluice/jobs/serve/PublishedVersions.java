package org.sluice.jobs.serve;

import org.sluice.jobs.train.fixture.SmallJobs;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.serving.Answer;
import org.sluice.learning.serving.CurrentPolicies;
import org.sluice.learning.serving.PolicyServer;
import org.sluice.learning.serving.Request;
import org.sluice.learning.serving.ServingRules;
import org.sluice.learning.trial.InitialPolicy;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;

/** Versions of a trial, and the answers that they give. */
final class PublishedVersions {

  static final String TRIAL = "plant";

  private static final ServingRules RULES = new ServingRules(TRIAL, false, 5);

  private PublishedVersions() {}

  /** A version with numbers of its own. */
  static PolicySnapshot of(int version) {
    return of(TRIAL, version);
  }

  /** A version of any trial. */
  static PolicySnapshot of(String id, int version) {
    Trial trial = SmallJobs.trial(id, "Pendulum-v1", "gaussian", "ppo", 0, 1);
    PolicySnapshot initial = InitialPolicy.of(trial, TrialModel.of(trial));
    float[] parameters = initial.policy().clone();
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] += 0.1f * version;
    }
    return new PolicySnapshot(
        id,
        version,
        version,
        false,
        initial.specification(),
        parameters,
        initial.value(),
        initial.means(),
        initial.deviations());
  }

  /** The answer that a request has under a version, computed without a stream. */
  static Answer answer(Request request, int version) {
    return answer(request, of(version));
  }

  /** The same under any version. */
  static Answer answer(Request request, PolicySnapshot snapshot) {
    return new PolicyServer(RULES).answer(request, always(snapshot));
  }

  private static CurrentPolicies always(PolicySnapshot snapshot) {
    return new CurrentPolicies() {
      @Override
      public void await() {
        // It is there.
      }

      @Override
      public PolicySnapshot policy(String actor) {
        return snapshot;
      }

      @Override
      public void close() {
        // It holds nothing.
      }
    };
  }
}
