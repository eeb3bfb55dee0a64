package org.sluice.env.box2d;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sluice.env.Step;

class ContactPoolTest {

  @Test
  void worldsTakeTurnsWithTheSharedScratchVector() throws InterruptedException {
    BipedalWalker env = new BipedalWalker();
    Step step = new Step(env.spec());
    env.reset(1, step.observation);
    assertThat(env.scene().world().getContactCount()).isPositive();
    Thread other = new Thread(() -> env.replay(new double[4], step));
    synchronized (ContactPool.SHARED_SCRATCH) {
      other.start();
      while (other.getState() != Thread.State.BLOCKED && other.isAlive()) {
        Thread.onSpinWait();
      }
      assertThat(other.isAlive()).isTrue();
    }
    other.join();
  }
}
