package org.sluice.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.env.Generator;
import org.sluice.learning.halving.Halving;
import org.sluice.learning.halving.Rungs;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Progress;
import org.sluice.learning.records.Specifications;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.Trial;
import org.sluice.operators.types.RecordTypes;

class HalvingFunctionTest {

  private static final int BATCH = 10;
  private static final int ITERATIONS = 10;
  private static final int NEVER = Integer.MAX_VALUE;

  /** What a learner makes of a trial if nobody stops it. */
  private record Script(Trial trial, int failsIn, double early, double late) {

    static Script of(String id, int lag, int failsIn, double early, double late) {
      return new Script(made(id, "Pendulum-v1", lag), failsIn, early, late);
    }

    String id() {
      return trial.id();
    }

    List<Learned> iterations() {
      List<Learned> learned = new ArrayList<>();
      for (int i = 1; i <= Math.min(ITERATIONS, failsIn - 1); i++) {
        int version = i + trial.lag();
        boolean last = i == ITERATIONS;
        double meanReturn = i < 5 ? early : late;
        learned.add(new Learned(policy(id(), version, last), row(id(), version, i, meanReturn)));
      }
      if (failsIn <= ITERATIONS) {
        int version = failsIn + trial.lag();
        learned.add(Learned.failure(policy(id(), version - 1, false), version, "broke"));
      }
      return learned;
    }
  }

  /** Rungs are at 2, 4 and 8 iterations: of 7 go on 4, 2 and 1. */
  private static final List<Script> SCRIPTS =
      List.of(
          Script.of("a", 0, NEVER, 1, 1),
          Script.of("b", 0, NEVER, 5, 5),
          Script.of("c", 0, 3, 5, 5), // was among the best
          Script.of("d", 0, NEVER, Double.NaN, 100),
          Script.of("e", 1, NEVER, 3, 3),
          Script.of("f", 1, NEVER, 4, 9), // overtakes b
          Script.of("g", 0, 2, 100, 100), // in the iteration that would have come to the rung
          new Script(made("alone", "CartPole-v1", 1), 8, -1, -1));

  private static final Rungs RUNGS =
      new Rungs(new Halving(2 * BATCH, 2), SCRIPTS.stream().map(Script::trial).toList());

  /** What has come out, by trial. */
  private final Map<String, List<PolicySnapshot>> policies = new LinkedHashMap<>();

  private final Map<String, List<Progress>> rows = new LinkedHashMap<>();

  private KeyedOneInputStreamOperatorTestHarness<String, Learned, Learned> harness;

  private static Trial made(String id, String environment, int lag) {
    return new Trial(
        id,
        environment,
        1,
        new Hyperparameters()
            .set(TrialParams.LANES, 1)
            .set(TrialParams.BATCH, BATCH)
            .set(TrialParams.TOTAL_STEPS, (long) BATCH * ITERATIONS)
            .set(TrialParams.LAG, lag));
  }

  private static PolicySnapshot policy(String trial, int version, boolean last) {
    return new PolicySnapshot(
        trial,
        version,
        version,
        last,
        Specifications.of(),
        new float[] {version},
        new float[0],
        new double[0],
        new double[0]);
  }

  private static Progress row(String trial, int version, int iteration, double meanReturn) {
    return new Progress(
        trial,
        version,
        (long) iteration * BATCH,
        1,
        meanReturn,
        1,
        "ACCEPTED",
        Map.of("entropy", 0.5),
        "");
  }

  @BeforeEach
  void start() throws Exception {
    start(null);
  }

  private void start(OperatorSubtaskState state) throws Exception {
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new HalvingFunction(RUNGS)),
            learned -> RUNGS.group(learned.snapshot().trial()),
            Types.STRING);
    harness.getExecutionConfig().getSerializerConfig().setGenericTypes(false);
    harness.setup(
        RecordTypes.LEARNED.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
  }

  @AfterEach
  void stop() throws Exception {
    harness.close();
  }

  private void restart() throws Exception {
    collect();
    OperatorSubtaskState state = harness.snapshot(0, 0);
    harness.close();
    start(state);
  }

  private void collect() {
    for (Learned one : harness.extractOutputValues()) {
      String trial = one.snapshot().trial();
      policies.computeIfAbsent(trial, t -> new ArrayList<>()).add(one.snapshot());
      rows.computeIfAbsent(trial, t -> new ArrayList<>()).add(one.progress());
    }
  }

  private List<String> out() {
    List<String> out = new ArrayList<>();
    for (Learned learned : harness.extractOutputValues()) {
      PolicySnapshot policy = learned.snapshot();
      assertThat(learned.progress().version()).isEqualTo(policy.version());
      out.add(policy.trial() + policy.version() + (policy.last() ? " last" : ""));
    }
    harness.getOutput().clear();
    return out;
  }

  private void learned(String trial, int version, double meanReturn) throws Exception {
    harness.processElement(
        new Learned(policy(trial, version, false), row(trial, version, version, meanReturn)), 0);
  }

  @Test
  void aTrialWaitsAtItsRungForAllOthers() throws Exception {
    learned("b", 1, 5);
    assertThat(out()).containsExactly("b1");
    learned("b", 2, 5);
    assertThat(out()).isEmpty();
    for (String other : List.of("a", "c", "d")) {
      learned(other, 2, other.equals("d") ? 0 : 1);
    }
    for (String lagging : List.of("e", "f")) {
      learned(lagging, 3, 2);
    }
    learned("f", 4, 2); // its lanes have gone on under version 2 meanwhile
    assertThat(out()).isEmpty();
    learned("g", 2, -1);
    assertThat(out())
        .containsExactlyInAnyOrder("b2", "e3", "f3", "f4", "a2", "c2 last", "d2 last", "g2 last");
    learned("g", 3, 1000);
    assertThat(out()).isEmpty();
  }

  /** Whatever the order of arrival, wherever learners are ahead, and with restarts on the way. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 60})
  void decidesTheSameInWhateverOrderTrialsCome(int restarts) throws Exception {
    for (int seed = 0; seed < 20; seed++) {
      policies.clear();
      rows.clear();
      playInOrderOf(new Generator(seed), restarts);
      assertOutcome();
      harness.close();
      start();
    }
  }

  private void playInOrderOf(Generator random, int restarts) throws Exception {
    List<ArrayDeque<Learned>> inputs = new ArrayList<>();
    int events = 0;
    for (Script script : SCRIPTS) {
      ArrayDeque<Learned> input = new ArrayDeque<>(script.iterations());
      events += input.size();
      inputs.add(input);
    }
    int every = restarts == 0 ? events : Math.max(1, events / (restarts + 1));
    for (int event = 1; event <= events; event++) {
      ArrayDeque<Learned> input = inputs.get(random.nextInt(inputs.size()));
      harness.processElement(input.remove(), 0);
      if (input.isEmpty()) {
        inputs.remove(input);
      }
      if (event % every == 0 && event < events) {
        restart();
      }
    }
    collect();
  }

  private void assertOutcome() {
    Map<String, Integer> last =
        Map.of("a", 2, "b", 8, "c", 3, "d", 2, "e", 5, "f", 11, "g", 2, "alone", 9);
    Map<String, String> reasons =
        Map.of(
            "a", "stopped at 20 steps (rank 5 of 7)",
            "b", "stopped at 80 steps (rank 2 of 2)",
            "c", "broke",
            "d", "stopped at 20 steps (rank 6 of 7)",
            "e", "stopped at 40 steps (rank 3 of 4)",
            "g", "broke",
            "alone", "broke");
    for (Script script : SCRIPTS) {
      String id = script.id();
      List<Learned> undisturbed =
          script.iterations().stream()
              .filter(learned -> learned.snapshot().version() <= last.get(id))
              .toList();
      Learned end = undisturbed.get(undisturbed.size() - 1);
      List<PolicySnapshot> expectedPolicies =
          new ArrayList<>(undisturbed.stream().map(Learned::snapshot).toList());
      expectedPolicies.set(
          expectedPolicies.size() - 1, end.snapshot().asLast(end.snapshot().version()));
      List<Progress> expectedRows =
          new ArrayList<>(undisturbed.stream().map(Learned::progress).toList());
      expectedRows.set(expectedRows.size() - 1, end.progress().ended(reasons.getOrDefault(id, "")));
      assertThat(RecordBytes.of(RecordTypes.POLICY_SNAPSHOT, policies.get(id)))
          .as(id)
          .isEqualTo(RecordBytes.of(RecordTypes.POLICY_SNAPSHOT, expectedPolicies));
      assertThat(RecordBytes.of(RecordTypes.PROGRESS, rows.get(id)))
          .as(id)
          .isEqualTo(RecordBytes.of(RecordTypes.PROGRESS, expectedRows));
    }
  }
}
