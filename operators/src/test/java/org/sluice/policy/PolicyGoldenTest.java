package org.sluice.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sluice.golden.Golden.assertClose;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.golden.Batches;
import org.sluice.golden.Golden;
import org.sluice.graph.Graph;
import org.sluice.graph.Input;
import org.sluice.graph.Precision;

/** Densities, samples, gradients and Fisher-vector products against the reference numbers. */
class PolicyGoldenTest {

  static Stream<Arguments> cases() {
    return Stream.of(
            Golden.cases("gaussian").map(c -> Arguments.of(gaussian(c), c)),
            Golden.cases("nf_policy").map(c -> Arguments.of(flow(c), c)))
        .flatMap(s -> s);
  }

  private static Policy gaussian(Golden c) {
    return new Gaussian(c.integer("obs_dim"), c.integer("act_dim"), c.integer("hidden"));
  }

  private static Policy flow(Golden c) {
    return NormalizingFlow.ofCouplings(
        c.integer("obs_dim"),
        c.integer("act_dim"),
        c.integer("pairs"),
        c.integer("hidden"),
        c.integer("state_hidden"),
        c.number("layer_norm_eps"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("cases")
  void densityAndGradient(Policy policy, Golden golden) {
    int batch = golden.integer("batch");
    double[] parameters = golden.flat("params", policy.layout());
    Density density = new Density(policy, Precision.DOUBLE, batch);
    Batches.set(density.observations(), golden.array("obs"));
    Batches.set(density.actions(), golden.array("actions_eval"));

    assertClose("logp", Batches.rowMajor(density.evaluate(parameters)), golden.array("logp_eval"));

    double[] gradient = new double[parameters.length];
    double[] weights = new double[batch];
    Arrays.fill(weights, 1.0 / batch);
    density.weightedGradient(weights, gradient);
    assertClose("gradient", gradient, golden.flat("grad_mean_logp", policy.layout()));

    if (golden.has("fvp_outer_product")) {
      double[] tangents = Batches.rowMajor(density.tangents(golden.flat("v", policy.layout())));
      for (int i = 0; i < batch; i++) {
        weights[i] = tangents[i] / batch;
      }
      density.weightedGradient(weights, gradient);
      assertClose("Fisher", gradient, golden.flat("fvp_outer_product", policy.layout()));
    }
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("cases")
  void samples(Policy policy, Golden golden) {
    Graph graph = new Graph(Precision.DOUBLE, golden.integer("batch"), policy.layout(), false);
    Input observation = graph.input(policy.observationDim());
    Input noise = graph.input(policy.noiseDim());
    Sample sample = policy.sample(graph, observation, noise);
    Batches.set(observation, golden.array("obs"));
    Batches.set(noise, golden.array("noise"));
    graph.setParameters(golden.flat("params", policy.layout()));
    graph.forward();
    assertClose(
        "actions", Batches.rowMajor(sample.action().value()), golden.array("forward_actions"));
    assertClose(
        "logp", Batches.rowMajor(sample.logProbability().value()), golden.array("logp_forward"));
    assertThat(policy.layout().size()).isPositive();
  }
}
