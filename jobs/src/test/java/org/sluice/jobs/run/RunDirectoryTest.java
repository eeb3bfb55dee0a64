package org.sluice.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.jobs.run.files.RunException;

class RunDirectoryTest {

  @TempDir Path home;

  @Test
  void aNameStandsUnderRunsAndAPathForItself() {
    assertThat(RunDirectory.place("hopper")).isEqualTo(Path.of("runs", "hopper"));
    assertThat(RunDirectory.place("/tmp/hopper")).isEqualTo(Path.of("/tmp/hopper"));
    assertThat(RunDirectory.place("./hopper")).isEqualTo(Path.of("./hopper"));
  }

  @Test
  void isMadeWithWhatIsAboveIt() throws IOException {
    Path folder = home.resolve("a").resolve("b");
    try (RunDirectory directory = RunDirectory.create(folder)) {
      assertThat(directory.folder()).isEqualTo(folder).isDirectory();
    }
    assertThat(folder.resolve("lock")).isEmptyFile();
    RunDirectory.create(folder).close();
  }

  @Test
  void aFolderWithAnythingInItIsRefusedAndLeftAlone() throws IOException {
    Path file = Files.writeString(home.resolve("thesis.txt"), "years of work");
    assertThatThrownBy(() -> RunDirectory.create(home))
        .isInstanceOf(RunException.class)
        .hasMessage(home + ": is not empty; remove it, or give this run another name with --run");
    assertThat(home).isDirectoryContaining(file::equals);
    try (var files = Files.list(home)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aFolderInUseIsRefused() {
    try (RunDirectory directory = RunDirectory.create(home)) {
      assertThatThrownBy(() -> RunDirectory.create(home)).hasMessageContaining("in use by process");
      assertThatThrownBy(() -> RunDirectory.reopen(home)).isInstanceOf(RunException.class);
      assertThat(directory.folder().resolve("lock")).exists();
    }
  }

  @Test
  void aFolderInUseByAnotherProcessIsRefusedUntilThatEnds() throws Exception {
    Process other =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Holder.class.getName(),
                home.toString())
            .redirectErrorStream(true)
            .start();
    try {
      assertThat(other.inputReader().readLine()).isEqualTo("held");
      assertThatThrownBy(() -> RunDirectory.create(home))
          .isInstanceOf(RunException.class)
          .hasMessage(
              "%s: in use by process %d; wait until it ends, or give this run another name with"
                  + " --run",
              home, other.pid());
      Files.createFile(home.resolve("progress.csv"));
      assertThatThrownBy(() -> RunDirectory.reopen(home))
          .isInstanceOf(RunException.class)
          .hasMessage(
              "%s: in use by process %d; ./sluice top %s shows its progress; to resume the run"
                  + " here, stop that process first",
              home, other.pid(), home);
      Files.delete(home.resolve("progress.csv"));
    } finally {
      other.destroyForcibly();
      assertThat(other.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }
    assertThat(home.resolve("lock")).exists();
    RunDirectory.create(home).close(); // a lock whose holder was killed does not hold
  }

  /** A holder that ends releases a file that others may have opened already. */
  @Test
  void oneOfManyHoldsAFolderThatIsTakenAndGivenBack() throws Exception {
    Files.createFile(home.resolve("progress.csv"));
    AtomicInteger holders = new AtomicInteger();
    AtomicInteger held = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<?>> all = new ArrayList<>();
    for (int thread = 0; thread < 4; thread++) {
      all.add(
          threads.submit(
              () -> {
                while (held.get() < 200) {
                  try (RunDirectory directory = RunDirectory.reopen(home)) {
                    assertThat(holders.incrementAndGet()).isEqualTo(1);
                    assertThat(RunDirectory.isHeld(directory.folder())).isTrue();
                    held.incrementAndGet();
                    holders.decrementAndGet();
                  } catch (RunException e) {
                    assertThat(e).hasMessageContaining("in use by");
                  }
                }
              }));
    }
    for (Future<?> one : all) {
      one.get(1, TimeUnit.MINUTES);
    }
    threads.shutdownNow();
  }

  /** Holds a directory until it is killed. */
  static final class Holder {
    public static void main(String[] arguments) throws InterruptedException {
      try (RunDirectory directory = RunDirectory.create(Path.of(arguments[0]))) {
        System.out.println(directory.folder().toFile().exists() ? "held" : "lost");
        new CountDownLatch(1).await(5, TimeUnit.MINUTES); // until it is killed
      }
    }
  }

  @Test
  void aCopyOfAFolderInUseIsNotInUse() throws IOException {
    try (RunDirectory directory = RunDirectory.create(home.resolve("run"))) {
      assertThat(RunDirectory.isHeld(directory.folder())).isTrue();
      Path copy = Files.createDirectory(home.resolve("copy"));
      Files.copy(directory.folder().resolve("lock"), copy.resolve("lock"));
      assertThat(RunDirectory.isHeld(copy)).isFalse();
      Files.writeString(copy.resolve("lock"), ProcessHandle.current().pid() + "\n");
      assertThat(RunDirectory.isHeld(copy)).as("as older builds write it").isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", "..", "/", "./", "runs/..", "a/."})
  void whatIsNoName(String name) {
    assertThat(RunDirectory.problem(name)).isPresent();
    assertThat(RunDirectory.problem(name + "a")).isEmpty();
  }

  @Test
  void goingOnNeedsARun() {
    assertThatThrownBy(() -> RunDirectory.reopen(home.resolve("none")))
        .hasMessageContaining("contains no run to resume");
    assertThatThrownBy(() -> RunDirectory.reopen(home))
        .hasMessageContaining("contains no run to resume");
  }

  @Test
  void oneThatIsDiscardedIsAsItWas() throws IOException {
    Path folder = home.resolve("new");
    try (RunDirectory directory = RunDirectory.create(folder)) {
      Files.createDirectories(folder.resolve("kafka/logs"));
      Files.writeString(folder.resolve("kafka/logs/some"), "records");
      directory.discard();
    }
    assertThat(folder).doesNotExist();

    Files.createDirectory(folder);
    try (RunDirectory directory = RunDirectory.create(folder)) {
      Files.writeString(folder.resolve("configuration.yaml"), "seed: 1");
      directory.discard();
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFileInItsPlaceIsAMessage() throws IOException {
    Path file = Files.writeString(home.resolve("file"), "");
    assertThatThrownBy(() -> RunDirectory.create(file))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("cannot be made");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      assertThat(channel.size()).isZero();
    }
  }
}
