package org.sluice.learning.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class Nd4jLibraryTest {

  private static final String SKIP = "ND4J_SKIP_BLAS_THREADS";
  private static final String OPENMP = "OMP_NUM_THREADS";

  @Test
  void bitsDependOnNoSettingOfThreadsAndHelpers() throws Exception {
    String first = digest(Map.of(SKIP, "1", OPENMP, "1"));
    assertThat(first).startsWith(ResultDigest.BY_ND4J);
    assertThat(digest(Map.of(SKIP, "1", OPENMP, "2", "OPENBLAS_NUM_THREADS", "2")))
        .isEqualTo(first);
    assertThat(digest(Map.of(OPENMP, "1"))).isEqualTo(first);
    assertThat(digest(Map.of(SKIP, "1", OPENMP, "2"), ResultDigest.HELPERS)).isEqualTo(first);
    assertThat(digest(Map.of(OPENMP, "2")))
        .isEqualTo(first.replace(ResultDigest.BY_ND4J, ResultDigest.DIRECT));
  }

  @Test
  void mayComputeOnlyWhereLoadingLeavesOneThread() {
    assertThat(Nd4jLibrary.keepsThreads("1", null)).isTrue();
    assertThat(Nd4jLibrary.keepsThreads(null, "1")).isTrue();
    assertThat(Nd4jLibrary.keepsThreads("", "2")).isFalse();
    assertThat(Nd4jLibrary.keepsThreads(null, null)).isFalse();
  }

  /** What {@link ResultDigest} prints in a process with these variables and no others like them. */
  private static String digest(Map<String, String> variables, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            ResultDigest.class.getName());
    builder.command().addAll(Arrays.asList(arguments));
    builder.environment().keySet().removeAll(List.of(SKIP, OPENMP, "OPENBLAS_NUM_THREADS"));
    builder.environment().putAll(variables);
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out.lines()
        .filter(
            line -> line.startsWith(ResultDigest.BY_ND4J) || line.startsWith(ResultDigest.DIRECT))
        .findFirst()
        .orElseThrow(() -> new AssertionError(out));
  }
}
