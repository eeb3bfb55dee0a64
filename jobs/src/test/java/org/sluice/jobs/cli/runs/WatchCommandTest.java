package org.sluice.jobs.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.cli.Console;
import org.sluice.jobs.run.WrittenTrials;

class WatchCommandTest {

  @TempDir Path home;

  private void refuses(String reason, Object... words) {
    Console console = Console.run(words);
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.out()).isEmpty();
    assertThat(console.err()).contains(reason).doesNotContain("\tat ");
  }

  @Test
  void refusesFoldersWithoutARun() {
    WrittenTrials.write(home.resolve("run"), WrittenTrials.trial(1, "gaussian", 0.01, 2), 1, 1.0);
    refuses("no such folder", "watch", home.resolve("run"), home.resolve("absent"));
    refuses("no run in this folder", "watch", home.resolve("run/snapshots"));
    refuses("watch needs a run's folder, or --kafka with a broker", "watch");
    refuses("must be given together", "watch", "--kafka", "127.0.0.1:1");
    refuses("no Kafka broker", "watch", "--kafka", "127.0.0.1:1", "--topics", "run");
  }

  @Test
  void refusesPortsThatCannotBeServed() throws Exception {
    WrittenTrials.write(home.resolve("run"), WrittenTrials.trial(1, "gaussian", 0.01, 2), 1, 1.0);
    refuses("from 0 to 65535, not 70000", "watch", home.resolve("run"), "--port", 70_000);
    try (ServerSocket held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      refuses("--port 0", "watch", home.resolve("run"), "--port", held.getLocalPort());
    }
  }
}
