package org.sluice.learning.offpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.env.Generator;
import org.sluice.learning.encoder.Plain;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Precision;

class ActionValuesTest {

  private static final int ROWS = 70;
  private static final int OBSERVED = 5;
  private static final int ACTED = 3;

  /** The cheaper sweep leaves nothing out that the actions' gradient needs, nor adds to it. */
  @ParameterizedTest
  @CsvSource({"false, 0", "false, 1", "true, 0", "true, 1"})
  void actionsHaveTheSameGradientWithoutThatOfTheParameters(boolean layerNorm, int actionLayer) {
    QNetwork network =
        new QNetwork("q", new Plain(OBSERVED, false), List.of(16, 16), layerNorm, actionLayer);
    ActionValues values = new ActionValues(network, Precision.FLOAT, ROWS, OBSERVED, ACTED);
    Generator random = new Generator(3);
    Block parameters = Precision.FLOAT.block(1, values.layout().size());
    parameters.load(numbers(random, parameters.size()), 0);
    values.observe(numbers(random, ROWS * OBSERVED));
    values.act(numbers(random, ROWS * ACTED));
    values.evaluate(parameters);
    double[] weights = numbers(random, ROWS);
    values.differentiate(weights);
    double[] whole = copy(values.actionGradient());
    values.differentiateByActions(weights);
    assertThat(copy(values.actionGradient())).isEqualTo(whole);
    assertThat(DoubleStream.of(whole).filter(number -> number != 0).count())
        .isGreaterThan(whole.length / 2);
    Block before = Precision.FLOAT.block(1, values.layout().size());
    values.differentiate(weights);
    values.gradient(before);
    values.differentiateByActions(weights);
    values.differentiate(weights);
    Block after = Precision.FLOAT.block(1, values.layout().size());
    values.gradient(after);
    assertThat(copy(after)).isEqualTo(copy(before));
  }

  private static double[] copy(Block block) {
    double[] numbers = new double[block.size()];
    block.store(numbers, 0);
    return numbers;
  }

  private static double[] numbers(Generator random, int count) {
    return DoubleStream.generate(random::gaussian).limit(count).toArray();
  }
}
