package org.sluice.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lock of a cluster's folder between two commands. */
class FolderLockTest {

  @TempDir private Path home;

  /** Another command: says what it waits for, and then what is in the lock that it holds. */
  static final class Other {

    private Other() {}

    public static void main(String[] arguments) {
      Path folder = Path.of(arguments[0]);
      FolderLock.hold(
          folder,
          System.out::println,
          () -> {
            System.out.println("holds it as " + read(folder.resolve("lock")));
            return 0;
          });
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process other(Path folder) {
    try {
      return new ProcessBuilder(
              ProcessHandle.current().info().command().orElseThrow(),
              "-cp",
              System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
              Other.class.getName(),
              folder.toString())
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void refuse(Path folder) {
    assertThatThrownBy(
            () ->
                FolderLock.hold(
                    folder,
                    remark -> {},
                    () -> {
                      throw new ClusterException("refused");
                    }))
        .hasMessage("refused")
        .hasNoSuppressedExceptions();
  }

  @Test
  void aRefusedStartLeavesNothingOfItsOwn() throws IOException {
    refuse(home.resolve("new/cluster"));
    assertThat(home.resolve("new")).doesNotExist();
    Path there = Files.createDirectory(home.resolve("there"));
    refuse(there);
    assertThat(there).isEmptyDirectory();
  }

  @Test
  void aFolderWithSomethingInItStays() throws IOException {
    Path cluster = Files.createDirectory(home.resolve("cluster"));
    Files.createFile(cluster.resolve("cluster.properties"));
    refuse(cluster);
    assertThat(cluster.resolve("cluster.properties")).exists();
    FolderLock.hold(cluster, remark -> {}, () -> 0);
    assertThat(read(cluster.resolve("lock"))).isEqualTo("" + ProcessHandle.current().pid());
  }

  /** The other one waits for a file that is gone when its turn comes, and makes its own. */
  @Test
  void whoWaitsWhileTheLockIsRemovedHoldsANewOne() throws IOException, InterruptedException {
    Path folder = home.resolve("cluster");
    Process[] other = new Process[1];
    try {
      assertThatThrownBy(
              () ->
                  FolderLock.hold(
                      folder,
                      remark -> {},
                      () -> {
                        other[0] = other(folder);
                        awaitThatItWaits(other[0]);
                        throw new ClusterException("refused");
                      }))
          .hasMessage("refused");
      try (BufferedReader said = other[0].inputReader()) {
        assertThat(said.lines()).containsExactly("holds it as " + other[0].pid());
      }
      assertThat(other[0].waitFor()).isZero();
      assertThat(read(folder.resolve("lock"))).isEqualTo("" + other[0].pid());
    } finally {
      if (other[0] != null) {
        other[0].destroyForcibly();
      }
    }
  }

  private static void awaitThatItWaits(Process process) {
    try {
      assertThat(process.inputReader().readLine())
          .startsWith("waiting for another command")
          .endsWith("(process " + ProcessHandle.current().pid() + ")");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
