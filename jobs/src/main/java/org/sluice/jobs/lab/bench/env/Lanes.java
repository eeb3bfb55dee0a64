package org.sluice.jobs.lab.bench.env;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.sluice.env.Env;
import org.sluice.env.Step;
import org.sluice.env.registry.Envs;

/** Several lanes of an environment, each on its own thread. */
final class Lanes implements AutoCloseable {

  private final List<Env> envs = new ArrayList<>();
  private final ExecutorService threads;

  Lanes(String id, int count) {
    for (int i = 0; i < count; i++) {
      envs.add(Envs.make(id));
    }
    threads = Executors.newFixedThreadPool(count);
  }

  /**
   * Runs the sequence in all lanes at the same time; returns the seconds until the last is done.
   */
  double run(ActionSequence sequence) throws Exception {
    CyclicBarrier together = new CyclicBarrier(envs.size());
    List<Future<Double>> times = new ArrayList<>();
    for (Env env : envs) {
      times.add(
          threads.submit(
              () -> {
                Step step = new Step(env.spec());
                together.await();
                return StepTiming.ofEnvironment(env, step, sequence);
              }));
    }
    double longest = 0;
    for (Future<Double> time : times) {
      longest = Math.max(longest, time.get());
    }
    return longest;
  }

  /** Must not be called during a run. */
  @Override
  public void close() {
    threads.shutdown();
    envs.forEach(Env::close);
  }
}
