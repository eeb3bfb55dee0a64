package org.sluice.jobs.lab.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Carries out a plan's strikes, on a thread of its own, at the moments that the plan names. */
final class ProcessKiller implements AutoCloseable {

  private final List<ChaosPlan.Strike> strikes;
  private final BooleanSupplier isRunning;
  private final Consumer<List<String>> kill;
  private final List<String> killed = new ArrayList<>();
  private final Thread thread = new Thread(this::strike, "process-killer");
  private int iterations;
  private boolean over;

  /**
   * Waits for the first moment from now on.
   *
   * @param strikes in their order
   * @param isRunning whether there still is something to strike
   * @param kill kills processes of these names, and sees to it that they come back
   */
  ProcessKiller(
      List<ChaosPlan.Strike> strikes, BooleanSupplier isRunning, Consumer<List<String>> kill) {
    this.strikes = List.copyOf(strikes);
    this.isRunning = isRunning;
    this.kill = kill;
    thread.start();
  }

  /** An iteration has been learned; one that is learned again is no news. */
  synchronized void learned(int iteration) {
    iterations = Math.max(iterations, iteration);
    notifyAll();
  }

  private void strike() {
    try {
      long last = System.nanoTime();
      for (ChaosPlan.Strike strike : strikes) {
        int learned = await(strike, last);
        if (learned < 0 || !isRunning.getAsBoolean()) {
          return;
        }
        kill.accept(strike.victims());
        last = System.nanoTime();
        note(String.join(" and ", strike.victims()) + " at " + learned);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Iterations that have been learned at the strike's moment; negative if it does not come. */
  private synchronized int await(ChaosPlan.Strike strike, long last) throws InterruptedException {
    while (!over) {
      long left = strike.pause().toMillis() - TimeUnit.NANOSECONDS.toMillis(nanosSince(last));
      if (iterations < strike.iterations()) {
        wait();
      } else if (left > 0) {
        wait(left);
      } else {
        return iterations;
      }
    }
    return -1;
  }

  private static long nanosSince(long moment) {
    return System.nanoTime() - moment;
  }

  private synchronized void note(String what) {
    killed.add(what);
  }

  /** Strikes no more; what was killed, and how many iterations had been learned by then. */
  List<String> end() {
    close();
    synchronized (this) {
      return List.copyOf(killed);
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      over = true;
      notifyAll();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
