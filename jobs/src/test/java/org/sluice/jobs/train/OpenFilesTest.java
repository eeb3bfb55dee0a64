package org.sluice.jobs.train;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OpenFilesTest {

  @Test
  void tooFewOpenFilesAreASentenceBeforeAnythingIsBegun() {
    LocalTraining.requireOpenFiles(512);
    assertThatThrownBy(() -> LocalTraining.requireOpenFiles(256))
        .isInstanceOf(TrainingException.class)
        .hasMessageStartingWith("the limit on open files is 256 (ulimit -n)");
  }
}
