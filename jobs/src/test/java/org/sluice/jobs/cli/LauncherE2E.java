package org.sluice.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher, copied to a checkout with this build's classes and a Maven that only records its
 * calls, since a build must not run another build of the same folder.
 */
class LauncherE2E {

  private static final Path SOURCES = Path.of("..").toAbsolutePath().normalize();

  private record Said(int exitCode, String out, String err) {}

  @TempDir private Path folder;
  private Path home;

  @BeforeEach
  void checkout() throws IOException {
    home = folder.resolve("a checkout");
    Files.createDirectories(home.resolve("jobs/src/main"));
    Files.createDirectories(home.resolve("jobs/target"));
    Files.createDirectories(home.resolve(".ci"));
    Files.copy(SOURCES.resolve("sluice"), home.resolve("sluice"));
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    Files.writeString(home.resolve("jobs/pom.xml"), "<project/>");
    Files.writeString(home.resolve("jobs/src/main/Sluice.java"), "class Sluice {}");
    maven("exit 0");
    program(".ci/install-mujoco", "exit 0");
  }

  /** The build, with the end that is given. */
  private void maven(String end) throws IOException {
    program(
        "mvnw",
        String.format(
            "echo built >>builds\ncp '%s' jobs/target/classpath\n%s",
            SOURCES.resolve("jobs/target/classpath"), end));
  }

  private void program(String name, String script) throws IOException {
    Files.writeString(home.resolve(name), "#!/bin/sh\n" + script + "\n");
    assertThat(home.resolve(name).toFile().setExecutable(true)).isTrue();
  }

  private int builds() throws IOException {
    Path file = home.resolve("builds");
    return Files.exists(file) ? Files.readAllLines(file).size() : 0;
  }

  private Said call(String... arguments) throws IOException, InterruptedException {
    return call(home.resolve("sluice"), Map.of(), arguments);
  }

  private Said call(Path launcher, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    process.environment().remove("SLUICE_CLASSPATH");
    process.environment().putAll(environment);
    int exitCode = process.start().waitFor();
    return new Said(
        exitCode,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  private void assertThatItRuns() throws IOException, InterruptedException {
    Said said = call("--version");
    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(said.out()).startsWith("sluice ");
  }

  /** As if it had been edited since the last build. */
  private void edit(String file) throws IOException {
    Instant built =
        Files.getLastModifiedTime(home.resolve("jobs/target/launcher.stamp")).toInstant();
    Files.setLastModifiedTime(home.resolve(file), FileTime.from(built.plusMillis(10)));
  }

  @Test
  void itBuildsOnceAndAgainWhenSomethingHasChanged() throws Exception {
    Said first = call("--version");
    assertThat(first.err()).contains("the first build also fetches libraries");
    assertThat(first.out()).startsWith("sluice ");
    assertThatItRuns();
    assertThat(builds()).isEqualTo(1);
    for (String file : List.of("pom.xml", "jobs/pom.xml", "jobs/src/main/Sluice.java")) {
      int before = builds();
      edit(file);
      assertThatItRuns();
      assertThat(builds()).as(file).isEqualTo(before + 1);
      assertThatItRuns();
      assertThat(builds()).as(file).isEqualTo(before + 1);
    }
  }

  @Test
  void itBuildsAgainWhereItWasMovedToOrALibraryIsGone() throws Exception {
    assertThatItRuns();
    home = Files.move(home, folder.resolve("moved"));
    assertThatItRuns();
    assertThat(builds()).isEqualTo(2);
    Files.writeString(
        home.resolve("jobs/target/classpath"),
        folder.resolve("gone.jar") + ":/",
        StandardCharsets.UTF_8);
    assertThatItRuns();
    assertThat(builds()).isEqualTo(3);
  }

  @Test
  void classesComeFromTheArchiveOfTheBuild() throws Exception {
    Files.copy(
        SOURCES.resolve("jobs/src/main/launcher.yaml"),
        home.resolve("jobs/src/main/launcher.yaml"));
    assertThatItRuns();
    Map<String, String> tracing = Map.of("SLUICE_JAVA_OPTS", "-Xlog:class+load");
    Path launcher = home.resolve("sluice");
    // Of any class: in a folder called "my runs ü, 1", the JVM archived only the libraries.
    String archived = " source: shared objects file (top)";
    assertThat(call(launcher, tracing, "--version").out()).contains(archived);

    Path archive = home.resolve("jobs/target/launcher.jsa");
    Files.delete(archive); // it is read-only
    Files.writeString(archive, "damaged");
    assertThatItRuns();
    assertThat(call(launcher, tracing, "--version").out()).doesNotContain(archived);
  }

  @Test
  void aBuildThatFailsIsSaidAndTriedAgain() throws Exception {
    maven("echo 'no such symbol'; exit 1");
    Said said = call("--version");
    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).contains("no such symbol\n").endsWith("sluice: the build has failed\n");
    maven("exit 0");
    assertThatItRuns();
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void aJarThatDoesNotExistIsRefusedBeforeAnythingIsBuilt() throws Exception {
    Said said =
        call(
            home.resolve("sluice"),
            Map.of("SLUICE_CLASSPATH", home + ":/no where.jar"),
            "env",
            "list");
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err())
        .isEqualTo("sluice: SLUICE_CLASSPATH names '/no where.jar', which does not exist\n");
    assertThat(builds()).isZero();
  }

  @Test
  void argumentsArriveAsTheyWereGivenThroughALinkToo() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), home.resolve("sluice"));
    String nasty = "no such * file; $HOME \"'\\.yaml";
    Said said = call(link, Map.of(), "train", nasty, "");
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains("Unmatched argument");
    said = call(link, Map.of(), "train", nasty);
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains("sluice: " + nasty);
    assertThat(builds()).isEqualTo(1);
  }
}
