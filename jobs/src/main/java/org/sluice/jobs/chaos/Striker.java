package org.sluice.jobs.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.sluice.jobs.cluster.LocalCluster;

/** Kills processes of a cluster after a plan, on a thread of its own, and starts them again. */
final class Striker implements AutoCloseable {

  private final LocalCluster cluster;
  private final ChaosPlan plan;
  private final Consumer<String> log;
  private final CountDownLatch over = new CountDownLatch(1);
  private final List<String> struck = new ArrayList<>();
  private final Thread thread = new Thread(this::strike, "striker");

  /**
   * @param log is told of each strike
   */
  Striker(LocalCluster cluster, ChaosPlan plan, Consumer<String> log) {
    this.cluster = cluster;
    this.plan = plan;
    this.log = log;
  }

  void start() {
    thread.start();
  }

  private void strike() {
    try {
      for (ChaosPlan.Strike strike : plan.strikes()) {
        if (over.await(strike.pause().toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
        strike.victims().forEach(cluster::kill);
        String what = String.join(" and ", strike.victims());
        log.accept("killed " + what);
        struck.add(what);
        strike.victims().forEach(cluster::start);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Strikes no more; what was killed. */
  List<String> end() {
    close();
    return struck;
  }

  @Override
  public void close() {
    over.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
