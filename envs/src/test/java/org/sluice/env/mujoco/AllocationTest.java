package org.sluice.env.mujoco;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.Env;
import org.sluice.env.Registration;
import org.sluice.env.Step;
import org.sluice.env.registry.MujocoTasks;

/** Stepping makes no garbage. */
@Tag("mujoco")
class AllocationTest {

  private static final int STEPS = 200;
  private static final int ROUNDS = 30;

  static Iterable<Registration> tasks() {
    return MujocoTasks.registrations();
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void stepAllocatesNothing(Registration task) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (Env env = task.factory().get()) {
      Step step = new Step(env.spec());
      double[] action = new double[env.spec().actionSpace().size()];
      long leastAllocated = Long.MAX_VALUE;
      // The first rounds load classes; one round without a byte shows that steps need none.
      for (int round = 0; round < ROUNDS && leastAllocated > 0; round++) {
        env.reset(round, step.observation);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < STEPS; i++) {
          action[0] = 0.1 * (i % 3);
          ((MujocoEnv) env).replay(action, step);
        }
        leastAllocated =
            Math.min(leastAllocated, threads.getCurrentThreadAllocatedBytes() - before);
      }
      assertThat(leastAllocated).isZero();
    }
  }
}
