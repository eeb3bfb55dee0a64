package org.sluice.env.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.env.Env;

/** A snapshot continues bit for bit in a process that has never seen its environment. */
class ForkedContinuationTest {

  private static final int STEPS = 100;
  private static final long ACTION_SEED = 17;

  @TempDir private Path folder;

  @Test
  void everyEnvironmentContinuesInAnotherProcess() throws IOException, InterruptedException {
    Path file = folder.resolve("snapshots");
    List<String> expected = new ArrayList<>();
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      out.writeInt(Subjects.all().size());
      for (String name : Subjects.all().keySet()) {
        try (Env env = Subjects.make(name)) {
          Play.start(env, 5).checksum(37);
          byte[] snapshot = env.snapshot();
          out.writeUTF(name);
          out.writeLong(ACTION_SEED);
          out.writeInt(STEPS);
          out.writeInt(snapshot.length);
          out.write(snapshot);
          expected.add(name + "\t" + new Play(env, ACTION_SEED).checksum(STEPS));
        }
      }
    }
    assertThat(runElsewhere(file)).containsExactlyElementsOf(expected);
  }

  private List<String> runElsewhere(Path file) throws IOException, InterruptedException {
    Path errors = folder.resolve("errors");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ContinueElsewhere.class.getName(),
                file.toString())
            .redirectError(errors.toFile())
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(() -> read(errors)).isZero();
    return output.lines().toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
