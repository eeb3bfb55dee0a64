package org.sluice.jobs.train;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkBuffersTest {

  @Test
  void aParallelismThatFlinkHasNoBuffersForIsRefused() {
    assertThatThrownBy(() -> NetworkBuffers.check(64, false, Map.of()))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            "a parallelism of 64 needs more network buffers than Flink has here (260 of 64 MB);"
                + " lower parallelism, or set flink.taskmanager.memory.network.min and"
                + " flink.taskmanager.memory.network.max to 520m");
    assertThatThrownBy(() -> NetworkBuffers.check(27, true, Map.of()))
        .isInstanceOf(TrainingException.class);
  }

  @Test
  void whatFitsOrIsSetIsNot() {
    assertThatCode(() -> NetworkBuffers.check(31, false, Map.of())).doesNotThrowAnyException();
    assertThatCode(
            () -> NetworkBuffers.check(64, false, Map.of("taskmanager.memory.network.max", "800m")))
        .doesNotThrowAnyException();
  }
}
