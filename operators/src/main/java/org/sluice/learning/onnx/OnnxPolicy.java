package org.sluice.learning.onnx;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sluice.env.Box;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.Parameter;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.onnx.OnnxModel.Dimension;
import org.sluice.learning.policy.Policies;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.Sample;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.rollout.ObservationStatistics;
import org.sluice.learning.trial.SpecifiedPolicy;

/**
 * A policy as an ONNX model: the graph that the policy samples with, after the normalisation of its
 * observations.
 *
 * <pre>
 * observation    [1 or N, observationDim]  single precision, as the environment gives it
 * noise          [N, noiseDim]             single precision, from {@link Policy#drawNoise}
 * action         [N, actionDim]            single precision, not clipped
 * logProbability [N]                       single precision, log π(action | observation)
 * </pre>
 *
 * <p>Observations are normalised in double precision, as in {@link ObservationStatistics}.
 */
public final class OnnxPolicy {

  private static final String OBSERVATION = "observation";
  private static final String NOISE = "noise";
  private static final String ACTION = "action";
  private static final String LOG_PROBABILITY = "logProbability";
  private static final String MEANS = "means";
  private static final String DEVIATIONS = "deviations";

  private final PolicySnapshot snapshot;
  private final Policy policy;
  private final boolean template;
  private final OnnxModel model;

  private OnnxPolicy(PolicySnapshot snapshot, boolean template) {
    this.snapshot = snapshot;
    this.policy = SpecifiedPolicy.createAlone(snapshot.specification());
    this.template = template;
    this.model = new OnnxModel(description());
  }

  /**
   * The model of one version, with its parameters.
   *
   * @throws IllegalArgumentException if this build has no such policy
   * @throws NotExportableException if ONNX lacks an operator; the message says which
   */
  public static byte[] of(PolicySnapshot snapshot) {
    return new OnnxPolicy(snapshot, false).bytes();
  }

  /**
   * The model of all versions of the snapshot's trial: each matrix of the layout is an input under
   * its name, {@code [rows, columns]} in single precision, and so are {@code means} and {@code
   * deviations}, {@code [1, observationDim]} in double precision, if observations are normalised.
   *
   * @throws IllegalArgumentException if this build has no such policy
   * @throws NotExportableException if ONNX lacks an operator; the message says which
   */
  public static byte[] template(PolicySnapshot snapshot) {
    return new OnnxPolicy(snapshot, true).bytes();
  }

  private byte[] bytes() {
    try {
      metadata();
      Graph graph = new Graph(Precision.FLOAT, 1, policy.layout(), false);
      Node observation = graph.input(policy.observationDim());
      Node noise = graph.input(policy.noiseDim());
      Sample sample = policy.sample(graph, observation, noise);
      parameters(graph.parameters().stream().map(Parameter::name).collect(Collectors.toSet()));
      graph(graph, observation, noise, sample);
      return model.toBytes();
    } catch (NotExportableException e) {
      String described = Policies.describe(SpecifiedPolicy.values(snapshot.specification()));
      throw new NotExportableException("cannot be exported: " + described + ": " + e.getMessage());
    }
  }

  private String description() {
    String of = template ? "Any version" : "Version " + snapshot.version();
    return of
        + " of the policy of trial "
        + snapshot.trial()
        + " for "
        + snapshot.specification().environment();
  }

  private void metadata() {
    model.metadata("trial", snapshot.trial());
    if (!template) {
      model.metadata("version", String.valueOf(snapshot.version()));
      model.metadata("steps", String.valueOf(snapshot.steps()));
    }
    var specification = snapshot.specification();
    model.metadata("environment", specification.environment());
    model.metadata("algorithm", specification.algorithm());
    model.metadata("observation-space", specification.spaces().observations().toString());
    model.metadata("action-space", specification.spaces().actions().toString());
    if (specification.spaces().actions() instanceof Box box) {
      model.metadata("action-low", numbers(box.low()));
      model.metadata("action-high", numbers(box.high()));
    }
    specification.settings().forEach(model::metadata);
  }

  private static String numbers(double[] numbers) {
    return Arrays.stream(numbers).mapToObj(Double::toString).collect(Collectors.joining(","));
  }

  /** Those that actions depend on; a template has all, because they are inputs. */
  private void parameters(Set<String> used) {
    for (ParameterLayout.Entry entry : policy.layout().entries()) {
      if (!template && !used.contains(entry.name())) {
        continue;
      }
      if (template) {
        model.input(
            entry.name(),
            "parameters, in the order of the layout",
            Tensor.Type.FLOAT,
            Dimension.of(entry.rows()),
            Dimension.of(entry.columns()));
      } else {
        double[] values = new double[entry.size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = snapshot.policy()[entry.offset() + i];
        }
        long[] shape = {entry.rows(), entry.columns()};
        model.constant(entry.name(), Tensor.of(Tensor.Type.FLOAT, shape, values));
      }
    }
  }

  private void graph(Graph graph, Node observation, Node noise, Sample sample) {
    model.input(
        OBSERVATION,
        "as the environment gives it, not normalised",
        Tensor.Type.FLOAT,
        Dimension.any("observations"),
        Dimension.of(policy.observationDim()));
    if (policy.noiseDim() > 0) { // runtimes refuse empty tensors
      model.input(
          NOISE,
          "the randomness of each action",
          Tensor.Type.FLOAT,
          Dimension.any("N"),
          Dimension.of(policy.noiseDim()));
    }

    Map<Node, String> values = new HashMap<>();
    values.put(observation, normalised());
    values.put(noise, NOISE);
    translate(graph, sample, values);

    model.name(values.get(sample.action()), ACTION);
    model.output(
        ACTION,
        "as drawn, not clipped",
        Tensor.Type.FLOAT,
        Dimension.any("N"),
        Dimension.of(policy.actionDim()));
    String flat =
        model.apply(
            "Reshape", values.get(sample.logProbability()), model.constant(Tensor.integers(-1)));
    model.name(flat, LOG_PROBABILITY);
    model.output(
        LOG_PROBABILITY,
        "log of the density or probability of each action",
        Tensor.Type.FLOAT,
        Dimension.any("N"));
  }

  /** clip((observation − mean) / deviation, ±5), or the observation itself. */
  private String normalised() {
    long features = snapshot.means().length;
    if (features == 0) {
      return OBSERVATION;
    }
    statistic(MEANS, snapshot.means());
    statistic(DEVIATIONS, snapshot.deviations());
    String exact = model.apply("Cast", to(Tensor.Type.DOUBLE), OBSERVATION);
    String scaled = model.apply("Div", model.apply("Sub", exact, MEANS), DEVIATIONS);
    String clipped =
        model.apply(
            "Clip",
            scaled,
            model.constant(Tensor.doubleScalar(-ObservationStatistics.CLIP)),
            model.constant(Tensor.doubleScalar(ObservationStatistics.CLIP)));
    return model.apply("Cast", to(Tensor.Type.FLOAT), clipped);
  }

  private void statistic(String name, double[] values) {
    if (template) {
      model.input(
          name,
          "of the observations that the policy was learned from",
          Tensor.Type.DOUBLE,
          Dimension.of(1),
          Dimension.of(values.length));
    } else {
      model.constant(name, Tensor.of(Tensor.Type.DOUBLE, new long[] {1, values.length}, values));
    }
  }

  private static Attributes to(Tensor.Type type) {
    return Attributes.integer("to", type.number);
  }

  /**
   * Adds the operators of all nodes that a sample is computed from.
   *
   * @param values Modified. The names of the nodes' values; those of the inputs are known
   */
  private void translate(Graph graph, Sample sample, Map<Node, String> values) {
    NodeTranslator translator = new NodeTranslator(model, NOISE);
    Set<Node> needed = needed(graph.nodes(), sample);
    for (Node node : graph.nodes()) {
      if (needed.contains(node) && !values.containsKey(node)) {
        String[] inputs = node.inputs().stream().map(values::get).toArray(String[]::new);
        values.put(node, translator.translate(node, inputs));
      }
    }
  }

  private static Set<Node> needed(List<Node> nodes, Sample sample) {
    Set<Node> needed = new HashSet<>();
    needed.add(sample.action());
    needed.add(sample.logProbability());
    for (int i = nodes.size() - 1; i >= 0; i--) {
      if (needed.contains(nodes.get(i))) {
        needed.addAll(nodes.get(i).inputs());
      }
    }
    return needed;
  }
}
