package org.sluice.jobs.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.cli.SluiceProcess;

/** A configuration from a pipe that the shell has opened, as bash makes one of {@code <(…)}. */
class PipedConfigurationTest {

  @TempDir private Path home;

  @Test
  void aPipeThatIsOpenIsRead() throws IOException, InterruptedException {
    SluiceProcess train =
        SluiceProcess.start(home.resolve("log"), "train", "/dev/fd/0", "--dry-run");
    try (OutputStream in = train.process().getOutputStream()) {
      in.write("name: piped\nenvironment: Pendulum-v1\nlanes: x".getBytes(StandardCharsets.UTF_8));
      in.write("\nseeds: 2".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(train.end()).isEqualTo(2);
    assertThat(train.printed()).contains("/dev/fd/0, line 3: lanes must be an integer, not 'x'");
  }
}
