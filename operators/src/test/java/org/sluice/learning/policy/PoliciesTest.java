package org.sluice.learning.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.Box;
import org.sluice.env.Discrete;
import org.sluice.env.Space;
import org.sluice.env.Spaces;
import org.sluice.learning.flow.FlowFamilies;
import org.sluice.learning.flow.FlowFamily;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.information.FisherInformation;
import org.sluice.learning.policy.information.SampledEntropy;
import org.sluice.learning.policy.type.Categorical;
import org.sluice.learning.policy.type.NormalizingFlow;

class PoliciesTest {

  private static final Space OBSERVATIONS = Box.unbounded(5);
  private static final Space BOX = Box.uniform(2, -1, 1);

  private static Spaces spaces(Space observations, Space actions) {
    return new Spaces(observations, actions);
  }

  private static Hyperparameters type(String type) {
    return new Hyperparameters().set(PolicyParams.TYPE, type);
  }

  static Stream<String> continuousTypes() {
    return Policies.types().stream().filter(type -> type.acts(BOX)).map(PolicyType::word);
  }

  static Stream<String> families() {
    return FlowFamilies.all().stream().map(FlowFamily::word);
  }

  @ParameterizedTest
  @MethodSource("continuousTypes")
  void eachTypeFitsABox(String type) {
    Policy policy = Policies.create(spaces(OBSERVATIONS, BOX), type(type));
    assertThat(policy.observationDim()).isEqualTo(5);
    assertThat(policy.actionDim()).isEqualTo(2);
    assertThat(policy.layout().size()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("families")
  void eachFamilyMakesAFlow(String family) {
    Hyperparameters parameters = type("normalizing-flow").set(PolicyParams.FLOW_FAMILY, family);
    Policy policy = Policies.create(spaces(OBSERVATIONS, BOX), parameters);
    assertThat(policy).isInstanceOf(NormalizingFlow.class);
    assertThat(policy.layout().entries())
        .anyMatch(entry -> entry.name().startsWith("flow.7."))
        .noneMatch(entry -> entry.name().startsWith("flow.8."));
  }

  @Test
  void theDefaultIsThePapersFlow() {
    Policy policy = Policies.create(spaces(OBSERVATIONS, BOX), new Hyperparameters());
    Policy flow = NormalizingFlow.ofCouplings(5, 2, 4, 3, 64, 1e-5);
    assertThat(policy.layout().entries().stream().map(e -> e.name() + e.size()))
        .containsExactlyElementsOf(
            flow.layout().entries().stream().map(e -> e.name() + e.size()).toList());
  }

  @Test
  void discreteActionsNeedACategoricalPolicy() {
    Spaces spaces = spaces(OBSERVATIONS, new Discrete(3));
    assertThat(Policies.create(spaces, type("categorical"))).isInstanceOf(Categorical.class);
    assertThatThrownBy(() -> Policies.create(spaces, type("gaussian")))
        .hasMessage(
            "the environment has 3 discrete actions: policy.type must be one of categorical, q-network,"
                + " bayesian-q-network, bootstrapped-q-network, not gaussian");
  }

  @Test
  void continuousActionsRefuseACategoricalPolicy() {
    assertThatThrownBy(() -> Policies.create(spaces(OBSERVATIONS, BOX), type("categorical")))
        .hasMessage(
            "the environment has continuous actions: policy.type must be one of gaussian, gaussian-tanh,"
                + " gaussian-mixture, softmax-mean, beta, normalizing-flow, normalizing-flow-tanh,"
                + " latent, deterministic, noise-input, noisy-network, not categorical");
  }

  /** Schulman et al. 2015, section 6.1: the cart-pole's policy. */
  @Test
  void aLinearPolicyHasASlopePerObservation() {
    Spaces cartPole = spaces(Box.unbounded(4), Box.uniform(1, -1, 1));
    Hyperparameters values = type("gaussian").set(PolicyParams.HIDDEN_LAYERS, 0);
    Policy policy = Policies.create(cartPole, values);
    assertThat(policy.layout().size()).isEqualTo(6);
    assertThat(policy).hasToString("Gaussian(linear)");
  }

  /** Schulman et al. 2015, table 2: the swimmer's policy. */
  @Test
  void aSoftmaxMeanHasAsManyParametersAsThePaperSays() {
    Spaces swimmer = spaces(Box.unbounded(10), Box.uniform(2, -1, 1));
    Hyperparameters values = type("softmax-mean").set(PolicyParams.HIDDEN, 30);
    assertThat(Policies.create(swimmer, values).layout().size()).isEqualTo(364);
    assertThat(Policies.parameters(values))
        .contains(PolicyParams.HIDDEN_BIAS, PolicyParams.HIDDEN_LAYERS, PolicyParams.MEAN);
    values.set(PolicyParams.HIDDEN_BIAS, true).set(PolicyParams.HIDDEN_LAYERS, 2);
    assertThat(Policies.create(swimmer, values).layout().size()).isEqualTo(364 + 30 + 30 * 30 + 30);
  }

  @Test
  void betaNeedsBounds() {
    assertThatThrownBy(() -> Policies.create(spaces(OBSERVATIONS, Box.unbounded(2)), type("beta")))
        .hasMessage("action 0 has no finite bounds, which policy.type beta needs");
  }

  @Test
  void discreteObservationsAreRefused() {
    assertThatThrownBy(() -> Policies.create(spaces(new Discrete(4), BOX), type("gaussian")))
        .hasMessageContaining("the environment has discrete observations");
  }

  @Test
  void unknownWordsAreRefused() {
    assertThatThrownBy(() -> type("normal"))
        .hasMessageStartingWith("policy.type must be one of gaussian, gaussian-tanh");
    assertThatThrownBy(() -> new Hyperparameters().set(PolicyParams.FLOW_PAIRS, 0))
        .hasMessage("policy.flow.pairs must be ≥ 1, not 0");
  }

  @Test
  void aPolicyWithoutClosedFormSaysSo() {
    Policy flow = Policies.create(spaces(OBSERVATIONS, BOX), new Hyperparameters());
    assertThatThrownBy(() -> new FisherInformation(flow, Precision.FLOAT, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no closed form");
    Policy beta = Policies.create(spaces(OBSERVATIONS, BOX), type("beta"));
    assertThatThrownBy(() -> new SampledEntropy(beta, Precision.FLOAT, 1, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("use its exact entropy");
  }
}
