package org.sluice.learning.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sluice.env.Box;
import org.sluice.env.Env;
import org.sluice.env.SnapshotMismatchException;
import org.sluice.env.Step;
import org.sluice.env.registry.Envs;
import org.sluice.env.registry.Restoring;
import org.sluice.env.wrapper.MappedAction;
import org.sluice.learning.hyperparameters.BelowParams;
import org.sluice.learning.policy.Actor;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.type.Deterministic;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.rollout.FrozenLayers;
import org.sluice.learning.rollout.ObservationStatistics;

class LowerLayersTest {

  private static final Box LATENT = Box.uniform(1, -1, 1);

  /** Its actions are unbounded, and clipped. */
  private static final PolicySnapshot LOW = trained(SmallTrials.of("low", "trpo", "gaussian", 0));

  private static final PolicySnapshot MIDDLE = trained(above("middle", LOW));

  private static Trial above(String id, PolicySnapshot below) {
    return SmallTrials.of(id, "trpo", "normalizing-flow", 0).above(LowerLayers.of(below));
  }

  private static PolicySnapshot trained(Trial trial) {
    try (TrainingLoop loop = new TrainingLoop(trial, LearnerWorkspace.of(trial))) {
      return loop.run(learned -> {});
    }
  }

  private static MappedAction env() {
    return LowerLayers.layered(Envs.make("Pendulum-v1"), LowerLayers.of(MIDDLE), LATENT);
  }

  @Test
  void threeLayersLearnOneAfterTheOther() {
    float[] low = LOW.policy().clone();
    float[] middle = MIDDLE.policy().clone();
    Trial trial = above("top", MIDDLE);
    PolicySnapshot top = trained(trial);
    assertThat(LOW.policy()).isEqualTo(low);
    assertThat(MIDDLE.policy()).isEqualTo(middle);
    assertThat(top.specification().below()).containsExactly(MIDDLE.asLayer(), LOW.asLayer());
    assertThat(top.specification().spaces().actions()).isEqualTo(LATENT);
    assertThat(top.policy()).isNotEqualTo(InitialPolicy.of(trial, TrialModel.of(trial)).policy());
    Snapshots.assertSame(trained(above("top", MIDDLE)), top);
  }

  @Test
  void theLimitIsThatOfTheTrial() {
    Trial trial = above("wide", LOW);
    trial.hyperparameters().set(BelowParams.LIMIT, 2.5);
    assertThat(trial.spaces().actions()).isEqualTo(Box.uniform(1, -2.5, 2.5));
  }

  @Test
  void anActionIsTheNoiseOfTheLayerBelow() {
    double[] latent = {0.4};
    double[] observation = new double[3];
    try (MappedAction layered = env();
        Env plain = Envs.make("Pendulum-v1")) {
      Step step = new Step(layered.spec());
      Step expected = new Step(plain.spec());
      layered.reset(5, step.observation);
      plain.reset(5, expected.observation);
      for (int i = 0; i < 20; i++) {
        System.arraycopy(step.observation, 0, observation, 0, 3);
        double[] action = act(LOW, observation, act(MIDDLE, observation, latent));
        layered.step(latent, step);
        assertThat(layered.inner()).containsExactly(Math.max(-2, Math.min(2, action[0])));
        plain.step(layered.inner(), expected);
        assertThat(step.observation).isEqualTo(expected.observation);
        assertThat(step.reward).isEqualTo(expected.reward);
      }
    }
  }

  private static double[] act(PolicySnapshot layer, double[] observation, double[] noise) {
    Actor actor = new Actor(SpecifiedPolicy.create(layer.asLayer().specification()));
    actor.setParameters(layer.policy());
    double[] seen = new double[3];
    for (int i = 0; i < 3; i++) {
      seen[i] = (float) observation[i];
    }
    new ObservationStatistics(layer.means(), layer.deviations()).normalise(seen, seen);
    double[] action = new double[1];
    actor.act(seen, noise, action);
    if (layer.trial().equals("middle")) {
      action[0] = LATENT.clip(0, action[0]);
    }
    return action;
  }

  @Test
  void aLayerSeesTheFirstNumbersOnly() {
    double[] one = new double[1];
    double[] other = new double[1];
    List<PolicySnapshot> layers = LowerLayers.of(MIDDLE);
    LowerLayers.frozen(layers).map(new double[] {0.6, 0.8, 1}, new double[] {0.3}, one);
    LowerLayers.frozen(layers).map(new double[] {0.6, 0.8, 1, 7, 9}, new double[] {0.3}, other);
    assertThat(other).isEqualTo(one);
  }

  @Test
  void returnsToEarlierStates() {
    try (Env env = env()) {
      assertThat(Restoring.problem(env)).isEmpty();
    }
  }

  /** They may be of two runs with one name. */
  @Test
  void statesOfEqualLayersWithOtherNumbersAreRefused() {
    PolicySnapshot layer = LOW.asLayer();
    float[] numbers = layer.policy().clone();
    numbers[0] = Math.nextUp(numbers[0]);
    PolicySnapshot other =
        new PolicySnapshot(
            layer.trial(),
            layer.version(),
            layer.steps(),
            layer.last(),
            layer.specification(),
            numbers,
            layer.value(),
            layer.means(),
            layer.deviations());
    try (Env one = LowerLayers.layered(Envs.make("Pendulum-v1"), List.of(layer), LATENT);
        Env same = LowerLayers.layered(Envs.make("Pendulum-v1"), List.of(layer), LATENT);
        Env two = LowerLayers.layered(Envs.make("Pendulum-v1"), List.of(other), LATENT)) {
      one.reset(1, new double[3]);
      byte[] state = one.snapshot();
      same.restore(state);
      assertThatThrownBy(() -> two.restore(state)).isInstanceOf(SnapshotMismatchException.class);
    }
  }

  @Test
  void sizesOfALayerMustFit() {
    Policy policy = SpecifiedPolicy.create(LOW.specification());
    ObservationStatistics none = new ObservationStatistics(new double[0], new double[0]);
    ObservationStatistics two = new ObservationStatistics(new double[2], new double[] {1, 1});
    float[] numbers = LOW.policy();
    assertWrong(policy, new float[3], none, null, "3 parameters, not " + numbers.length);
    assertWrong(policy, numbers, two, null, "2 normalised numbers, not 3");
    assertWrong(policy, numbers, none, Box.uniform(2, -1, 1), "2 limits, not 1");
    Policy fixed = new Deterministic(3, LATENT, 4, false);
    assertWrong(fixed, new float[fixed.layout().size()], none, null, "0 numbers of noise, not 1");
  }

  private static void assertWrong(
      Policy policy, float[] numbers, ObservationStatistics statistics, Box limits, String why) {
    assertThatThrownBy(() -> new FrozenLayers.Layer(policy, numbers, statistics, limits))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a layer has " + why);
  }

  @Test
  void aStepAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    double[] latent = {0.4};
    try (Env env = env()) {
      Step step = new Step(env.spec());
      long fewest = Long.MAX_VALUE;
      // The first rounds load classes; one round without a byte shows that a step needs none.
      for (int round = 0; round < 50 && fewest > 0; round++) {
        env.reset(round, step.observation);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 150; i++) {
          env.step(latent, step);
        }
        fewest = Math.min(fewest, threads.getCurrentThreadAllocatedBytes() - before);
      }
      assertThat(fewest).isZero();
    }
  }

  @Test
  void whatActsInTheEnvironmentItselfRefusesLayers() {
    assertThatThrownBy(() -> SpecifiedPolicy.createAlone(MIDDLE.specification()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("it acts through other snapshots (environment.below.snapshot)");
    assertThat(SpecifiedPolicy.createAlone(LOW.specification()).actionDim()).isEqualTo(1);
  }

  @Test
  void aSnapshotThatWasNotReadIsNoticed() {
    Trial trial = SmallTrials.of("t", "trpo", "gaussian", 0);
    trial.hyperparameters().set(BelowParams.SNAPSHOT, "some/file");
    assertThatThrownBy(() -> InitialPolicy.of(trial, TrialModel.of(trial)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("t acts through a snapshot that was not read");
  }

  /** Its latent vectors would mean something else. */
  @Test
  void aTrialBeginsWithItsOwnLayersOnly() {
    assertThat(StartProblems.of(above("again", LOW), MIDDLE)).isEmpty();
    assertThat(StartProblems.of(above("deeper", MIDDLE), MIDDLE))
        .singleElement()
        .asString()
        .contains("let environment.below name the same file as then");
  }
}
