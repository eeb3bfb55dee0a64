package org.sluice.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages made from the stack traces of Flink's command line. */
class FlinkTraceTest {

  private final List<String> passed = new ArrayList<>();

  private String sentence(String said) throws IOException {
    return FlinkTrace.sentence(
        FlinkTrace.read(new BufferedReader(new StringReader(said)), passed::add));
  }

  @Test
  void aTraceIsWhatFailedAndWhy() throws IOException {
    assertThat(
            sentence(
                """
                a warning

                ------------------------------------------------------------
                 The program finished with the following exception:

                org.apache.flink.util.FlinkException: Could not cancel job 0000.
                \tat org.apache.flink.client.cli.CliFrontend.cancel(CliFrontend.java:710)
                Caused by: java.util.concurrent.ExecutionException: a.RestClientException: [not found.
                \tat a.b.C.d(C.java:1)
                ]
                \tat a.b.C.d(C.java:1)
                Caused by: a.FlinkJobNotFoundException: a.FlinkJobNotFoundException: Could not find Flink job (0000)
                \tat a.b.C.d(C.java:1)
                \t... 37 more
                """))
        .isEqualTo("Could not cancel job 0000: Could not find Flink job (0000)");
    assertThat(passed).containsExactly("a warning", "");
  }

  @Test
  void aReasonOfSeveralLinesIsWhole() throws IOException {
    assertThat(
            sentence(
                """
                 The program finished with the following exception:

                a.ProgramInvocationException: The main method caused an error.
                \tat a.b.C.d(C.java:1)
                Caused by: a.ConfigurationException: x.yaml: gamma is 2
                x.yaml: lamda is unknown
                \tat a.b.C.d(C.java:1)
                """))
        .isEqualTo("The main method caused an error: x.yaml: gamma is 2\nx.yaml: lamda is unknown");
  }

  @Test
  void whatIsNoTraceIsPassedOn() throws IOException {
    assertThat(
            FlinkTrace.read(
                new BufferedReader(new StringReader("\"frob\" is not a valid action.\n\nValid:\n")),
                passed::add))
        .isEmpty();
    assertThat(passed).containsExactly("\"frob\" is not a valid action.", "", "Valid:");
  }

  @Test
  void anExceptionWithoutAMessageIsNamed() {
    assertThat(FlinkTrace.sentence(List.of("java.util.concurrent.TimeoutException", "\tat a.B")))
        .isEqualTo("java.util.concurrent.TimeoutException");
    assertThat(FlinkTrace.sentence(List.of())).isEqualTo("no reason was given");
  }
}
