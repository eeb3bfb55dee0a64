package org.sluice.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Output of Flink's SQL client, whose queries need no running cluster. */
class SqlOutputIT {

  @TempDir private Path folder;

  private boolean fails(String statements, StringWriter out) throws IOException {
    Path file = Files.writeString(folder.resolve("statements.sql"), statements);
    LocalCluster cluster =
        LocalCluster.create(folder.resolve("cluster"), ClusterShape.of(1, 1, false, 0, 0));
    Process client =
        cluster
            .clients()
            .sqlClient(List.of("-f", file.toString()))
            .redirectErrorStream(true)
            .start();
    try (Reader said = client.inputReader()) {
      return SqlOutput.pass(said, out);
    } finally {
      client.destroyForcibly();
    }
  }

  @Test
  void aStatementThatFailsIsNoticed() throws IOException {
    StringWriter out = new StringWriter();
    assertThat(fails("SELECT 6 * 7;\nSELECT * FROM nowhere;\nSELECT 8 * 8;\n", out)).isTrue();
    assertThat(out.toString()).contains("42", "nowhere").doesNotContain("64", "WARNING");
  }

  @Test
  void aResultThatSpeaksOfAnErrorIsNone() throws IOException {
    StringWriter out = new StringWriter();
    assertThat(fails("SELECT '[ERROR] Could not' AS x;\nSELECT 8 * 8;\n", out)).isFalse();
    assertThat(out.toString()).contains("64");
  }

  @Test
  void anErrorIsFoundWhereverAReadEnds() throws IOException {
    String said = "a\u001b[31;1m\u001b\u001b[31;1m[ERROR] x";
    for (int part = 1; part <= said.length(); part++) {
      StringWriter out = new StringWriter();
      assertThat(SqlOutput.pass(new InParts(said, part), out)).isTrue();
      assertThat(out).hasToString(said);
    }
    assertThat(SqlOutput.pass(new StringReader("\u001b[31;1m [ERROR]"), new StringWriter()))
        .isFalse();
  }

  /** Gives a few characters at a time, as a pipe may. */
  private static final class InParts extends StringReader {

    private final int part;

    InParts(String text, int part) {
      super(text);
      this.part = part;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
      return super.read(into, offset, Math.min(part, length));
    }
  }
}
