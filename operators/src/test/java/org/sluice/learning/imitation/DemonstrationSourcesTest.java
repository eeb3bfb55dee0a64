package org.sluice.learning.imitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sluice.env.Box;
import org.sluice.env.Spaces;
import org.sluice.learning.algorithm.Algorithm;
import org.sluice.learning.algorithm.AlgorithmParams;
import org.sluice.learning.algorithm.Algorithms;
import org.sluice.learning.algorithm.Problem;
import org.sluice.learning.algorithm.UnreachableDataException;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.TrainingLoop;
import org.sluice.learning.trial.Trial;

/** What holds for every source of demonstrations, with one that only the tests have. */
class DemonstrationSourcesTest {

  private static final Spaces SPACES = new Spaces(Box.unbounded(1), Box.unbounded(1));

  private static Hyperparameters values(String address) {
    return Algorithms.complete(
        new Hyperparameters()
            .set(AlgorithmParams.ALGORITHM, "behaviour-cloning")
            .set(ImitationParams.DEMONSTRATIONS, address));
  }

  private static List<Problem> problems(String address) {
    Hyperparameters values = values(address);
    return Algorithms.of(values).checkData(SPACES, values);
  }

  @Test
  void theAddressChoosesTheSource() {
    assertThat(Demonstrations.read("held://2", SPACES).steps()).isEqualTo(2);
    assertThat(problems("held://2")).isEmpty();
    assertThat(problems("held://0"))
        .extracting(Problem::message)
        .containsExactly("demonstrations: held://0 has no episodes");
    assertThat(problems("held://3"))
        .extracting(Problem::message)
        .containsExactly(
            "demonstrations: held://3: shelf 3 has 2 numbers in its observations of each step,"
                + " not 1");
    assertThat(problems("sold://3").get(0).message())
        .startsWith("demonstrations: sold://3 is no address of demonstrations, which is ")
        .contains("the path of a file", "held://N", " or ");
    assertThat(problems("file:///x.avro").get(0).message())
        .startsWith("demonstrations: file:///x.avro is no address of demonstrations, which is ");
  }

  /** Files are copied to the machines that learn. */
  @Test
  void onlyFilesAreCopied() {
    Algorithm cloning = Algorithms.of(values("held://2"));
    assertThat(cloning.hasDataFile(values("some/file.avro"))).isTrue();
    assertThat(cloning.hasDataFile(values("held://2"))).isFalse();
  }

  @Test
  void aSourceThatDoesNotAnswerFailsNoTrial() {
    assertThat(problems("held://away"))
        .extracting(Problem::message)
        .containsExactly("demonstrations: held://away: nothing answers");
    Trial trial =
        new Trial(
            "away",
            "TwoEndpoint-v0",
            1,
            values("held://away")
                .set(TrialParams.LANES, 1)
                .set(TrialParams.BATCH, 10)
                .set(TrialParams.TOTAL_STEPS, 10L));
    try (TrainingLoop loop = new TrainingLoop(trial, LearnerWorkspace.of(trial))) {
      assertThatExceptionOfType(UnreachableDataException.class)
          .isThrownBy(() -> loop.run(learned -> {}));
    }
  }
}
