package org.sluice.jobs.report.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.jobs.run.files.RunException;

class ReferencesTest {

  @TempDir Path home;

  private Path file(String text) throws IOException {
    return Files.writeString(home.resolve("references.csv"), text);
  }

  @Test
  void columnsMayHaveAnotherOrderAndOthersBeside() throws IOException {
    References read =
        References.read(file("high,source,environment,low\n4471,\"a, b\",Cheetah,-280\n"));
    assertThat(read.ofEnvironments()).containsOnlyKeys("Cheetah");
    assertThat(read.ofEnvironments().get("Cheetah").score(-280)).isZero();
    assertThat(read.ofEnvironments().get("Cheetah").score(4471)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "'', is empty",
    "'environment,low\nA,1\n', line 1 must name the columns",
    "'environment,low,high\n', has no environment",
    "'environment,low,high\nA,1\n', line 2 has 2 cells",
    "'environment,low,high\nA,1,x\n', line 2 has no number in the column high: 'x'",
    "'environment,low,high\nA,1,NaN\n', line 2 has no number in the column high",
    "'environment,low,high\nA,1,1\n', line 2 has the same number",
    "'environment,low,high\nA,0,1\nA,0,2\n', line 3 repeats A",
    "'environment,low,high\n\"A,0,1\n', line 2 has unbalanced quotes",
  })
  void whatIsWrongIsSaidWithItsLine(String text, String expected) throws IOException {
    Path file = file(text);
    assertThatThrownBy(() -> References.read(file))
        .isInstanceOf(RunException.class)
        .hasMessageContaining(file + "")
        .hasMessageContaining(expected);
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> References.read(home.resolve("none.csv")))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("none.csv")
        .hasMessageContaining("cannot be read");
  }
}
