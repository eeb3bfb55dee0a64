package org.sluice.jobs.lab.bench.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sluice.jobs.train.RemoteCluster.Checkpoint;

class CheckpointBenchmarkTest {

  @Test
  void iterationsAreToldApartByTheCheckpointsThatFallIntoThem() {
    List<IterationTime> times =
        List.of(
            new IterationTime(1, 1_000),
            new IterationTime(2, 1_100), // without
            new IterationTime(3, 1_250), // the first checkpoint begins
            new IterationTime(4, 1_360), // and ends
            new IterationTime(5, 1_480), // without
            new IterationTime(6, 1_600)); // the second begins and ends
    CheckpointBenchmark.Collected collected = new CheckpointBenchmark.Collected();
    collected.add(
        times, List.of(new Checkpoint(1, 1_200, 100, 7), new Checkpoint(2, 1_500, 10, 7)));
    CheckpointBenchmark.Result result = collected.result();
    assertThat(result.during()).containsExactly(150, 110, 120);
    assertThat(result.between()).containsExactly(100, 120);
    assertThat(result.excess()).containsExactly(40, 0, 10);
  }
}
