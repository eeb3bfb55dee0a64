package org.sluice.jobs.lab.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.lab.network.NetworkDiagram.Part;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.type.Categorical;
import org.sluice.learning.policy.type.Gaussian;
import org.sluice.learning.policy.type.NormalizingFlow;
import org.sluice.learning.policy.type.SoftmaxMean;
import org.sluice.learning.policy.type.Trunk;
import org.sluice.learning.trial.TrialModel;

class NetworkDiagramTest {

  /** Schulman et al. 2015, first version, figure 4 and table 2: the swimmer's has 364 numbers. */
  @Test
  void showsThePapersNetworkOfTheSwimmer() {
    NetworkDiagram diagram = NetworkDiagram.of(new SoftmaxMean(10, 2, List.of(30), false, true));
    assertThat(diagram.parameters()).isEqualTo(364);
    assertThat(diagram.parts())
        .extracting(Part::name)
        .containsExactly(
            "observation",
            "noise",
            "learned vector",
            "linear",
            "dense",
            "log sum exp",
            "−",
            "×",
            "+");
    Part hidden = diagram.parts().get(3);
    assertThat(hidden)
        .isEqualTo(new Part("linear", false, List.of("softplus"), List.of(30), 300, List.of(0)));
    Part mean = diagram.parts().get(4);
    assertThat(mean).isEqualTo(new Part("dense", false, List.of(), List.of(2), 62, List.of(3)));
    assertThat(diagram.parts().get(6).functions()).as("of the softmax").containsExactly("exp");
    assertThat(diagram.parts().get(8).inputs())
        .as("mean + deviation × noise")
        .containsExactly(6, 7);
  }

  @Test
  void showsTheShapesOfConvolutions() {
    Path conf = Path.of("..", "conf", "paddle.yaml");
    Policy policy = TrialModel.of(Configuration.read(conf, List.of()).trial()).policy();
    NetworkDiagram diagram = NetworkDiagram.of(policy);
    assertThat(diagram.parameters()).isEqualTo(policy.layout().size());
    List<Part> layers =
        diagram.parts().stream().filter(part -> part.name().startsWith("convolution")).toList();
    assertThat(layers).hasSize(2);
    Part second = layers.get(1);
    assertThat(second.name()).isEqualTo("convolution 4 × 4 / 2");
    assertThat(second.shape()).hasSize(3).startsWith(16);
    assertThat(second.parameters()).isEqualTo(16 * 16 * 4 * 4 + 16);
    assertThat(second.functions()).containsExactly("tanh");
  }

  static Stream<Policy> policies() {
    return Stream.of(
        new Gaussian(3, 2, Trunk.of(8)),
        new Categorical(4, 3, Trunk.of(8)),
        NormalizingFlow.ofCouplings(5, 2, 2, 3, 8, 1e-3));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void showsEveryParameterOnce(Policy policy) {
    NetworkDiagram diagram = NetworkDiagram.of(policy);
    assertThat(diagram.parameters()).isEqualTo(policy.layout().size());
    for (int i = 0; i < diagram.parts().size(); i++) {
      int place = i;
      assertThat(diagram.parts().get(i).inputs()).allMatch(input -> input < place);
    }
  }
}
