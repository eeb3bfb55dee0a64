package org.sluice.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.train.RemoteCluster;
import org.sluice.jobs.train.RemoteTraining;

/** Running the same jar repeatedly leaks nothing in a TaskManager. */
class ClassUnloadingE2E {

  private static final int JOBS = 5;

  private static final double MOST_JOBS = 1.5;
  private static final double MOST_GROWTH = 1.15;
  private static final long SPARE_BYTES = 8_000_000;

  @TempDir private Path folder;

  private static void train(LocalCluster cluster, int number) {
    Configuration configuration =
        Configuration.readFrom(
                "conf/pendulum.yaml",
                List.of(
                    "total-steps=2048",
                    "batch=512",
                    "value-minibatch=64",
                    "parallelism=1",
                    "kafka.bootstrap-servers=" + cluster.bootstrapServers()))
            .named("job-" + number);
    RemoteTraining training = new RemoteTraining(configuration, RemoteCluster.at(cluster.master()));
    training.check();
    String job = training.submit(Installation.current().jobJars(), Optional.empty(), false);
    RemoteTraining.Ending ending = training.follow(job, new CompletableFuture<>(), learned -> {});
    assertThat(ending).isEqualTo(RemoteTraining.Ending.DONE);
    cluster.awaitIdle();
  }

  /**
   * The last job's classes may still be there, after the second job or after the fifth; if none
   * went, those of three more would be.
   */
  private static void isFlat(List<JavaProcess.Classes> after) {
    JavaProcess.Classes second = after.get(1);
    JavaProcess.Classes last = after.get(JOBS - 1);
    double ofAJob = (last.everLoaded() - second.everLoaded()) / (JOBS - 2.0);
    assertThat((double) last.loaded())
        .as("classes, %s", after)
        .isLessThan(second.loaded() + MOST_JOBS * ofAJob);
    assertThat((double) last.metaspace())
        .as("bytes of metaspace, %s", after)
        .isLessThan(MOST_GROWTH * second.metaspace() + SPARE_BYTES);
  }

  @Test
  void theSameJarAgainAndAgainLeavesNoClasses() throws Exception {
    LocalCluster cluster =
        LocalCluster.create(folder.resolve("cluster"), ClusterShape.of(1, 1, false, 0, 0));
    try {
      cluster.start();
      long pid = cluster.processes().get(LocalCluster.taskManager(1)).orElseThrow();
      try (JavaProcess taskManager = JavaProcess.attach(pid)) {
        List<JavaProcess.Classes> after = new ArrayList<>();
        for (int number = 0; number < JOBS; number++) {
          train(cluster, number);
          after.add(taskManager.collected());
        }
        isFlat(after);
      }
    } finally {
      cluster.stop();
    }
  }
}
