package org.sluice.jobs.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.sluice.jobs.train.fixture.NastyNames;

class ShellWordTest {

  @Test
  void aShellReadsWhatWasMeant() throws IOException {
    for (String name : NastyNames.ALL) {
      Process shell = new ProcessBuilder("sh", "-c", "printf %s " + ShellWord.of(name)).start();
      assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(name);
    }
    assertThat(ShellWord.of("runs/jürgen-1")).isEqualTo("runs/jürgen-1");
  }
}
