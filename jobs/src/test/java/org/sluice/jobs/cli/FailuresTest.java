package org.sluice.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** JVM errors, thrown by a command or as a cause, are reported as a sentence. */
class FailuresTest {

  /** A command that throws a given error. */
  @Command(name = "fail")
  static final class Failing implements Callable<Integer> {

    private final Throwable failure;

    Failing(Throwable failure) {
      this.failure = failure;
    }

    @Override
    public Integer call() throws Exception {
      if (failure instanceof Error error) {
        throw error;
      }
      throw (Exception) failure;
    }
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            new OutOfMemoryError("Java heap space"),
            false,
            List.of("sluice: out of memory: the limit is ", "SLUICE_JAVA_OPTS=-Xmx")),
        Arguments.of(
            new OutOfMemoryError("Direct buffer memory"), false, List.of("(Direct buffer memory)")),
        Arguments.of(
            new OutOfMemoryError("unable to create native thread: possibly out of memory"),
            false,
            List.of("sluice: the system cannot create more threads; lower parallelism")),
        Arguments.of(
            new IllegalStateException(
                new RuntimeException(new OutOfMemoryError("Java heap space"))),
            false,
            List.of("sluice: out of memory: ")),
        Arguments.of(
            new UnsatisfiedLinkError("libjniopenblas.so: failed to map segment"),
            false,
            List.of(
                "sluice: cannot load a native library: libjniopenblas.so: failed to map",
                "not mounted noexec")),
        Arguments.of(
            new ExceptionInInitializerError(new UnsatisfiedLinkError("no jniopenblas")),
            false,
            List.of("sluice: cannot load a native library: no jniopenblas")),
        Arguments.of( // as Java reports it the second time
            new NoClassDefFoundError("Could not initialize class a.B")
                .initCause(
                    new ExceptionInInitializerError(
                        "Exception java.lang.UnsatisfiedLinkError: x.tmp: failed to map segment"
                            + " [in thread \"learner (2/2)#0\"]")),
            false,
            List.of("sluice: cannot load a native library: x.tmp: failed to map segment; ")),
        Arguments.of(
            new StackOverflowError(),
            true,
            List.of("sluice: internal error, please report it with the lines above: ")),
        Arguments.of(
            new ExceptionInInitializerError(new IllegalStateException("why")),
            true,
            List.of("please report it with the lines above: java.lang.IllegalStateException: why")),
        Arguments.of(new AssertionError("no"), true, List.of("AssertionError: no")),
        Arguments.of(new NoClassDefFoundError("a/B"), true, List.of("NoClassDefFoundError: a/B")));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void areASentence(Throwable failure, boolean showsWhere, List<String> said) {
    StringWriter err = new StringWriter();
    CommandLine command = Sluice.commandLine().addSubcommand(new Failing(failure));
    int code = command.setErr(new PrintWriter(err)).execute("fail");
    assertThat(code).isEqualTo(1);
    assertThat(err.toString()).contains(said);
    assertThat(err.toString().contains("\tat ")).isEqualTo(showsWhere);
    assertThat(err.toString().lines().filter(line -> line.startsWith("sluice: "))).hasSize(1);
  }

  /** There is not even memory to format a sentence. */
  @Test
  void aThreadThatEndsWithoutAnyMemoryLeftEndsTheProcessWithASentence() throws Exception {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx16m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Exhausted.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(1);
    assertThat(said)
        .startsWith("sluice: out of memory")
        .contains("SLUICE_JAVA_OPTS=-Xmx")
        .doesNotContain("Exception"); // it was halted
  }
}
