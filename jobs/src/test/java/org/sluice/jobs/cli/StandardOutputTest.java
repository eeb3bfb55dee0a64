package org.sluice.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command whose output is lost has failed. */
class StandardOutputTest {

  private final StringWriter complaint = new StringWriter();

  private int exitCode(OutputStream place, int verb) {
    StandardOutput output = new StandardOutput(place);
    PrintWriter out = new PrintWriter(output, true, StandardCharsets.UTF_8);
    out.println("a row");
    out.println("another");
    PrintWriter err = new PrintWriter(complaint);
    return output.exitCode(verb, err);
  }

  @Test
  void whatIsPrintedAsItShouldBeChangesNothing() {
    ByteArrayOutputStream place = new ByteArrayOutputStream();
    assertThat(exitCode(place, 0)).isZero();
    assertThat(exitCode(place, 130)).isEqualTo(130);
    assertThat(place.toString(StandardCharsets.UTF_8)).startsWith("a row\nanother\n");
    assertThat(complaint.toString()).isEmpty();
  }

  @Test
  void aFullDeviceIsAFailure() throws IOException {
    try (OutputStream full = new FileOutputStream("/dev/full")) {
      assertThat(exitCode(full, 0)).isEqualTo(1);
      assertThat(complaint.toString())
          .isEqualTo("sluice: the output cannot be written (No space left on device)\n");
      assertThat(exitCode(full, 2)).isEqualTo(2);
    }
  }

  @Test
  void aReaderThatHasSeenEnoughEndsItQuietly(@TempDir Path folder) throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Process reader = new ProcessBuilder("sh", "-c", "true < '" + pipe + "'").start();
    try (OutputStream out = new FileOutputStream(pipe.toFile())) {
      assertThat(reader.waitFor()).isZero();
      assertThat(exitCode(out, 0)).isEqualTo(141);
      assertThat(complaint.toString()).isEmpty();
    }
  }
}
