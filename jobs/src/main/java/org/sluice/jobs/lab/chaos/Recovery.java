package org.sluice.jobs.lab.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.sluice.jobs.cluster.Installation;
import org.sluice.jobs.cluster.LocalCluster;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.train.RemoteCluster;
import org.sluice.jobs.train.RemoteTraining;
import org.sluice.learning.trial.Learned;

/**
 * Measures how long learning is interrupted when a TaskManager is killed: from the kill to the
 * first new version after the interruption. One or two versions in flight at the kill may come
 * before it, so the interruption is taken to be the longest gap between the next few versions. A
 * spare TaskManager takes over.
 */
public final class Recovery {

  /** Versions after a kill in which the longest gap is searched. */
  private static final int AFTER = 5;

  /** Versions that are learned undisturbed between two kills. */
  private static final int BETWEEN = 20;

  private static final List<String> SETTINGS =
      List.of("total-steps=1e9", "checkpoint-interval=0.5", "parallelism=2");

  private final LocalCluster cluster;
  private final int kills;
  private final Consumer<String> log;
  private final List<Double> seconds = new ArrayList<>();
  private final CompletableFuture<Void> enough = new CompletableFuture<>();
  private int highest = -1;
  private int killAt = BETWEEN;
  private long killed;
  private long before;
  private long longestGap;
  private double rest;
  private int since;

  /**
   * @param cluster with three TaskManagers of one slot each, running
   * @param log receives each kill
   */
  public Recovery(LocalCluster cluster, int kills, Consumer<String> log) {
    this.cluster = cluster;
    this.kills = kills;
    this.log = log;
  }

  /** Seconds after each kill. */
  public List<Double> measure() {
    RemoteCluster remote = RemoteCluster.at(cluster.master());
    List<String> settings = new ArrayList<>(SETTINGS);
    settings.add("kafka.bootstrap-servers=" + cluster.bootstrapServers());
    Configuration configuration =
        Configuration.readFrom("conf/pendulum.yaml", settings).named("recovery");
    RemoteTraining training = new RemoteTraining(configuration, remote);
    training.check();
    String id = training.submit(Installation.current().jobJars(), Optional.empty(), false);
    training.follow(id, enough, learned -> take(learned, remote));
    return seconds;
  }

  private void take(Learned learned, RemoteCluster remote) {
    int version = learned.snapshot().version();
    if (version <= highest || enough.isDone()) {
      return;
    }
    highest = version;
    long now = System.nanoTime();
    if (killed != 0) {
      if (now - before > longestGap) {
        longestGap = now - before;
        rest = (now - killed) / 1e9;
      }
      before = now;
      since++;
      if (since == AFTER) {
        end(version);
      }
    } else if (version >= killAt && remote.overview().freeSlots() > 0) {
      String victim = remote.busyTaskManagers().get(seconds.size() % 2);
      cluster.kill(victim);
      killed = System.nanoTime();
      before = killed;
      longestGap = 0;
      since = 0;
      cluster.start(victim);
    }
  }

  private void end(int version) {
    seconds.add(rest);
    killed = 0;
    killAt = version + BETWEEN;
    log.accept(String.format(Locale.ROOT, "kill %d: %.2f s", seconds.size(), rest));
    if (seconds.size() == kills) {
      enough.complete(null);
    }
  }
}
