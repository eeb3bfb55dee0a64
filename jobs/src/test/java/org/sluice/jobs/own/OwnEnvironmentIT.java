package org.sluice.jobs.own;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.env.Env;

/** The sample of an environment of one's own, in docs/own-environment, from its source to a run. */
class OwnEnvironmentIT {

  private static final Path SAMPLE = Path.of("../docs/own-environment");

  @TempDir private static Path folder;
  private static Path jar;

  /** Against the module that the sample's build file names, and nothing else. */
  @BeforeAll
  static void build() throws Exception {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of("-proc:none", "-Xlint:all", "-d", classes.toString(), "-cp", envs().toString());
      boolean compiled =
          compiler
              .getTask(
                  messages,
                  files,
                  null,
                  options,
                  null,
                  files.getJavaFileObjects(SAMPLE.resolve("src/main/java/example/Corridor.java")))
              .call();
      assertThat(compiled).as(messages::toString).isTrue();
    }
    assertThat(messages.toString()).isEmpty();
    jar = pack(folder.resolve("corridor.jar"), classes, SAMPLE.resolve("src/main/resources"));
  }

  @Test
  void trainsAndIsEvaluated() throws Exception {
    Path run = folder.resolve("run");
    String training =
        succeed(jar, "learn-local", SAMPLE.resolve("corridor.yaml"), "--run", run.toString());
    assertThat(training).contains("20,480 of 20,480 steps");
    String evaluation = succeed(jar, "evaluate", run.resolve("snapshots/last"), "--deterministic");
    assertThat(evaluation).contains("Corridor-v0, gaussian policy").contains("episodes");
  }

  @Test
  void aJarThatCannotBeLoadedIsASentence() throws Exception {
    Path resources = folder.resolve("damaged/META-INF/services");
    Files.createDirectories(resources);
    Files.writeString(resources.resolve("org.sluice.env.TaskProvider"), "example.Missing\n");
    Path damaged = pack(folder.resolve("damaged.jar"), folder.resolve("damaged"));
    Outcome outcome = run(damaged.toString(), "env", "list");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.printed()).contains("example.Missing").hasLineCount(1);
  }

  @Test
  void anIdThatThereIsAlreadyIsASentence() throws Exception {
    Path copy = Files.copy(jar, folder.resolve("copy.jar"));
    Path other = folder.resolve("other");
    Files.createDirectories(other.resolve("META-INF/services"));
    Files.writeString(
        other.resolve("META-INF/services/org.sluice.env.TaskProvider"),
        Twice.class.getName() + "\n");
    Path twice = pack(folder.resolve("twice.jar"), other);
    Outcome outcome = run(copy + File.pathSeparator + twice, "env", "list");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.printed())
        .contains(Twice.class.getName())
        .contains("'CartPole-v1', which there is already")
        .hasLineCount(1);
  }

  @Test
  void theBuildFileNamesThisVersion() throws Exception {
    String own = Files.readString(SAMPLE.resolve("pom.xml"));
    String version =
        Files.readString(Path.of("../pom.xml")).replaceFirst("(?s).*?<version>([^<]+)<.*", "$1");
    assertThat(own)
        .contains("<artifactId>sluice-envs</artifactId>")
        .contains("<version>" + version + "</version>");
  }

  private record Outcome(int exitCode, String printed) {}

  private static String succeed(Path jar, Object... arguments) throws Exception {
    Outcome outcome = run(jar.toString(), arguments);
    assertThat(outcome.exitCode()).as(outcome.printed()).isZero();
    return outcome.printed();
  }

  /** As the launcher does it, with {@code SLUICE_CLASSPATH} at the end of the class path. */
  private static Outcome run(String ownClassPath, Object... arguments) throws Exception {
    Path log = Files.createTempFile(folder, "printed", ".txt");
    Process process =
        new ProcessBuilder(
                Stream.concat(
                        Stream.of(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                            "-cp",
                            classPath() + File.pathSeparator + ownClassPath,
                            "org.sluice.jobs.cli.Sluice"),
                        Stream.of(arguments).map(Object::toString))
                    .toList())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    return new Outcome(process.exitValue(), Files.readString(log));
  }

  private static Path envs() throws Exception {
    return Path.of(Env.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static Path pack(Path jar, Path... folders) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (Path from : folders) {
        try (Stream<Path> content = Files.walk(from)) {
          for (Path entry : content.filter(Files::isRegularFile).toList()) {
            out.putNextEntry(new ZipEntry(from.relativize(entry).toString()));
            Files.copy(entry, out);
          }
        }
      }
    }
    return jar;
  }
}
