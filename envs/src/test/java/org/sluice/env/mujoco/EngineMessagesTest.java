package org.sluice.env.mujoco;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.lang.Thread.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("mujoco")
class EngineMessagesTest {

  private static Function function(String name) {
    NativeLoader.load();
    return NativeLoader.find(null, List.of("libmujoco.so.2.2.2", "mujoco")).getFunction(name);
  }

  @Test
  void warningsLeaveNoLogFile() {
    Path log = Path.of("MUJOCO_LOG.TXT");
    function("mju_warning").invokeVoid(new Object[] {"a test"});
    assertThat(Files.exists(log)).isFalse();
  }

  /** By default the engine would wait for a key and end this very process. */
  @Test
  void errorStopsItsThreadAndNothingElse() throws InterruptedException {
    Function error = function("mju_error");
    CountDownLatch started = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              started.countDown();
              error.invokeVoid(new Object[] {"a test"});
            },
            "thread-of-a-lost-environment");
    thread.setDaemon(true);
    thread.start();
    started.await();
    while (thread.getState() != State.WAITING && thread.isAlive()) {
      Thread.onSpinWait();
    }
    thread.interrupt();
    thread.join(100);
    assertThat(thread.isAlive()).isTrue();
    try (Simulation other = new Simulation(Model.shared("gymnasium/hopper"))) {
      other.step(new double[3], 1);
    }
  }

  @Test
  void handlersOfSomebodyElseAreLeftAlone() {
    NativeLibrary library = NativeLoader.find(null, List.of("libmujoco.so.2.2.2", "mujoco"));
    NativeLoader.load();
    var before = library.getGlobalVariableAddress("mju_user_error").getPointer(0);
    EngineMessages.intercept(library);
    assertThat(library.getGlobalVariableAddress("mju_user_error").getPointer(0)).isEqualTo(before);
  }
}
