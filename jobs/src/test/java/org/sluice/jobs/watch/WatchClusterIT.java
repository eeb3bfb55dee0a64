package org.sluice.jobs.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sluice.jobs.run.SubmittedJob;
import org.sluice.jobs.train.RemoteCluster;
import org.sluice.jobs.watch.cluster.Clusters;

/** What the page shows of runs' jobs on a real Flink. */
@Tag("chromium")
class WatchClusterIT extends WatchedPage {

  private static final String SECTION = "document.getElementById('clusters').textContent";

  private static String says(String text) {
    return SECTION + ".includes('" + text + "')";
  }

  @Test
  void showsTheJobOfTheRunAndOutlivesItsCluster() throws Exception {
    WatchedRuns.write(folder("a"), 1, "gaussian", 1, 4);
    FailingOnceJob job = new FailingOnceJob("pendulum", home.resolve("checkpoints"));
    try {
      Clusters clusters = new Clusters(Optional.of(RemoteCluster.at(job.master())));
      open();
      runs.ask(clusters);
      page.await(says("pendulum: running at http://" + job.master()));
      page.await(says("Restarts: 1; failures: 1; the newest, at 20"));
      page.await(says(": java.io.IOException: lane <3> has failed"));
      page.await(says("; the newest, at ") + " && " + says(" bytes and took "));
      assertThat(page.text(SECTION))
          .containsPattern("Checkpoints: \\d+ completed, \\d+ failed; the");
      assertThat(page.text("document.querySelector('#clusters tbody').textContent"))
          .contains("Source: Environments", "Learner -> Sink", "running");
      page.await( // the records between both vertices, and a known share of time
          "(rows => rows.length === 2 && rows[0].cells[4].textContent !== '0'"
              + " && rows[1].cells[3].textContent !== '0'"
              + " && rows[1].cells[5].textContent.endsWith('%')"
              + ")(document.querySelectorAll('#clusters tbody tr'))");

      job.close();
      page.await(says("no Flink cluster answers at " + job.master()));
      assertThat(page.text(SECTION))
          .contains("these are its last figures", "pendulum: running", "Checkpoints: ");
      assertThat(page.console()).isEmpty();
    } finally {
      job.close();
    }
  }

  @Test
  void jobsOfOtherRunsAreNotShown() throws Exception {
    WatchedRuns.write(folder("a"), 1, "gaussian", 1, 4);
    try (FailingOnceJob job = new FailingOnceJob("hopper", home.resolve("checkpoints"))) {
      new SubmittedJob("f".repeat(32), job.master()).keep(folder("a"));
      open();
      runs.ask(new Clusters(Optional.of(RemoteCluster.at(job.master()))));
      page.await(says("has no job of these runs: "));
      assertThat(page.text(SECTION)).contains("ffff").doesNotContain("hopper: ");
    }
  }

  @Test
  void findsTheClusterOfASubmittedRunOnThisMachineOnly() throws Exception {
    WatchedRuns.write(folder("a"), 1, "gaussian", 1, 4);
    WatchedRuns.write(folder("b"), 2, "gaussian", 1, 4);
    try (FailingOnceJob job = new FailingOnceJob("other name", home.resolve("checkpoints"))) {
      open();
      runs.ask(new Clusters(Optional.empty()));
      page.await(
          "document.getElementById('clusters-none').textContent.startsWith('no cluster is known')");
      new SubmittedJob("e".repeat(32), "flink.example:8081").keep(folder("b"));
      new SubmittedJob(job.id(), job.master()).keep(folder("a"));
      page.await(says("other name: running at http://" + job.master()));
      page.await(
          says(
              "which is not on this machine; to ask that cluster, start watch with --flink"
                  + " flink.example:8081"));
    }
  }
}
