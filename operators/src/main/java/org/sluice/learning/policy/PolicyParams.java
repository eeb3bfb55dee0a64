package org.sluice.learning.policy;

import org.apache.flink.ml.param.BooleanParam;
import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.IntParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;
import org.sluice.learning.flow.CouplingNet;
import org.sluice.learning.flow.FlowFamilies;
import org.sluice.learning.hyperparameters.Range;

/** Parameters that {@link Policies} builds a policy from. */
public interface PolicyParams {

  Param<String> TYPE =
      new StringParam(
          "policy.type", "Distribution of the actions.", "normalizing-flow", Policies.words());

  Param<Integer> HEADS =
      new IntParam(
          "policy.heads",
          "Action-value functions of a bootstrapped-q-network policy.",
          10,
          Range.atLeast(1));

  Param<Integer> HIDDEN =
      new IntParam(
          "policy.hidden",
          "Units in each hidden layer of a policy that is not a flow, or of a latent policy's"
              + " features.",
          64,
          Range.atLeast(1));

  Param<Integer> HIDDEN_LAYERS =
      new IntParam(
          "policy.hidden-layers",
          "Number of hidden layers of a policy with tanh layers, or of a softmax-mean policy, whose"
              + " default is 1; with 0, the policy is linear.",
          2,
          Range.atLeast(0));

  Param<Boolean> HIDDEN_BIAS =
      new BooleanParam(
          "policy.hidden-bias",
          "Whether the hidden layers of a softmax-mean policy have biases.",
          false);

  /** Word for {@link #MEAN}: numbers that are positive and sum to 1. */
  String SOFTMAX = "softmax";

  /** Word for {@link #MEAN}: any numbers. */
  String LINEAR = "linear";

  Param<String> MEAN =
      new StringParam(
          "policy.mean",
          "How a softmax-mean policy makes the mean of its actions from its output layer: softmax,"
              + " as in the paper, which gives positive numbers with sum 1 (of an action of one number, always 1);"
              + " or linear.",
          SOFTMAX,
          Range.oneOf(SOFTMAX, LINEAR));

  Param<Boolean> LAYER_NORM =
      new BooleanParam(
          "policy.layer-norm",
          "Whether a layer norm stands before each hidden activation of a deterministic policy.",
          false);

  Param<Double> TEMPERATURE =
      new DoubleParam(
          "policy.temperature",
          "Temperature of the Boltzmann distribution that a q-network policy draws from, in units of"
              + " its action values.",
          1.0,
          Range.above(0));

  Param<Integer> NOISY_LAYERS =
      new IntParam(
          "policy.noisy-layers",
          "How many of the three layers of a noisy-network policy have noisy parameters, from the"
              + " first on.",
          3,
          Range.between(1, 3));

  /** Word for {@link #NOISE_OF}: a normal number for each weight and bias. */
  String WEIGHTS = "weights";

  /** Word for {@link #NOISE_OF}: a normal number for each unit, with the same distribution. */
  String UNITS = "units";

  Param<String> NOISE_OF =
      new StringParam(
          "policy.noise-of",
          "What a noisy-network policy draws noise for: weights, one number for each weight; or"
              + " units, one for each unit of a layer, which gives the actions of a state the same"
              + " distribution for a fraction of the time.",
          UNITS,
          Range.oneOf(UNITS, WEIGHTS));

  Param<Double> NOISE_RHO =
      new DoubleParam(
          "policy.noise-rho",
          "Initial ρ of a noisy-network policy, whose weights have deviations log(1 + e^ρ).",
          -4.0,
          Range.between(-20, 20));

  Param<Double> DROPOUT =
      new DoubleParam(
          "policy.dropout",
          "Probability with which a noisy-network policy drops each input of its output layer.",
          0.0,
          Range.between(0, 0.99));

  Param<Boolean> NOISY_LAYER_NORM =
      new BooleanParam(
          "policy.noisy-layer-norm",
          "Whether a layer norm stands before each hidden activation of a noisy-network policy.",
          true);

  Param<Integer> COMPONENTS =
      new IntParam(
          "policy.components",
          "Number of Gaussians in a gaussian-mixture policy.",
          5,
          Range.atLeast(1));

  Param<String> FLOW_FAMILY =
      new StringParam(
          "policy.flow.family",
          "Type of the layers in a flow policy.",
          "affine",
          FlowFamilies.words());

  Param<Integer> FLOW_PAIRS =
      new IntParam(
          "policy.flow.pairs",
          "Number of layer pairs in a flow policy; K in the paper.",
          4,
          Range.atLeast(1));

  Param<Integer> FLOW_UNITS =
      new IntParam(
          "policy.flow.units",
          "Units in the hidden layers inside a flow's layers (per dimension for maf, iaf and"
              + " continuous; none in planar, radial and sylvester); l1 in the paper.",
          3,
          Range.atLeast(1));

  Param<Integer> FLOW_STATE_UNITS =
      new IntParam(
          "policy.flow.state-units",
          "Units in the hidden layers of the network that feeds the state into a flow.",
          64,
          Range.atLeast(1));

  Param<Double> FLOW_LAYER_NORM_EPSILON =
      new DoubleParam(
          "policy.flow.layer-norm-epsilon",
          "Added to the variance in a flow's layer norms; the original authors use 1e-12.",
          CouplingNet.DEFAULT_EPSILON,
          Range.above(0));

  Param<Integer> LATENT_PAIRS =
      new IntParam(
          "policy.latent.pairs", "Pairs of couplings in a latent policy.", 1, Range.atLeast(1));

  Param<Integer> LATENT_UNITS =
      new IntParam(
          "policy.latent.units",
          "Units in the hidden layer of the networks inside a latent policy's couplings.",
          16,
          Range.atLeast(1));

  Param<Boolean> LATENT_FEATURES =
      new BooleanParam(
          "policy.latent.features",
          "Whether a latent policy's couplings see features of the observation, from a network of"
              + " policy.hidden units, rather than the observation itself.",
          true);

  PosteriorParams POSTERIOR =
      PosteriorParams.of("policy.posterior.", "a bayesian-q-network policy");
}
