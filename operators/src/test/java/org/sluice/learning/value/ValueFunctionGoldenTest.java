package org.sluice.learning.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sluice.learning.golden.Golden.assertClose;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.golden.GoldenTest;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.Parameter;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.hyperparameters.Hyperparameters;

/** Fits with given permutations against the reference numbers. */
class ValueFunctionGoldenTest {

  @GoldenTest("learning/value_fit")
  void fit(Golden golden) {
    double[] observations = golden.array("obs");
    double[] returns = golden.array("returns");
    ValueNetwork network = new ValueNetwork(golden.shape("obs")[1], golden.integer("hidden"));
    ParameterLayout layout = network.layout();
    ValueFunction function =
        new ValueFunction(
            network,
            Precision.DOUBLE,
            new Hyperparameters()
                .set(ValueParams.VALUE_EPOCHS, golden.integer("epochs"))
                .set(ValueParams.VALUE_MINIBATCH, golden.integer("batch"))
                .set(ValueParams.VALUE_LEARNING_RATE, golden.number("lr")));
    function.graph().setParameters(golden.flat("params", layout));

    double[] values = new double[returns.length];
    function.evaluate(observations, values);
    assertClose("values before", values, golden.array("vpred_before"));
    assertClose(
        "explained variance before",
        ExplainedVariance.of(values, returns),
        golden.number("explained_variance_before"));

    List<Double> losses = new ArrayList<>();
    Iterator<double[]> permutations = golden.arrays("permutations").iterator();
    ValueFit fit =
        function.fit(
            observations,
            returns,
            order -> {
              double[] permutation = permutations.next();
              for (int i = 0; i < order.length; i++) {
                order[i] = (int) permutation[i];
              }
            },
            losses::add);

    assertThat(fit.finite()).isTrue();
    assertThat(fit.steps()).isEqualTo(golden.integer("adam_t"));
    assertClose(
        "losses",
        losses.stream().mapToDouble(Double::doubleValue).toArray(),
        golden.array("minibatch_losses"));
    double[] parameters = new double[layout.size()];
    for (Parameter parameter : function.graph().parameters()) {
      parameter.value().store(parameters, parameter.offset());
    }
    assertClose("parameters", parameters, golden.flat("params_after", layout));
    if (golden.has("adam_m")) {
      float[] first = new float[layout.size()];
      float[] second = new float[layout.size()];
      function.adam().store(first, second);
      assertClose("m", widened(first), golden.flat("adam_m", layout));
      assertClose("v", widened(second), golden.flat("adam_v", layout));
    }
    assertThat(function.adam().steps()).isEqualTo(golden.integer("adam_t"));

    function.evaluate(observations, values);
    assertClose("values after", values, golden.array("vpred_after"));
    assertClose(
        "explained variance after",
        ExplainedVariance.of(values, returns),
        golden.number("explained_variance_after"));
  }

  private static double[] widened(float[] numbers) {
    double[] wide = new double[numbers.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = numbers[i];
    }
    return wide;
  }
}
