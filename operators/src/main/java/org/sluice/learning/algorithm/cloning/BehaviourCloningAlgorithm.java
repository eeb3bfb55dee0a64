package org.sluice.learning.algorithm.cloning;

import java.util.List;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Metrics;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.Params;
import org.sluice.learning.imitation.ImitationAlgorithm;
import org.sluice.learning.imitation.ImitationParams;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.value.ValueNetwork;

/** {@link BehaviourCloning}. */
public final class BehaviourCloningAlgorithm extends ImitationAlgorithm {

  public BehaviourCloningAlgorithm() {
    super(
        "behaviour-cloning",
        "BC",
        "Behaviour cloning: maximises the likelihood of demonstrated actions (Tang and Agrawal"
            + " 2018, appendix E.3).");
  }

  @Override
  public List<Param<?>> parameters() {
    return Params.of(ImitationParams.class);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(Metrics.LOG_LIKELIHOOD);
  }

  @Override
  public Workspace workspace(Policy policy, ValueNetwork none, Hyperparameters values) {
    return new CloningWorkspace(policy, Precision.FLOAT, values);
  }
}
