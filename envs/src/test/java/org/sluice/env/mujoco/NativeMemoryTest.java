package org.sluice.env.mujoco;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.sluice.env.Env;
import org.sluice.env.Step;
import org.sluice.env.registry.Envs;

/** Resetting, opening and closing environments, or forgetting to close them, leaves memory flat. */
@Tag("mujoco")
@EnabledOnOs(OS.LINUX)
class NativeMemoryTest {

  private static final int CYCLES = 1000;
  private static final int WARM_UP = 100;
  private static final int RESETS = 100_000;

  /** Each cycle touches over half a megabyte; a leak of a tenth of it would be seen. */
  private static final long ALLOWED_GROWTH_PAGES = 50L * 1024 * 1024 / 4096;

  /** Ten bytes a reset; whatever else the virtual machine keeps meanwhile is less. */
  private static final long ALLOWED_HEAP_GROWTH = 10L * RESETS;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Test
  void thousandClosedHumanoidsLeaveNothing() {
    cycle(WARM_UP);
    assertFlat(() -> cycle(CYCLES));
  }

  @Test
  void hundredThousandResetsLeaveNothing() {
    try (Env env = Envs.makeWithoutLimit("Humanoid-v4")) {
      reset(env, WARM_UP);
      assertFlat(() -> reset(env, RESETS));
    }
  }

  private static void assertFlat(Runnable work) {
    long heapBefore = usedHeap();
    long residentBefore = residentPages();
    work.run();
    assertThat(usedHeap() - heapBefore).isLessThan(ALLOWED_HEAP_GROWTH);
    assertThat(residentPages() - residentBefore).isLessThan(ALLOWED_GROWTH_PAGES);
  }

  /** A leak would map some ten megabytes more for each; the allocator itself keeps a few spare. */
  @Test
  void forgottenOnesAreFreedWithTheGarbage() {
    forget(3);
    long before = mappedPages();
    forget(1);
    long once = Math.max(ALLOWED_GROWTH_PAGES, mappedPages() - before);
    forget(6);
    // The cleaner has a thread of its own and may need a moment, or another collection.
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (mappedPages() - before >= 3 * once && System.nanoTime() < deadline) {
      System.gc();
    }
    assertThat(mappedPages() - before).isLessThan(3 * once);
  }

  private static void forget(int rounds) {
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < 20; i++) {
        open();
      }
      System.gc();
    }
  }

  private static void cycle(int times) {
    for (int i = 0; i < times; i++) {
      try (Env env = Envs.makeWithoutLimit("Humanoid-v4")) {
        Step step = new Step(env.spec());
        env.reset(i, step.observation);
        env.step(new double[env.spec().actionSpace().size()], step);
      }
    }
  }

  private static void reset(Env env, int times) {
    double[] observation = new double[env.spec().observationSpace().size()];
    for (int i = 0; i < times; i++) {
      env.reset(i, observation);
    }
  }

  @SuppressWarnings("MustBeClosed")
  private static void open() {
    Env forgotten = Envs.makeWithoutLimit("Humanoid-v4");
    assertThat(forgotten.spec()).isNotNull();
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static long mappedPages() {
    return statistic(0);
  }

  private static long residentPages() {
    return statistic(1);
  }

  private static long statistic(int index) {
    try {
      return Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ", -1)[index]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
