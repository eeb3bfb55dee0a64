package org.sluice.learning.policy;

import static org.sluice.learning.golden.Golden.assertClose;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.sluice.learning.flow.CouplingNet;
import org.sluice.learning.flow.Flow;
import org.sluice.learning.flow.FlowFamilies;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.policy.type.Beta;
import org.sluice.learning.policy.type.Gaussian;
import org.sluice.learning.policy.type.GaussianMixture;
import org.sluice.learning.policy.type.GaussianTanh;
import org.sluice.learning.policy.type.NormalizingFlow;
import org.sluice.learning.policy.type.NormalizingFlowTanh;
import org.sluice.learning.policy.type.SoftmaxMean;
import org.sluice.learning.policy.type.Trunk;

/** A policy with the reference numbers of one case. */
record PolicyCase(Policy policy, Golden golden) {

  static Stream<PolicyCase> all() {
    return Stream.of(
            Golden.cases("gaussian")
                .map(c -> of(new Gaussian(obs(c), act(c), Trunk.of(hidden(c))), c)),
            Golden.cases("gaussian_tanh")
                .map(c -> of(new GaussianTanh(obs(c), act(c), Trunk.of(hidden(c))), c)),
            Golden.cases("gmm")
                .map(
                    c ->
                        of(
                            new GaussianMixture(
                                obs(c), act(c), c.integer("components"), Trunk.of(hidden(c))),
                            c)),
            Golden.read("algorithms/softmax_mean").map(c -> of(softmaxMean(c), c)),
            Golden.cases("beta")
                .map(
                    c ->
                        of(
                            new Beta(obs(c), c.array("low"), c.array("high"), Trunk.of(hidden(c))),
                            c)),
            Golden.cases("nf_policy").map(c -> of(new NormalizingFlow(obs(c), act(c), flow(c)), c)),
            Golden.cases("nf_tanh")
                .map(c -> of(new NormalizingFlowTanh(obs(c), act(c), flow(c)), c)))
        .flatMap(s -> s);
  }

  private static PolicyCase of(Policy policy, Golden golden) {
    return new PolicyCase(policy, golden);
  }

  private static SoftmaxMean softmaxMean(Golden c) {
    List<Integer> hidden = Arrays.stream(c.array("hidden")).mapToObj(units -> (int) units).toList();
    boolean softmax = c.text("head").equals("softmax");
    return new SoftmaxMean(obs(c), act(c), hidden, c.flag("hidden_bias"), softmax);
  }

  private static int obs(Golden c) {
    return c.integer("obs_dim");
  }

  private static int act(Golden c) {
    return c.integer("act_dim");
  }

  private static int hidden(Golden c) {
    return c.integer("hidden");
  }

  static Flow flow(Golden c) {
    double epsilon = c.number("layer_norm_eps");
    return FlowFamilies.of("affine")
        .chain(
            act(c),
            2 * c.integer("pairs"),
            new CouplingNet(hidden(c), epsilon),
            new CouplingNet(c.integer("state_hidden"), epsilon));
  }

  boolean has(String field) {
    return golden.has(field);
  }

  int batch() {
    return golden.shape("obs")[0];
  }

  double[] flat(String field) {
    return golden.flat(field, policy.layout());
  }

  /** log π of {@code actions_eval}; the recorded ones of Beta are those of u in (0, 1). */
  double[] logProbabilities(String field) {
    String beta = field.replace("_eval", "_u_eval");
    if (!golden.has(beta)) {
      return golden.array(field);
    }
    double[] numbers = golden.array(beta);
    double[] low = golden.array("low");
    double[] high = golden.array("high");
    for (int b = 0; b < numbers.length; b++) {
      for (int i = 0; i < low.length; i++) {
        numbers[b] -= Math.log(high[i] - low[i]);
      }
    }
    return numbers;
  }

  /** Noise as the policy wants it: a mixture's starts with the component. */
  double[] noise(String noise, String component) {
    double[] normals = golden.array(noise);
    if (!golden.has(component)) {
      return normals;
    }
    double[] components = golden.array(component);
    int dim = policy.actionDim();
    double[] both = new double[components.length * (1 + dim)];
    for (int i = 0; i < components.length; i++) {
      both[i * (1 + dim)] = components[i];
      System.arraycopy(normals, i * dim, both, i * (1 + dim) + 1, dim);
    }
    return both;
  }

  void check(String field, double actual) {
    assertClose(field, actual, golden.number(field));
  }

  void check(String field, double[] actual) {
    assertClose(field, actual, golden.array(field));
  }

  void checkFlat(String field, double[] actual) {
    assertClose(field, actual, flat(field));
  }

  @Override
  public String toString() {
    return golden.toString();
  }
}
