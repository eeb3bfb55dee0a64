package org.sluice.jobs.own;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** User jars, and commands with them on the class path. */
final class OwnJar {

  /** A command's exit code and output. */
  record Outcome(int exitCode, String printed) {}

  private OwnJar() {}

  /**
   * Builds a sample.
   *
   * @param source its only class, in the sample's {@code src/main/java}
   * @param modules what the compiler may see
   */
  static Path build(Path sample, String source, Path folder, Class<?>... modules) throws Exception {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    String classPath =
        Stream.of(modules).map(OwnJar::location).collect(Collectors.joining(File.pathSeparator));
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of(
              "-proc:none", "-Xlint:all,-classfile", "-d", classes.toString(), "-cp", classPath);
      boolean compiled =
          compiler
              .getTask(
                  messages,
                  files,
                  null,
                  options,
                  null,
                  files.getJavaFileObjects(sample.resolve("src/main/java").resolve(source)))
              .call();
      assertThat(compiled).as(messages::toString).isTrue();
    }
    assertThat(messages.toString()).isEmpty();
    return pack(folder.resolve("own.jar"), classes, sample.resolve("src/main/resources"));
  }

  private static String location(Class<?> module) {
    URI address = URI.create(module.getProtectionDomain().getCodeSource().getLocation().toString());
    return Path.of(address).toString();
  }

  /** A jar whose services file names a class that is not in it. */
  static Path damaged(Path folder, Class<?> service) throws IOException {
    Path resources = Files.createDirectories(folder.resolve("damaged/META-INF/services"));
    Files.writeString(resources.resolve(service.getName()), "example.Missing\n");
    return pack(folder.resolve("damaged.jar"), folder.resolve("damaged"));
  }

  /** Checks that a sample's build file asks for a module in this build's version. */
  static void assertNamesThisVersion(Path sample, String module) throws IOException {
    String version =
        Files.readString(Path.of("../pom.xml")).replaceFirst("(?s).*?<version>([^<]+)<.*", "$1");
    assertThat(Files.readString(sample.resolve("pom.xml")))
        .contains("<artifactId>" + module + "</artifactId>")
        .contains("<version>" + version + "</version>");
  }

  /** As the launcher does it, with {@code SLUICE_CLASSPATH} at the end of the class path. */
  static Outcome run(Path folder, String ownClassPath, Object... arguments) throws Exception {
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

  /** The same for a command that must succeed: what it printed. */
  static String succeed(Path folder, Path jar, Object... arguments) throws Exception {
    Outcome outcome = run(folder, jar.toString(), arguments);
    assertThat(outcome.exitCode()).as(outcome.printed()).isZero();
    return outcome.printed();
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /** Puts the content of folders into a jar. */
  static Path pack(Path jar, Path... folders) throws IOException {
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
