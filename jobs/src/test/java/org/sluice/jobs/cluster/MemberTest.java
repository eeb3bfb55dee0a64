package org.sluice.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes known by id: the cluster's own, and others with recycled ids. */
class MemberTest {

  @TempDir private Path folder;
  private Process stranger;
  private Member member;

  @BeforeEach
  void startAStranger() throws IOException {
    Files.createDirectories(folder.resolve("processes"));
    Files.createDirectories(folder.resolve("log"));
    stranger = new ProcessBuilder("sleep", "600").start();
    member = new Member("part", folder, List.of("sleep", "600"));
  }

  @AfterEach
  void end() {
    member.kill();
    stranger.destroyForcibly();
  }

  private void known(String line) throws IOException {
    Files.writeString(folder.resolve("processes/part"), line);
  }

  private String identity(Process process) {
    return ProcessIdentity.of(process.toHandle()).orElseThrow();
  }

  @Test
  void itsOwnProcessIsFoundAgain() {
    assertThat(member.start()).isTrue();
    assertThat(member.start()).isFalse();
    long number = member.running().orElseThrow().pid();
    Member again = new Member("part", folder, List.of("sleep", "600"));
    assertThat(again.running().map(ProcessHandle::pid)).hasValue(number);
    again.kill();
    assertThat(member.running()).isEmpty();
  }

  @Test
  void aStrangerWithItsNumberIsLeftAlone() throws IOException {
    String[] place = identity(stranger).split("/", 2);
    for (String identity :
        List.of(
            "another-boot/" + place[1], // the machine was restarted
            place[0] + "/1", // the process ended, and its number was given away
            "2026-01-01T12:00:00Z",
            "unknown")) {
      known(stranger.pid() + " " + identity + " 0\n");
      assertThat(member.running()).as(identity).isEmpty();
      member.terminate();
      member.kill();
      assertThat(member.awaitEnd(1)).isTrue();
    }
    assertThat(stranger.isAlive()).isTrue();
    known(stranger.pid() + " " + identity(stranger) + " 0\n");
    assertThat(member.running().map(ProcessHandle::pid)).hasValue(stranger.pid());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "12", "12 x", "x y 0", "12 y z", "99999999999999999999 y 0"})
  void whatWasNotWrittenToTheEndIsNotBelieved(String line) throws IOException {
    known(line);
    assertThat(member.running()).isEmpty();
  }

  @Test
  void theStartIsFoundAfterANameWithSpacesAndParentheses() {
    String numbers = " S 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 777 1";
    assertThat(ProcessIdentity.start("14 (a (b) c)" + numbers)).isEqualTo("777");
  }

  @Test
  void whyItEndedIsSaidOfTheLastStartOnly() throws IOException {
    Files.writeString(member.log(), "[main] ERROR a.B - from an earlier start\n");
    Member failing =
        new Member(
            "part",
            folder,
            List.of("sh", "-c", "echo '[main] INFO a.B - begins'; echo '[main] ERROR a.B - now'"));
    failing.start();
    assertThat(failing.awaitEnd(60_000)).isTrue();
    assertThat(failing.whyItEnded())
        .contains("part exited unexpectedly", "its first error", member.log().toString())
        .endsWith("ERROR a.B - now")
        .doesNotContain("earlier");
    assertThat(failing.running()).isEqualTo(Optional.empty());
  }
}
