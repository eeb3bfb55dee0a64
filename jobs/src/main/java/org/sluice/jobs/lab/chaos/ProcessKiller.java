package org.sluice.jobs.lab.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Carries out a plan's strikes on its own thread. */
final class ProcessKiller implements AutoCloseable {

  private final List<ChaosPlan.Strike> strikes;
  private final BooleanSupplier isRunning;
  private final Consumer<List<String>> kill;
  private final List<String> killed = new ArrayList<>();
  private final Thread thread = new Thread(this::strike, "process-killer");
  private int iterations;
  private boolean over;

  /**
   * Starts waiting for the first strike.
   *
   * @param strikes in their order
   * @param isRunning whether the job is still running
   * @param kill kills the processes of these names and restarts them
   */
  ProcessKiller(
      List<ChaosPlan.Strike> strikes, BooleanSupplier isRunning, Consumer<List<String>> kill) {
    this.strikes = List.copyOf(strikes);
    this.isRunning = isRunning;
    this.kill = kill;
    thread.start();
  }

  /** Called when an iteration has been learned; repeated iterations are ignored. */
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

  /**
   * Waits for a strike's moment; returns the iterations learned by then, or a negative number if
   * the job ended first.
   */
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

  /** Stops; returns what was killed, and after how many iterations. */
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
