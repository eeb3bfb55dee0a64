package org.sluice.learning.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.learning.live.log.LearnerPart;

class StoredLearnerTest {

  private static StoredLearner learner() {
    byte[] state = new byte[1000];
    new Random(1).nextBytes(state);
    return new StoredLearner("plant", 20, 700, "digest", state);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 500, 999, 1000, 1001, Integer.MAX_VALUE})
  void isTheSameFromParts(int largest) {
    List<LearnerPart> parts = learner().parts(largest);
    assertThat(parts).allMatch(part -> part.bytes().length <= largest);
    assertThat(parts).hasSize((1000 - 1) / largest + 1);
    assertThat(StoredLearner.of(parts)).isEqualTo(learner());
  }

  @Test
  void aDamagedOneIsRefused() {
    List<LearnerPart> parts = new ArrayList<>(learner().parts(300));
    LearnerPart second = parts.get(1);
    second.bytes()[5] ^= 1;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StoredLearner.of(parts))
        .withMessageContaining("the stored learner of version 20 is damaged");
    second.bytes()[5] ^= 1;
    parts.remove(3);
    assertThatIllegalArgumentException().isThrownBy(() -> StoredLearner.of(parts));
  }

  @Test
  void thatOfAnotherBuildIsRefused() {
    LearnerPart part = learner().parts(1000).get(0);
    LearnerPart other =
        new LearnerPart("plant", 20, 700, 99, "digest", part.checksum(), 0, 1, part.bytes());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StoredLearner.of(List.of(other)))
        .withMessageContaining("is stored in format 99, and this build reads format 1");
  }
}
