package org.sluice.policy;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.sluice.env.Generator;
import org.sluice.flow.CouplingNet;
import org.sluice.flow.FlowFamily;
import org.sluice.golden.Numbers;

/**
 * A policy in one dimension of actions, for the property test.
 *
 * @param low where its density begins to matter
 * @param high where it ends to matter
 */
record PolicyUnderTest(String name, double low, double high, boolean discrete, Policy policy) {

  static final int OBSERVATION = 3;
  private static final int HIDDEN = 8;
  private static final CouplingNet NET = new CouplingNet(3, CouplingNet.DEFAULT_EPSILON);

  /** All policies. A new one joins with a line here. */
  private static Stream<Family> families() {
    return Stream.concat(
        Stream.of(
            family("Gaussian", -9, 9, d -> new Gaussian(OBSERVATION, d, HIDDEN)),
            family("GaussianTanh", -9, 9, d -> new GaussianTanh(OBSERVATION, d, HIDDEN)),
            family("GaussianMixture", -9, 9, d -> new GaussianMixture(OBSERVATION, d, 3, HIDDEN)),
            family("Beta", -2, 1, d -> new Beta(OBSERVATION, filled(d, -2), filled(d, 1), HIDDEN)),
            family(
                "NormalizingFlowTanh",
                -1,
                1,
                d ->
                    new NormalizingFlowTanh(
                        OBSERVATION, d, FlowFamily.AFFINE.chain(d, 4, NET, NET))),
            new Family("Categorical", 0, 3, true, d -> new Categorical(OBSERVATION, 4, HIDDEN))),
        Stream.of(FlowFamily.values())
            .map(
                f ->
                    family(
                        "NormalizingFlow of " + f,
                        -12,
                        12,
                        d -> new NormalizingFlow(OBSERVATION, d, f.chain(d, 4, NET, NET)))));
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

  static Stream<PolicyUnderTest> all() {
    return Stream.concat(ofDim(1), ofDim(2).filter(c -> !c.discrete()));
  }

  static Stream<PolicyUnderTest> oneDimensional() {
    return ofDim(1);
  }

  private static Stream<PolicyUnderTest> ofDim(int dim) {
    return families()
        .map(
            f ->
                new PolicyUnderTest(
                    f.name(), f.low(), f.high(), f.discrete(), f.make().apply(dim)));
  }

  /** Parameters a little way from their start. */
  double[] parameters() {
    Generator random = new Generator(19);
    double[] start = policy.layout().initialise(random);
    return Numbers.shifted(start, 1, Numbers.normal(random, start.length, 0.2));
  }

  double[] observations(int batch) {
    return Numbers.normal(new Generator(23), batch * OBSERVATION, 1);
  }

  @Override
  public String toString() {
    return name + ", " + policy.actionDim() + "-D";
  }
}
