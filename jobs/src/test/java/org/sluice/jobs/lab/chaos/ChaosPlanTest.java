package org.sluice.jobs.lab.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sluice.jobs.cluster.LocalCluster;
import org.sluice.learning.algorithm.Algorithm;
import org.sluice.learning.algorithm.Algorithms;

class ChaosPlanTest {

  private static List<ChaosPlan> plans(long seed) {
    return plans(seed, List.copyOf(Algorithms.all()));
  }

  private static List<ChaosPlan> plans(long seed, List<Algorithm> candidates) {
    return IntStream.rangeClosed(1, 20)
        .mapToObj(round -> ChaosPlan.of(seed, round, candidates))
        .toList();
  }

  @Test
  void isAFunctionOfSeedAndRound() {
    assertThat(plans(1)).isEqualTo(plans(1)).isNotEqualTo(plans(2)).doesNotHaveDuplicates();
  }

  @Test
  void twentyRoundsKillEverythingAloneAndTogetherAndHaveHopper() {
    List<List<String>> victims =
        plans(1).stream()
            .flatMap(plan -> plan.strikes().stream())
            .map(ChaosPlan.Strike::victims)
            .toList();
    assertThat(victims)
        .contains(List.of(LocalCluster.JOB_MANAGER), List.of(LocalCluster.BROKER))
        .contains(List.of(LocalCluster.taskManager(1)), List.of(LocalCluster.taskManager(2)))
        .anyMatch(together -> together.size() == 2)
        .allSatisfy(together -> assertThat(together).doesNotHaveDuplicates().isNotEmpty());
    assertThat(plans(1))
        .filteredOn(plan -> plan.configuration().contains("hopper"))
        .hasSizeGreaterThan(1);
  }

  @Test
  void chosenAlgorithmsTakeTurns() {
    List<Algorithm> replay =
        Algorithms.all().stream().filter(one -> one.replayCapacity().isPresent()).toList();
    assertThat(plans(1, replay).subList(0, replay.size()))
        .extracting(ChaosPlan::algorithm)
        .containsExactlyInAnyOrderElementsOf(replay.stream().map(Algorithm::word).toList());
  }

  @Test
  void everyRoundIsStruckInItsMidst() {
    assertThat(plans(1))
        .allSatisfy(
            plan -> {
              assertThat(plan.strikes().get(0).pause()).isZero();
              assertThat(plan.strikes())
                  .extracting(ChaosPlan.Strike::iterations)
                  .isSorted()
                  .allMatch(iterations -> iterations > 0 && iterations <= ChaosPlan.LATEST);
            });
    assertThat(ChaosPlan.LATEST).isLessThan(ChaosPlan.ITERATIONS);
  }
}
