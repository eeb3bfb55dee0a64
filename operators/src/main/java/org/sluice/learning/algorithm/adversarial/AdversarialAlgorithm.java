package org.sluice.learning.algorithm.adversarial;

import java.util.List;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Problem;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.encoder.Plain;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.Params;
import org.sluice.learning.imitation.ImitationAlgorithm;
import org.sluice.learning.imitation.ImitationParams;
import org.sluice.learning.offpolicy.QNetwork;
import org.sluice.learning.policy.Policies;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.value.ValueNetwork;

/** {@link Adversarial}. */
public final class AdversarialAlgorithm extends ImitationAlgorithm {

  public AdversarialAlgorithm() {
    super(
        "adversarial",
        "GAN",
        "Generative adversarial imitation: the policy's actions learn to pass for demonstrated ones"
            + " with a classifier that learns to tell them apart (Goodfellow et al. 2014; Tang and"
            + " Agrawal 2018, appendix E.3).");
  }

  @Override
  public List<Param<?>> parameters() {
    return Params.merged(ImitationParams.class, AdversarialParams.class);
  }

  @Override
  public List<Problem> check(Policy policy, Hyperparameters values) {
    return policy.reparameterised()
        ? List.of()
        : List.of(
            new Problem(
                List.of(PolicyParams.TYPE),
                String.format(
                    "%s cannot be learned by %s: its actions have no gradient",
                    Policies.describe(values), word())));
  }

  @Override
  public List<Metric> metrics() {
    return Adversarial.METRICS;
  }

  @Override
  public Workspace workspace(Policy policy, ValueNetwork none, Hyperparameters values) {
    int hidden = values.get(AdversarialParams.CLASSIFIER_HIDDEN);
    QNetwork classifier =
        new QNetwork(
            "c", new Plain(policy.observationDim(), false), List.of(hidden, hidden), false, 0);
    return new AdversarialWorkspace(policy, classifier, Precision.FLOAT, values);
  }
}
