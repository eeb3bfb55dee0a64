package org.sluice.learning.algorithm.crossentropy;

import java.util.List;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Generator;
import org.sluice.env.Spaces;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Problem;
import org.sluice.learning.algorithm.TrialLearner;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.episodic.Elites;
import org.sluice.learning.episodic.EpisodicAlgorithm;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.Params;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.rollout.Behaviour;
import org.sluice.learning.rollout.exploration.PerturbedParameters;
import org.sluice.learning.value.ValueNetwork;

/** {@link CrossEntropy}. */
public final class CrossEntropyAlgorithm extends EpisodicAlgorithm {

  public CrossEntropyAlgorithm() {
    super(
        "cross-entropy",
        "CEM",
        "Cross-entropy method: draws the policy's parameters for each episode, from normal"
            + " distributions that follow the best episodes (Szita and Lőrincz 2006).",
        CrossEntropy.LEAST_ELITES + 1);
  }

  @Override
  public List<Param<?>> parameters() {
    return Params.of(CrossEntropyParams.class);
  }

  /** Every policy acts, whether or not it has a density. */
  @Override
  public List<Problem> check(Policy policy, Hyperparameters values) {
    return List.of();
  }

  @Override
  public double parameterDeviation(Hyperparameters values) {
    double initial = values.get(CrossEntropyParams.INITIAL_DEVIATION);
    return Math.sqrt(initial * initial + ExtraVariance.of(values).after(0));
  }

  @Override
  public Behaviour behaviour(Spaces spaces, Hyperparameters values) {
    return new PerturbedParameters();
  }

  @Override
  public List<Metric> metrics() {
    return List.of(Elites.RETURN, CrossEntropy.PARAMETER_DEVIATION);
  }

  @Override
  public Workspace workspace(Policy policy, ValueNetwork none, Hyperparameters values) {
    return new NoBuffers();
  }

  /** It needs no buffers. */
  private static final class NoBuffers implements Workspace {

    @Override
    public long bytes() {
      return 0;
    }

    @Override
    public TrialLearner learner(
        Hyperparameters values, float[] policy, float[] deviations, Generator random) {
      return new CrossEntropy(
          values, new ParameterDistribution(policy.clone(), deviations.clone()));
    }
  }
}
