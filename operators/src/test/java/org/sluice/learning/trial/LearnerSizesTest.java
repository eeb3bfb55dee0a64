package org.sluice.learning.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.learning.algorithm.AlgorithmParams;
import org.sluice.learning.encoder.EncoderParams;
import org.sluice.learning.flow.FlowFamilies;
import org.sluice.learning.flow.FlowFamily;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.policy.PosteriorParams;
import org.sluice.learning.surrogate.natural.NaturalParams;
import org.sluice.learning.value.ValueParams;

/** Computed sizes equal those of real learners. */
class LearnerSizesTest {

  private static final PosteriorParams CRITIC =
      PosteriorParams.of("critic-posterior.", "the critic");

  private final LearnerSizes sizes = new LearnerSizes();

  @ParameterizedTest
  @CsvSource({
    "Pendulum-v1, gaussian, trpo, adam",
    "Pendulum-v1, gaussian-tanh, acktr, adam",
    "MultiGoal-v0, gaussian-mixture, trpo, kfac",
    "MultiGoal-v0, gaussian-mixture, acktr, kfac",
    "Pendulum-v1, beta, acktr, kfac",
    "CartPole-v1, categorical, acktr, adam",
    "MultiGoal-v0, normalizing-flow, trpo, adam",
    "MultiGoal-v0, normalizing-flow-tanh, acktr, kfac"
  })
  void areThoseOfTheLearner(String environment, String policy, String algorithm, String fit) {
    for (FlowFamily family : FlowFamilies.all()) {
      Hyperparameters values =
          new Hyperparameters()
              .set(PolicyParams.TYPE, policy)
              .set(PolicyParams.FLOW_FAMILY, family.word())
              .set(AlgorithmParams.ALGORITHM, algorithm)
              .set(ValueParams.VALUE_FIT, fit)
              .set(TrialParams.LAG, 1)
              .set(TrialParams.BATCH, 48)
              .set(PolicyParams.HIDDEN, 17)
              .set(PolicyParams.COMPONENTS, 6)
              .set(PolicyParams.FLOW_PAIRS, 5)
              .set(PolicyParams.FLOW_UNITS, 7)
              .set(PolicyParams.FLOW_STATE_UNITS, 9)
              .set(ValueParams.VALUE_HIDDEN, 11)
              .set(ValueParams.VALUE_MINIBATCH, 16);
      Trial trial = new Trial("some", environment, 1, values);
      LearnerWorkspace workspace;
      try {
        workspace = LearnerWorkspace.of(trial);
      } catch (IllegalArgumentException e) {
        assertThat(algorithm).as(e.getMessage()).isEqualTo("acktr");
        continue; // no factors are known of some layers
      }
      assertSizes(trial, workspace);
      if (!policy.startsWith("normalizing-flow")) {
        break;
      }
    }
  }

  private void assertSizes(Trial trial, LearnerWorkspace workspace) {
    assertThat(sizes.of(trial))
        .as(trial.hyperparameters().getParamMap().toString())
        .isEqualTo(
            new LearnerSize(
                workspace.model().policy().layout().size(),
                workspace.model().beside().size(),
                new Learner(trial, workspace).save().length,
                workspace.buffers().bytes()));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void dependOnTheNumberOfLayers(int layers) {
    Hyperparameters values =
        new Hyperparameters()
            .set(PolicyParams.TYPE, "gaussian")
            .set(PolicyParams.HIDDEN, 17)
            .set(PolicyParams.HIDDEN_LAYERS, layers);
    Trial trial = new Trial("some", "Pendulum-v1", 1, values);
    assertSizes(trial, LearnerWorkspace.of(trial));
  }

  @Test
  void dependOnTheCriticsPosterior() {
    Hyperparameters values =
        new Hyperparameters()
            .set(AlgorithmParams.ALGORITHM, "mnf-ddpg")
            .set(PolicyParams.TYPE, "deterministic")
            .set(PolicyParams.HIDDEN, 17)
            .set(ValueParams.VALUE_HIDDEN, 11)
            .set(CRITIC.flows(), 3)
            .set(CRITIC.auxiliaryFlows(), 2)
            .set(CRITIC.flowUnits(), 5)
            .set(CRITIC.furtherLayers(), 2);
    Trial trial = new Trial("some", "Pendulum-v1", 1, values);
    assertSizes(trial, LearnerWorkspace.of(trial));
  }

  @Test
  void dependOnTheNumberOfHeads() {
    Hyperparameters values =
        new Hyperparameters()
            .set(AlgorithmParams.ALGORITHM, "bootstrapped-dqn")
            .set(PolicyParams.TYPE, "bootstrapped-q-network")
            .set(PolicyParams.HIDDEN, 17)
            .set(PolicyParams.HEADS, 7);
    Trial trial = new Trial("some", "CartPole-v1", 1, values);
    assertSizes(trial, LearnerWorkspace.of(trial));
  }

  @Test
  void dependOnTheConvolutions() {
    Hyperparameters values =
        new Hyperparameters()
            .set(PolicyParams.TYPE, "categorical")
            .set(EncoderParams.TYPE, "convolutional")
            .set(EncoderParams.FILTERS, 5)
            .set(EncoderParams.STRIDE, 3)
            .set(TrialParams.BATCH, 48);
    Trial trial = new Trial("some", "Paddle-v0", 1, values);
    assertSizes(trial, LearnerWorkspace.of(trial));
  }

  @Test
  void whatNoMemoryHoldsIsComputedAllTheSame() {
    Hyperparameters values =
        new Hyperparameters()
            .set(PolicyParams.TYPE, "gaussian")
            .set(NaturalParams.FISHER, NaturalParams.EXACT)
            .set(PolicyParams.HIDDEN, 50_000)
            .set(TrialParams.BATCH, Integer.MAX_VALUE)
            .set(ValueParams.VALUE_HIDDEN, Integer.MAX_VALUE);
    LearnerSize size = sizes.of(new Trial("some", "Pendulum-v1", 1, values));
    // Two hidden layers, one number out and its deviation.
    assertThat(size.policyParameters()).isEqualTo(4 * 50_000L + 50_001L * 50_000 + 50_001 + 1);
    assertThat(size.valueParameters()).isGreaterThan((1L << 62) - (1L << 33));
    assertThat(List.of(size.stateBytes(), size.workspaceBytes())).containsOnly(Long.MAX_VALUE);
  }
}
