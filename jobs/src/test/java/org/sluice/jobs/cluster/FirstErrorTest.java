package org.sluice.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The excerpt of an ended process's log shows the cause, not the consequences. */
class FirstErrorTest {

  private static List<String> lines(String text) {
    return text.lines().toList();
  }

  @Test
  void itIsTheFirstOneWithItsCausesAndWithoutStacks() {
    assertThat(
            FirstError.in(
                lines(
                    """
                    2026-01-01T12:00:00.000 [main] INFO org.apache.flink.A - begins
                    2026-01-01T12:00:01.000 [main] WARN org.apache.flink.A - no Hadoop
                    java.lang.ClassNotFoundException: org.apache.hadoop.conf.Configuration
                    \tat java.base/java.net.URLClassLoader.findClass(URLClassLoader.java:445)
                    2026-01-01T12:00:02.000 [main] ERROR org.apache.flink.B - Could not start
                    org.apache.flink.util.FlinkException: no rest endpoint
                    \tat org.apache.flink.B.start(B.java:1)
                    \t... 7 more
                    Caused by: java.net.BindException: Address already in use
                    \tat java.base/sun.nio.ch.Net.bind0(Native Method)
                    2026-01-01T12:00:03.000 [main] INFO org.apache.flink.A - shuts down
                    2026-01-01T12:00:03.000 [main] ERROR org.apache.flink.A - cannot close
                    """)))
        .hasValue(
            List.of(
                "2026-01-01T12:00:02.000 [main] ERROR org.apache.flink.B - Could not start",
                "org.apache.flink.util.FlinkException: no rest endpoint",
                "Caused by: java.net.BindException: Address already in use"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Exception in thread \"main\" org.sluice.connectors.kafka.EmbeddedBrokerException: does not start",
        "Error: Could not find or load main class org.sluice.Nothing",
        "Error occurred during initialization of VM",
        "Unrecognized VM option 'UseNothing'",
        "# There is insufficient memory for the Java Runtime Environment to continue.",
        "java.lang.OutOfMemoryError: Java heap space",
      })
  void whatJavaItselfPrintsCounts(String line) {
    assertThat(FirstError.in(List.of("listens at 127.0.0.1:9092", line, "and so on")).orElseThrow())
        .startsWith(line);
  }

  @Test
  void aLogWithoutErrorsHasNone() {
    assertThat(
            FirstError.in(
                lines(
                    """
                    [main] INFO org.apache.flink.A - no Error so far
                    [main] WARN org.apache.flink.A - tries again
                    java.net.ConnectException: Connection refused
                    """)))
        .isEmpty();
    assertThat(FirstError.in(List.of())).isEmpty();
  }

  @Test
  void aLongOneIsCut() {
    String line = "[main] ERROR org.apache.flink.A - " + "x".repeat(10_000);
    List<String> shown = FirstError.in(List.of(line, "\tat a.B", line)).orElseThrow();
    assertThat(shown).allSatisfy(text -> assertThat(text).hasSizeLessThan(500));
  }
}
