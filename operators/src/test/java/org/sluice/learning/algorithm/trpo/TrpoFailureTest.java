package org.sluice.learning.algorithm.trpo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sluice.learning.algorithm.Outcome.ACCEPTED;
import static org.sluice.learning.algorithm.Outcome.LINE_SEARCH_FAILED;
import static org.sluice.learning.algorithm.Outcome.NEGATIVE_CURVATURE;
import static org.sluice.learning.algorithm.Outcome.NOT_FINITE;
import static org.sluice.learning.algorithm.Outcome.ZERO_GRADIENT;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.env.Generator;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.information.SampledDivergence;
import org.sluice.learning.surrogate.PolicyBatches;
import org.sluice.learning.surrogate.natural.FisherVectorProduct;
import org.sluice.learning.surrogate.natural.LinearMap;
import org.sluice.learning.surrogate.natural.NaturalParams;
import org.sluice.learning.surrogate.natural.NaturalWorkspace;
import org.sluice.learning.targets.Standardisation;
import org.sluice.learning.trustregion.BatchShapeException;
import org.sluice.learning.trustregion.PolicyBatch;
import org.sluice.learning.trustregion.PolicyUpdate;
import org.sluice.learning.vectors.Vectors;

/** Updates that must leave the parameters unchanged, bit for bit. */
class TrpoFailureTest {

  private static final int SIZE = 50;

  private final Policy policy = PolicyBatches.gaussian();
  private final double[] start = PolicyBatches.parameters(policy, 1);
  private final PolicyBatch batch = PolicyBatches.batch(policy, start, SIZE, 1);
  private final Hyperparameters hyperparameters = new Hyperparameters();

  private PolicyUpdate update(Trpo trpo, PolicyBatch given) {
    double[] parameters = start.clone();
    PolicyUpdate update = trpo.update(given, parameters, new Generator(1));
    assertThat(update.outcome()).isNotEqualTo(ACCEPTED);
    assertThat(parameters).containsExactly(start);
    assertThat(update.divergence()).isZero();
    assertThat(update.surrogateGain()).isZero();
    return update;
  }

  private Trpo trpo() {
    return TrpoTest.trpo(policy, SIZE, Precision.FLOAT, hyperparameters);
  }

  private Trpo trpo(LinearMap fisher) {
    return new Trpo(
        new NaturalWorkspace(
            policy,
            Precision.FLOAT,
            SIZE,
            SampledDivergence.LOG_RATIO,
            hyperparameters,
            new Given(fisher)),
        hyperparameters);
  }

  private static LinearMap times(double factor) {
    return (v, product) -> {
      for (int i = 0; i < v.length; i++) {
        product[i] = factor * v[i];
      }
    };
  }

  @Test
  void lineSearchThatFindsNoStep() {
    hyperparameters.set(NaturalParams.DAMPING_COEFFICIENT, 0.0);
    // A Fisher information this small promises that steps of length 1000 stay inside the region.
    PolicyUpdate update = update(trpo(times(1e-9)), batch);
    assertThat(update.outcome()).isEqualTo(LINE_SEARCH_FAILED);
    assertThat(update.lineSearchSteps()).isEqualTo(10);
    assertThat(update.entropy()).isFinite();
  }

  @Test
  void fisherInformationThatIsNotPositive() {
    assertThat(update(trpo(times(-1)), batch).outcome()).isEqualTo(NEGATIVE_CURVATURE);
    assertThat(update(trpo(times(-0.1)), batch).outcome()).isEqualTo(NEGATIVE_CURVATURE);
  }

  @Test
  void fisherInformationThatIsNotFinite() {
    assertThat(update(trpo(times(Double.NaN)), batch).outcome()).isEqualTo(NOT_FINITE);
    assertThat(update(trpo(times(Double.POSITIVE_INFINITY)), batch).outcome())
        .isEqualTo(NOT_FINITE);
    LinearMap overflowing =
        (v, product) -> Arrays.fill(product, Vectors.largest(v) > 0 ? Double.NaN : 0);
    assertThat(update(trpo(overflowing), batch).outcome()).isEqualTo(NOT_FINITE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void batchThatIsNotFinite(double bad) {
    Trpo trpo = trpo();
    double[][] arrays = {
      batch.observations(), batch.actions(), batch.logProbabilities(), batch.advantages()
    };
    for (double[] array : arrays) {
      double good = array[7];
      array[7] = bad;
      assertThat(update(trpo, batch).outcome()).isEqualTo(NOT_FINITE);
      array[7] = good;
    }
    assertThat(trpo.update(batch, start.clone(), new Generator(1)).outcome()).isEqualTo(ACCEPTED);
  }

  @Test
  void objectiveThatOverflows() {
    batch.logProbabilities()[3] = -1e4; // an importance weight of e^10,000
    assertThat(update(trpo(), batch).outcome()).isEqualTo(NOT_FINITE);
  }

  @Test
  void parametersThatAreNotFinite() {
    start[start.length - 1] = Double.NaN;
    assertThat(update(trpo(), batch).outcome()).isEqualTo(NOT_FINITE);
  }

  @Test
  void advantagesThatAreAllEqual() {
    Arrays.fill(batch.advantages(), 0.1);
    assertThat(Standardisation.standardise(batch.advantages())).isZero();
    assertThat(update(trpo(), batch).outcome()).isEqualTo(ZERO_GRADIENT);
  }

  @Test
  void batchOfAnotherShape() {
    Trpo trpo = trpo();
    assertThatThrownBy(() -> update(trpo, PolicyBatches.batch(policy, start, SIZE - 1, 1)))
        .isInstanceOf(BatchShapeException.class)
        .hasMessage("the batch's observations have 245 numbers, not 50 × 5");
    PolicyBatch narrow =
        new PolicyBatch(
            batch.observations(), new double[SIZE], batch.logProbabilities(), batch.advantages());
    assertThatThrownBy(() -> update(trpo, narrow))
        .isInstanceOf(BatchShapeException.class)
        .hasMessage("the batch's actions have 50 numbers, not 50 × 2");
  }

  @Test
  void exactFisherInformationOfAFlow() {
    hyperparameters.set(NaturalParams.FISHER, NaturalParams.EXACT);
    assertThatThrownBy(
            () -> TrpoTest.trpo(PolicyBatches.flow(), SIZE, Precision.FLOAT, hyperparameters))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no closed form");
  }

  private record Given(LinearMap map) implements FisherVectorProduct {

    @Override
    public void load(PolicyBatch batch, double[] parameters) {}

    @Override
    public void multiply(double[] v, double[] product) {
      map.multiply(v, product);
    }
  }
}
