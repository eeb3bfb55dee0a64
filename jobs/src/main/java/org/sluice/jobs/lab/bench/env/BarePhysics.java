package org.sluice.jobs.lab.bench.env;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.sluice.env.mujoco.PhysicsLoop;
import org.sluice.env.registry.MujocoTasks;

/** Runs action sequences on the bare engine with several threads. */
public final class BarePhysics {

  private BarePhysics() {}

  /** Runs all sequences, dealt out in turn; returns the seconds until the last thread is done. */
  public static double run(String id, List<ActionSequence> sequences, int threads)
      throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    CyclicBarrier together = new CyclicBarrier(threads + 1);
    List<Future<?>> runs = new ArrayList<>();
    try {
      for (int thread = 0; thread < threads; thread++) {
        int first = thread;
        runs.add(
            pool.submit(
                () -> {
                  try (PhysicsLoop loop = MujocoTasks.bareEngine(id)) {
                    together.await();
                    for (int i = first; i < sequences.size(); i += threads) {
                      StepTiming.ofBare(loop, sequences.get(i));
                    }
                  }
                  return null;
                }));
      }
      together.await();
      long start = System.nanoTime();
      for (Future<?> run : runs) {
        run.get();
      }
      return (System.nanoTime() - start) / 1e9;
    } finally {
      pool.shutdown();
    }
  }
}
