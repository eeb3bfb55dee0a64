package org.sluice.learning.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.env.Box;
import org.sluice.env.Discrete;
import org.sluice.env.Generator;
import org.sluice.env.Spaces;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.graph.nodes.Input;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Actor;
import org.sluice.learning.policy.Policies;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.policy.type.Gaussian;
import org.sluice.learning.value.Critic;
import org.sluice.learning.value.ValueNetwork;

class EncodersTest {

  private static final Box PIXELS = Box.bytes(2, 3);
  private static final Box ACTIONS = Box.uniform(2, -1, 1);

  private static Hyperparameters dense(String policy) {
    return new Hyperparameters()
        .set(PolicyParams.TYPE, policy)
        .set(EncoderParams.TYPE, "dense")
        .set(EncoderParams.UNITS, 5);
  }

  @Test
  void floatsAreUsedAsTheyAreByDefault() {
    Hyperparameters values = new Hyperparameters().set(PolicyParams.TYPE, "gaussian");
    Policy policy = Policies.create(new Spaces(Box.unbounded(6), ACTIONS), values);
    assertThat(policy).isInstanceOf(Gaussian.class);
    assertThat(policy.layout().entries()).noneMatch(entry -> entry.name().startsWith("encoder"));
  }

  @Test
  void bytesAreDividedBy255() {
    Graph graph = new Graph(Precision.DOUBLE, 1, new ParameterLayout(), false);
    Input input = graph.input(6);
    Node features = Plain.of(PIXELS).encode(graph, input, "x");
    input.setColumn(0, new double[] {0, 51, 102, 153, 204, 255}, 0);
    graph.forward();
    for (int i = 0; i < 6; i++) {
      assertThat(features.value().get(i)).isCloseTo(i / 5.0, within(1e-15));
    }
  }

  /** A policy on pixels is the same policy on their features. */
  @ParameterizedTest
  @ValueSource(strings = {"gaussian", "beta", "normalizing-flow"})
  void aDenseEncoderFeedsThePolicyAndTheValueFunction(String type) {
    Policy policy = Policies.create(new Spaces(PIXELS, ACTIONS), dense(type));
    assertThat(policy.observationDim()).isEqualTo(6);
    assertThat(policy.actionDim()).isEqualTo(2);
    assertThat(policy.layout().entries().get(0).name()).startsWith("encoder.0");
    assertThat(policy.layout().entries().get(0).size()).isIn(30, 5);
    Policy inner = Policies.create(new Spaces(Box.unbounded(5), ACTIONS), plain(type));
    assertThat(policy.layout().size()).isEqualTo(6 * 5 + 5 + inner.layout().size());

    Generator random = new Generator(1);
    Actor actor = new Actor(policy);
    actor.setParameters(policy.layout().initialiseFloats(random));
    double[] action = new double[2];
    double black = actor.actCentrally(new double[6], action);
    double first = action[0];
    actor.actCentrally(new double[] {255, 0, 255, 0, 255, 0}, action);
    assertThat(action[0]).isNotEqualTo(first);
    assertThat(black).isFinite();

    Encoder encoder = Encoders.create(PIXELS, dense(type));
    ValueNetwork network = new ValueNetwork(6, encoder, 4);
    assertThat(network.layout().entries().get(0).name()).startsWith("vf.encoder.0");
    assertThat(network.layout().size())
        .isEqualTo(6 * 5 + 5 + new ValueNetwork(5, 4).layout().size());
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyTypeFeedsPoliciesAndValueFunctionsWithBytes(String type) {
    Hyperparameters values =
        plain("gaussian")
            .set(EncoderParams.TYPE, type)
            .set(EncoderParams.KERNEL, EncoderPictures.KERNEL);
    Box pictures = EncoderPictures.bytes();
    Policy policy = Policies.create(new Spaces(pictures, ACTIONS), values);
    Actor actor = new Actor(policy);
    actor.setParameters(policy.layout().initialiseFloats(new Generator(1)));
    double[] dark = new double[2];
    double[] bright = new double[2];
    double[] stripes = new double[pictures.size()];
    for (int i = 0; i < stripes.length; i += 2) {
      stripes[i] = 255;
    }
    assertThat(actor.actCentrally(new double[stripes.length], dark)).isFinite();
    assertThat(actor.actCentrally(stripes, bright)).isFinite();
    assertThat(bright).isNotEqualTo(dark);

    ValueNetwork network = new ValueNetwork(stripes.length, Encoders.create(pictures, values), 4);
    Critic critic = new Critic(network);
    critic.setParameters(network.initialise(new Generator(2)).parameters());
    assertThat(critic.value(stripes))
        .isFinite()
        .isNotEqualTo(critic.value(new double[stripes.length]));
  }

  @Test
  void thePaperHas33500Parameters() {
    Hyperparameters values =
        plain("categorical")
            .set(EncoderParams.TYPE, "convolutional")
            .set(PolicyParams.HIDDEN_LAYERS, 1)
            .set(PolicyParams.HIDDEN, 20);
    Spaces spaces = new Spaces(Box.bytes(4, 52, 40), new Discrete(8));
    assertThat(Policies.create(spaces, values).layout().size()).isEqualTo(33_500);
  }

  @Test
  void onlyPicturesOfSufficientSizeAreConvolved() {
    Hyperparameters values = plain("gaussian").set(EncoderParams.TYPE, "convolutional");
    assertThatThrownBy(() -> Encoders.create(Box.unbounded(5), values))
        .hasMessage(
            "encoder.type convolutional needs pictures of [channels, height, width], but"
                + " observations have the shape [5]");
    assertThatThrownBy(() -> Encoders.create(Box.bytes(1, 9, 40), values))
        .hasMessage(
            "layer 2 of the encoder gets pictures of 3 × 19, and its filters are 4 × 4: lower"
                + " encoder.kernel, encoder.stride or encoder.layers");
    assertThatThrownBy(() -> Encoders.create(Box.bytes(1, 3, 40), values))
        .hasMessageEndingWith(
            "pictures of 3 × 40, and its filters are 4 × 4: lower encoder.kernel");
  }

  static Stream<String> types() {
    return Encoders.types().stream().map(EncoderType::word);
  }

  private static Hyperparameters plain(String type) {
    return new Hyperparameters().set(PolicyParams.TYPE, type);
  }

  @Test
  void unknownWordsAreRefused() {
    assertThatThrownBy(() -> new Hyperparameters().set(EncoderParams.TYPE, "dence"))
        .hasMessageStartingWith("encoder.type must be one of none, dense");
  }
}
