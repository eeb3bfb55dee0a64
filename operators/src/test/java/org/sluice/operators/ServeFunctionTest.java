package org.sluice.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sluice.learning.live.log.LiveRejection;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.serving.Answered;
import org.sluice.learning.serving.PolicyServer;
import org.sluice.learning.serving.Request;
import org.sluice.learning.serving.Requested;
import org.sluice.learning.serving.ServedPolicies;
import org.sluice.learning.serving.ServingRules;
import org.sluice.operators.types.RecordTypes;

@Timeout(60)
class ServeFunctionTest {

  private static final ServingRules RULES = new ServingRules(ServedPolicies.TRIAL, false, 1);

  /** Functions travel as bytes, so their policies are found by name. */
  private static final Map<String, ServedPolicies> POLICIES = new ConcurrentHashMap<>();

  private OneInputStreamOperatorTestHarness<Requested, Answered> harness;

  private static PolicySnapshot version(int version) {
    return ServedPolicies.version("Pendulum-v1", "gaussian", version);
  }

  private static Requested requested(int number, int observationDim) {
    Request request =
        new Request(
            "r-" + number, "a", ServedPolicies.TRIAL, Observations.of(new float[observationDim]));
    return new Requested(request, 2, number);
  }

  private OneInputStreamOperatorTestHarness<Requested, Answered> create(ServedPolicies policies)
      throws Exception {
    POLICIES.put(ServedPolicies.TRIAL, policies);
    ServeFunction function =
        InstantiationUtil.clone(new ServeFunction(RULES, trial -> POLICIES.get(trial)));
    harness = new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(function));
    harness.getExecutionConfig().getSerializerConfig().setGenericTypes(false);
    harness.setup(
        RecordTypes.ANSWERED.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
    return harness;
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void answersAsThePureServerDoes() throws Exception {
    ServedPolicies policies = new ServedPolicies().offer(version(3));
    create(policies).open();
    for (int i = 0; i < 20; i++) {
      if (i == 10) {
        policies.offer(version(4));
      }
      harness.processElement(requested(i, 3), 0);
    }
    PolicyServer server = new PolicyServer(RULES);
    ServedPolicies expected = new ServedPolicies().offer(version(3));
    for (int i = 0; i < 20; i++) {
      if (i == 10) {
        expected.offer(version(4));
      }
      assertThat(harness.extractOutputValues().get(i))
          .isEqualTo(new Answered(server.answer(requested(i, 3).request(), expected), 2));
    }
    harness.close();
    assertThat(policies.isClosed()).isTrue();
  }

  @Test
  void aBadRequestIsAnsweredRejectedAndStopsNothing() throws Exception {
    create(new ServedPolicies().offer(version(3))).open();
    harness.processElement(requested(7, 4), 0);
    harness.processElement(requested(8, 3), 0);
    assertThat(harness.extractOutputValues())
        .extracting(answered -> answered.answer().problem())
        .containsExactly("the observation has 4 numbers, not 3", "");
    assertThat(harness.getSideOutput(ServeFunction.REJECTED))
        .singleElement()
        .satisfies(
            record ->
                assertThat(record.getValue())
                    .isEqualTo(
                        new LiveRejection(
                            ServedPolicies.TRIAL, 2, 7, "the observation has 4 numbers, not 3")));
  }

  @Test
  void doesNotOpenBeforeThereIsAPolicy() throws Exception {
    ServedPolicies policies = new ServedPolicies();
    create(policies);
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Void> opened =
        CompletableFuture.runAsync(
            () -> {
              begun.countDown();
              open();
            });
    begun.await();
    assertThat(opened).isNotDone();
    policies.offer(version(0));
    opened.get();
    harness.processElement(requested(1, 3), 0);
    assertThat(harness.extractOutputValues()).hasSize(1);
  }

  @Test
  void aJobThatIsCancelledDoesNotWaitOn() throws Exception {
    create(new ServedPolicies());
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread task = new Thread(this::open);
    task.setUncaughtExceptionHandler((thread, error) -> failure.set(error));
    task.start();
    task.interrupt();
    task.join();
    assertThatThrownBy(
            () -> {
              throw failure.get();
            })
        .hasRootCauseInstanceOf(InterruptedException.class);
  }

  private void open() {
    try {
      harness.open();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
