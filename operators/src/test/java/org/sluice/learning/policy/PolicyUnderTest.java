package org.sluice.learning.policy;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.sluice.env.Box;
import org.sluice.env.Generator;
import org.sluice.env.Spaces;
import org.sluice.learning.encoder.EncoderParams;
import org.sluice.learning.encoder.EncoderPictures;
import org.sluice.learning.encoder.EncoderType;
import org.sluice.learning.encoder.Encoders;
import org.sluice.learning.flow.CouplingNet;
import org.sluice.learning.flow.FamilyVariant;
import org.sluice.learning.flow.Flow;
import org.sluice.learning.flow.FlowFamilies;
import org.sluice.learning.golden.Batches;
import org.sluice.learning.golden.Numbers;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.information.Density;
import org.sluice.learning.policy.type.BayesianQNetwork;
import org.sluice.learning.policy.type.Beta;
import org.sluice.learning.policy.type.BootstrappedQNetwork;
import org.sluice.learning.policy.type.Categorical;
import org.sluice.learning.policy.type.Deterministic;
import org.sluice.learning.policy.type.Gaussian;
import org.sluice.learning.policy.type.GaussianMixture;
import org.sluice.learning.policy.type.GaussianTanh;
import org.sluice.learning.policy.type.Latent;
import org.sluice.learning.policy.type.NoiseInput;
import org.sluice.learning.policy.type.NoisyNetwork;
import org.sluice.learning.policy.type.NormalizingFlow;
import org.sluice.learning.policy.type.NormalizingFlowTanh;
import org.sluice.learning.policy.type.QPolicy;
import org.sluice.learning.policy.type.SoftmaxMean;
import org.sluice.learning.policy.type.Trunk;
import org.sluice.learning.posterior.PosteriorSettings;

/**
 * A policy in one dimension of actions, for the property test.
 *
 * @param low where its density begins to matter
 * @param high where it ends to matter
 */
record PolicyUnderTest(String name, double low, double high, boolean discrete, Policy policy) {

  static final int OBSERVATION = 3;
  static final int HIDDEN = 8;
  private static final CouplingNet NET = new CouplingNet(3, CouplingNet.DEFAULT_EPSILON);

  private static final Flow MAP = Latent.map("pi", 2, 3, List.of(4, 4));

  /** Policies with a density. Add a new one with a line here. */
  private static Stream<Family> families() {
    return Stream.of(
            Stream.of(
                family("Gaussian", -9, 9, d -> new Gaussian(OBSERVATION, d, Trunk.of(HIDDEN))),
                family(
                    "GaussianTanh", -9, 9, d -> new GaussianTanh(OBSERVATION, d, Trunk.of(HIDDEN))),
                family(
                    "GaussianMixture",
                    -9,
                    9,
                    d -> new GaussianMixture(OBSERVATION, d, 3, Trunk.of(HIDDEN))),
                family("SoftmaxMean", -9, 9, d -> softmaxMean(d, true)),
                family("SoftmaxMean, linear", -9, 9, d -> softmaxMean(d, false)),
                family(
                    "Beta",
                    -2,
                    1,
                    d -> new Beta(OBSERVATION, filled(d, -2), filled(d, 1), Trunk.of(HIDDEN))),
                family(
                    "NormalizingFlowTanh",
                    -1,
                    1,
                    d ->
                        new NormalizingFlowTanh(
                            OBSERVATION, d, FlowFamilies.of("affine").chain(d, 4, NET, NET))),
                family("Latent", -2, 1, d -> new Latent(OBSERVATION, Box.uniform(d, -2, 1), MAP)),
                new Family(
                    "Categorical",
                    0,
                    3,
                    true,
                    d -> new Categorical(OBSERVATION, 4, Trunk.of(HIDDEN))),
                new Family("QPolicy", 0, 3, true, d -> new QPolicy(OBSERVATION, 4, HIDDEN, 0.7))),
            FamilyVariant.all()
                .map(
                    v ->
                        family(
                            "NormalizingFlow of " + v,
                            -12,
                            12,
                            d ->
                                new NormalizingFlow(
                                    OBSERVATION, d, v.family().chain(d, 4, NET, NET)))),
            Encoders.types().stream()
                .map(
                    type ->
                        family("Gaussian, encoder " + type.word(), -9, 9, d -> encoded(type, d))))
        .flatMap(families -> families);
  }

  /** Policies without a density. Add a new one with a line here. */
  private static Stream<Family> implicitFamilies() {
    return Stream.of(
        family("Deterministic", -1, 2, d -> new Deterministic(OBSERVATION, box(d), HIDDEN, true)),
        family("NoiseInput", -1, 2, d -> new NoiseInput(OBSERVATION, box(d), List.of(HIDDEN, 5))),
        family("NoisyNetwork of weights", -1, 2, d -> noisy(d, 3, true)),
        family("NoisyNetwork of units", -1, 2, d -> noisy(d, 3, false)),
        family("NoisyNetwork, one layer", -1, 2, d -> noisy(d, 1, true)));
  }

  /** Policies without a density that choose among actions. Add a new one with a line here. */
  static Stream<PolicyUnderTest> choosing() {
    return Stream.of(
        choosing("BayesianQNetwork", bayesian(true)),
        choosing("BayesianQNetwork, Bayes by backprop", bayesian(false)),
        choosing("BootstrappedQNetwork", new BootstrappedQNetwork(OBSERVATION, 4, HIDDEN, 3)));
  }

  private static PolicyUnderTest choosing(String name, Policy policy) {
    return new PolicyUnderTest(name, 0, 3, true, policy);
  }

  private static Policy bayesian(boolean multipliers) {
    return new BayesianQNetwork(
        OBSERVATION, 4, HIDDEN, new PosteriorSettings(multipliers, 2, 1, 5, 1, -2, true));
  }

  private static SoftmaxMean softmaxMean(int actionDim, boolean softmax) {
    return new SoftmaxMean(OBSERVATION, actionDim, List.of(HIDDEN, 5), !softmax, softmax);
  }

  private static Box box(int dim) {
    return Box.uniform(dim, -1, 2);
  }

  /** With deviations around log 2, and dropout. */
  static NoisyNetwork noisy(int actionDim, int layers, boolean noisyWeights) {
    return new NoisyNetwork(
        OBSERVATION,
        box(actionDim),
        List.of(HIDDEN, 5),
        new NoisyNetwork.Settings(layers, noisyWeights, 0, 0.3, true));
  }

  private static Policy encoded(EncoderType type, int actionDim) {
    return Policies.create(
        new Spaces(EncoderPictures.floats(), Box.unbounded(actionDim)),
        new Hyperparameters()
            .set(PolicyParams.TYPE, "gaussian")
            .set(PolicyParams.HIDDEN, HIDDEN)
            .set(EncoderParams.FILTERS, 2)
            .set(EncoderParams.KERNEL, EncoderPictures.KERNEL)
            .set(EncoderParams.TYPE, type.word()));
  }

  /**
   * A policy by its dimension.
   *
   * @param low where its density begins to matter
   * @param high where it ends to matter
   */
  private record Family(
      String name, double low, double high, boolean discrete, IntFunction<Policy> make) {}

  private static Family family(String name, double low, double high, IntFunction<Policy> make) {
    return new Family(name, low, high, false, make);
  }

  private static double[] filled(int length, double value) {
    double[] filled = new double[length];
    Arrays.fill(filled, value);
    return filled;
  }

  /** All policies with a density. */
  static Stream<PolicyUnderTest> all() {
    return Stream.concat(ofDim(1), ofDim(2).filter(c -> !c.discrete()));
  }

  /** All policies without a density. */
  static Stream<PolicyUnderTest> implicit() {
    return Stream.of(1, 2).flatMap(dim -> ofDim(implicitFamilies(), dim));
  }

  /** Without flows in one dimension, where masks hide most of their networks. */
  static Stream<PolicyUnderTest> inWhichAllParametersMatter() {
    return Stream.concat(
        ofDim(1).filter(PolicyUnderTest::discrete), ofDim(2).filter(c -> !c.discrete()));
  }

  private static Stream<PolicyUnderTest> ofDim(int dim) {
    return ofDim(families(), dim);
  }

  private static Stream<PolicyUnderTest> ofDim(Stream<Family> families, int dim) {
    return families.map(
        f -> new PolicyUnderTest(f.name(), f.low(), f.high(), f.discrete(), f.make().apply(dim)));
  }

  /** Parameters a little way from their start. */
  double[] parameters() {
    Generator random = new Generator(19);
    double[] start = policy.layout().initialise(random);
    return Numbers.shifted(start, 1, Numbers.normal(random, start.length, 0.2));
  }

  double[] observations(int batch) {
    return Numbers.normal(new Generator(23), batch * policy.observationDim(), 1);
  }

  double[] noise(int batch) {
    Generator random = new Generator(29);
    double[] all = new double[batch * policy.noiseDim()];
    double[] one = new double[policy.noiseDim()];
    for (int b = 0; b < batch; b++) {
      policy.drawNoise(random, one);
      System.arraycopy(one, 0, all, b * one.length, one.length);
    }
    return all;
  }

  /** Samples in the {@link #observations}, from the {@link #noise}. */
  double[] actions(int batch) {
    Samples samples = new Samples(policy, Precision.DOUBLE, observations(batch), noise(batch));
    samples.evaluate(parameters());
    return samples.actions();
  }

  Density density(Precision precision, double[] observations, double[] actions) {
    Density density = new Density(policy, precision, actions.length / policy.actionDim());
    Batches.set(density.observations(), observations);
    Batches.set(density.actions(), actions);
    return density;
  }

  @Override
  public String toString() {
    return name + ", " + policy.actionDim() + "-D";
  }
}
