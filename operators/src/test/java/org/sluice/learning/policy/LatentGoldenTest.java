package org.sluice.learning.policy;

import static org.sluice.learning.golden.Golden.assertClose;

import java.util.Arrays;
import java.util.List;
import org.sluice.env.Generator;
import org.sluice.learning.flow.Composition;
import org.sluice.learning.flow.Direction;
import org.sluice.learning.flow.Flow;
import org.sluice.learning.flow.TanhSquash;
import org.sluice.learning.flow.Transformed;
import org.sluice.learning.golden.Batches;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.golden.GoldenTest;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.graph.nodes.Input;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.policy.distribution.StandardNormal;
import org.sluice.learning.policy.information.Density;
import org.sluice.learning.policy.information.SampledEntropy;
import org.sluice.learning.policy.type.Latent;

/** Latent policies, alone and one on top of another, against reference numbers. */
class LatentGoldenTest {

  @GoldenTest("algorithms/latent_policy")
  void numbers(Golden given) {
    if (given.has("high_params")) {
      hierarchy(given);
      return;
    }
    Golden golden = GoldenLatent.withoutEmptyNetworks(given);
    samples(golden);
    densitiesAndGradients(golden);
    inverse(golden);
    entropy(golden);
  }

  private static int batch(Golden golden) {
    return golden.shape("obs")[0];
  }

  private static void samples(Golden golden) {
    Policy policy = GoldenLatent.policy(golden);
    Graph graph = new Graph(Precision.DOUBLE, batch(golden), policy.layout(), false);
    Input observation = graph.input(policy.observationDim());
    Input noise = graph.input(policy.noiseDim());
    Sample sample = policy.sample(graph, observation, noise);
    Transformed raw =
        GoldenLatent.map(golden).apply(graph, Direction.TO_ACTION, noise, observation);
    Batches.set(observation, golden.array("obs"));
    Batches.set(noise, golden.array("latent"));
    graph.setParameters(golden.flat("params", policy.layout()));
    graph.forward();
    assertClose("raw actions", Batches.rowMajor(raw.value().value()), golden.array("raw_actions"));
    assertClose(
        "log-determinants", Batches.rowMajor(raw.logDeterminant().value()), golden.array("logdet"));
    assertClose("actions", Batches.rowMajor(sample.action().value()), golden.array("actions"));
    assertClose("logp", Batches.rowMajor(sample.logProbability().value()), golden.array("logp"));
  }

  private static void densitiesAndGradients(Golden golden) {
    Policy policy = GoldenLatent.policy(golden);
    Density density = new Density(policy, Precision.DOUBLE, batch(golden));
    Batches.set(density.observations(), golden.array("obs"));
    Batches.set(density.actions(), golden.array("eval_actions"));
    double[] parameters = golden.flat("params", policy.layout());
    assertClose("logp", Batches.rowMajor(density.evaluate(parameters)), golden.array("logp_eval"));
    double[] weights = new double[batch(golden)];
    Arrays.fill(weights, 1.0 / weights.length);
    double[] gradient = new double[parameters.length];
    density.weightedGradient(weights, gradient);
    assertClose("gradient", gradient, golden.flat("gradient_mean_logp_eval", policy.layout()));
  }

  /** Raw actions are those before tanh; their density's gradient by them. */
  private static void inverse(Golden golden) {
    ParameterLayout layout = new ParameterLayout();
    Graph graph = new Graph(Precision.DOUBLE, batch(golden), layout, true);
    Input observation = graph.input(golden.integer("obs_dim"));
    Input raw = graph.differentiableInput(golden.integer("act_dim"));
    Transformed latent =
        GoldenLatent.map(golden).apply(graph, Direction.TO_NOISE, raw, observation);
    Node squash =
        new TanhSquash().apply(graph, Direction.TO_ACTION, raw, observation).logDeterminant();
    Node base = StandardNormal.logDensity(graph, latent.value());
    Node logp = graph.combine(1, graph.sum(base, latent.logDeterminant()), -1, squash);
    Batches.set(observation, golden.array("obs"));
    Batches.set(raw, golden.array("eval_raw"));
    graph.setParameters(golden.flat("params", layout));
    graph.forward();
    assertClose("latent", Batches.rowMajor(latent.value().value()), golden.array("eval_latent"));
    assertClose("logp", Batches.rowMajor(logp.value()), golden.array("logp_eval"));
    graph.clearAdjoints();
    double[] ones = new double[batch(golden)];
    Arrays.fill(ones, 1);
    logp.adjoint().load(ones, 0);
    graph.backward();
    assertClose(
        "gradient by raw actions",
        Batches.rowMajor(raw.adjoint()),
        golden.array("gradient_logp_eval_raw"));
  }

  private static void entropy(Golden golden) {
    Policy policy = GoldenLatent.policy(golden);
    SampledEntropy entropy =
        new SampledEntropy(
            new GivenNoise(policy, golden.array("latent")), Precision.DOUBLE, batch(golden), 1);
    entropy.observe(golden.array("obs"));
    entropy.resample(new Generator(0));
    assertClose(
        "entropy",
        entropy.evaluate(golden.flat("params", policy.layout())),
        golden.number("entropy_estimate"));
    double[] gradient = new double[policy.layout().size()];
    entropy.gradient(gradient);
    assertClose("gradient", gradient, golden.flat("gradient_entropy_estimate", policy.layout()));
  }

  /** Two policies, of which the upper one's raw actions are the lower one's latent vectors. */
  private static void hierarchy(Golden golden) {
    int units = golden.integer("hidden");
    Flow high = Latent.map("high", 1, units, GoldenLatent.sizes(golden, "preprocessing_high"));
    Flow low = onFirst(golden.integer("low_obs_dim"), Latent.map("low", 1, units, List.of()));
    Flow map =
        new Composition(
            golden.flag("squash_latent")
                ? List.of(high, new TanhSquash(), low)
                : List.of(high, low));
    Policy policy = new Latent(golden.integer("obs_dim"), GoldenLatent.box(golden), map);
    Graph graph = new Graph(Precision.DOUBLE, batch(golden), policy.layout(), true);
    Input observation = graph.input(policy.observationDim());
    Input noise = graph.input(policy.noiseDim());
    Sample sample = policy.sample(graph, observation, noise);
    Transformed recovered =
        map.apply(
            graph,
            Direction.TO_NOISE,
            new TanhSquash().apply(graph, Direction.TO_NOISE, sample.action(), observation).value(),
            observation);
    Batches.set(observation, golden.array("obs"));
    Batches.set(noise, golden.array("high_latent"));
    double[] parameters = golden.flat("low_params", policy.layout());
    double[] upper = golden.flat("high_params", policy.layout());
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] += upper[i];
    }
    graph.setParameters(parameters);
    graph.forward();
    assertClose("actions", Batches.rowMajor(sample.action().value()), golden.array("actions"));
    assertClose("logp", Batches.rowMajor(sample.logProbability().value()), golden.array("logp"));
    assertClose(
        "latent",
        Batches.rowMajor(recovered.value().value()),
        golden.array("recovered_high_latent"));
    graph.clearAdjoints();
    sample.action().adjoint().load(columns(golden, "weights"), 0);
    double[] negative = new double[batch(golden)];
    Arrays.fill(negative, -1);
    sample.logProbability().adjoint().load(negative, 0);
    graph.backward();
    double[] gradient = new double[parameters.length];
    graph.gradient(gradient);
    policy.layout().entries().stream()
        .filter(entry -> entry.name().startsWith("low."))
        .forEach(entry -> Arrays.fill(gradient, entry.offset(), entry.offset() + entry.size(), 0));
    assertClose("gradient", gradient, golden.flat("gradient_high_params", policy.layout()));
  }

  /** An array {@code [batch, features]} in the order of a block {@code [features × batch]}. */
  private static double[] columns(Golden golden, String field) {
    double[] rows = golden.array(field);
    int batch = golden.shape(field)[0];
    int features = golden.shape(field)[1];
    double[] columns = new double[rows.length];
    for (int b = 0; b < batch; b++) {
      for (int f = 0; f < features; f++) {
        columns[f * batch + b] = rows[b * features + f];
      }
    }
    return columns;
  }

  /** A flow that sees the first numbers of its context. */
  private static Flow onFirst(int count, Flow flow) {
    return (graph, direction, x, context) ->
        flow.apply(graph, direction, x, graph.rows(context, 0, count));
  }
}
