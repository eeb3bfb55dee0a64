package org.sluice.env.mujoco;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.sluice.env.Env;
import org.sluice.env.Step;

/** Opening and closing environments, or forgetting to close them, leaves memory flat. */
@EnabledOnOs(OS.LINUX)
class NativeMemoryTest {

  private static final int CYCLES = 1000;
  private static final int WARM_UP = 100;

  /** Each cycle touches over half a megabyte; a leak of a tenth of it would be seen. */
  private static final long ALLOWED_GROWTH_PAGES = 50L * 1024 * 1024 / 4096;

  @Test
  void thousandClosedHumanoidsLeaveNothing() {
    cycle(WARM_UP);
    long before = residentPages();
    cycle(CYCLES);
    assertThat(residentPages() - before).isLessThan(ALLOWED_GROWTH_PAGES);
  }

  /** A leak would map some ten megabytes more for each; the allocator itself keeps a few spare. */
  @Test
  void forgottenOnesAreFreedWithTheGarbage() throws InterruptedException {
    forget(3);
    long before = mappedPages();
    forget(1);
    long once = Math.max(ALLOWED_GROWTH_PAGES, mappedPages() - before);
    forget(6);
    assertThat(mappedPages() - before).isLessThan(3 * once);
  }

  private static void forget(int rounds) throws InterruptedException {
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < 20; i++) {
        open();
      }
      System.gc();
      Thread.sleep(100);
    }
  }

  private static void cycle(int times) {
    for (int i = 0; i < times; i++) {
      try (Env env = new Humanoid()) {
        Step step = new Step(env.spec());
        env.reset(i, step.observation);
        env.step(new double[env.spec().actionSpace().size()], step);
      }
    }
  }

  @SuppressWarnings("MustBeClosed")
  private static void open() {
    Env forgotten = new Humanoid();
    assertThat(forgotten.spec()).isNotNull();
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
