package org.sluice.learning.policy;

import java.util.List;
import org.apache.flink.ml.param.BooleanParam;
import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.IntParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.Range;
import org.sluice.learning.posterior.PosteriorSettings;

/**
 * Parameters of a posterior over the weights of a network.
 *
 * @param family {@link #MULTIPLICATIVE_FLOWS} or {@link #BAYES_BY_BACKPROP}
 * @param flows {@link PosteriorSettings#flows}
 * @param auxiliaryFlows {@link PosteriorSettings#auxiliaryFlows}
 * @param flowUnits {@link PosteriorSettings#flowUnits}
 * @param furtherLayers {@link PosteriorSettings#furtherLayers}
 * @param logDeviation {@link PosteriorSettings#logDeviation}
 * @param squaredBias {@link PosteriorSettings#squaredBias}
 */
public record PosteriorParams(
    Param<String> family,
    Param<Integer> flows,
    Param<Integer> auxiliaryFlows,
    Param<Integer> flowUnits,
    Param<Integer> furtherLayers,
    Param<Double> logDeviation,
    Param<Boolean> squaredBias) {

  /** The weights of an input have a random factor; see {@link PosteriorSettings#multipliers}. */
  public static final String MULTIPLICATIVE_FLOWS = "multiplicative-flows";

  /** All weights are independent and normal. */
  public static final String BAYES_BY_BACKPROP = "bayes-by-backprop";

  private static final double LOWEST_LOG_DEVIATION = -20;

  /** Below the logarithms of ½ and ¼, where deviations of weights and biases are cut. */
  private static final double HIGHEST_LOG_DEVIATION = -1.5;

  /**
   * Those with a prefix.
   *
   * @param network whose weights they are, such as "a bayesian-q-network policy"
   */
  public static PosteriorParams of(String prefix, String network) {
    return new PosteriorParams(
        new StringParam(
            prefix + "family",
            "Posterior over the weights of "
                + network
                + ": multiplicative-flows, where those of each input of a layer have a random factor"
                + " in common, or bayes-by-backprop, independent and normal weights.",
            MULTIPLICATIVE_FLOWS,
            Range.oneOf(MULTIPLICATIVE_FLOWS, BAYES_BY_BACKPROP)),
        new IntParam(
            prefix + "flows",
            "Steps of the flow of the factors of weights in "
                + network
                + "; 0 leaves the factors independent and normal.",
            1,
            Range.atLeast(0)),
        new IntParam(
            prefix + "auxiliary-flows",
            "Steps of the flow in the auxiliary distribution that bounds the divergence of "
                + network
                + ".",
            1,
            Range.atLeast(0)),
        new IntParam(
            prefix + "flow-units",
            "Units in each hidden layer of a step of those flows.",
            16,
            Range.atLeast(1)),
        new IntParam(
            prefix + "flow-further-layers",
            "Hidden layers of a step of those flows after its first.",
            0,
            Range.atLeast(0)),
        new DoubleParam(
            prefix + "log-deviation",
            "Initial log σ of the weights and log σ² of the biases in "
                + network
                + "; outputs see at most σ = 0.5, beyond which only the divergence moves it.",
            -9.0,
            Range.between(LOWEST_LOG_DEVIATION, HIGHEST_LOG_DEVIATION)),
        new BooleanParam(
            prefix + "squared-bias",
            "Whether σ² of a bias adds to the variance of an output, rather than σ as in the"
                + " authors' code.",
            true));
  }

  /** All of them. */
  public List<Param<?>> all() {
    return List.of(
        family, flows, auxiliaryFlows, flowUnits, furtherLayers, logDeviation, squaredBias);
  }

  /** Those of them that have an effect. */
  public List<Param<?>> all(Hyperparameters values) {
    return hasMultipliers(values) ? all() : List.of(family, logDeviation, squaredBias);
  }

  /** The keys that set the network's size, besides its own widths. */
  public List<PolicyType.Size> sizes() {
    return List.of(
        new PolicyType.Size(flows, PolicyType.Growth.DEPTH),
        new PolicyType.Size(auxiliaryFlows, PolicyType.Growth.DEPTH),
        new PolicyType.Size(flowUnits, PolicyType.Growth.WIDTH),
        new PolicyType.Size(furtherLayers, PolicyType.Growth.DEPTH));
  }

  private boolean hasMultipliers(Hyperparameters values) {
    return values.get(family).equals(MULTIPLICATIVE_FLOWS);
  }

  /** Their values. */
  public PosteriorSettings settings(Hyperparameters values) {
    return new PosteriorSettings(
        hasMultipliers(values),
        values.get(flows),
        values.get(auxiliaryFlows),
        values.get(flowUnits),
        values.get(furtherLayers),
        values.get(logDeviation),
        values.get(squaredBias));
  }
}
