package org.sluice.jobs.own;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.ml.param.Param;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.env.Env;
import org.sluice.learning.algorithm.Algorithm;
import org.sluice.learning.encoder.EncoderType;
import org.sluice.learning.flow.FlowFamily;
import org.sluice.learning.policy.PolicyType;

/** The example in docs/own-algorithm, used as a reader would. */
class OwnAlgorithmIT {

  private static final Path SAMPLE = Path.of("../docs/own-algorithm");

  @TempDir private static Path folder;
  private static Path jar;

  @BeforeAll
  static void build() throws Exception {
    jar =
        OwnJar.build(
            SAMPLE, "example/RandomSearch.java", folder, Env.class, Algorithm.class, Param.class);
  }

  /** A random policy has about 22. */
  @Test
  void trains() throws Exception {
    String printed =
        OwnJar.succeed(folder, jar, "learn-local", SAMPLE.resolve("random-search.yaml"));
    String last = printed.lines().reduce((one, next) -> next).orElseThrow();
    double meanReturn = Double.parseDouble(last.replaceFirst(".*return +([0-9.]+).*", "$1"));
    assertThat(meanReturn).isGreaterThan(200);
  }

  @Test
  void itsKeysAreListedWithTheOthers() throws Exception {
    String printed = OwnJar.succeed(folder, jar, "keys", "random-search");
    assertThat(printed)
        .contains("Tries policies near the best one so far.")
        .contains("search-deviation")
        .contains("Standard deviation of what is added");
  }

  @Test
  void itsKeysAreChecked() throws Exception {
    Path file = SAMPLE.resolve("random-search.yaml");
    OwnJar.Outcome outcome =
        OwnJar.run(
            folder,
            jar.toString(),
            "learn-local",
            file,
            "--set",
            "search-deviation=-1",
            "--set",
            "lag=1");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.printed())
        .contains("search-deviation must be > 0, not -1.0")
        .contains("random-search needs lag: 0");
    OwnJar.Outcome misspelt =
        OwnJar.run(folder, jar.toString(), "learn-local", file, "--set", "algorithm=random");
    assertThat(misspelt.exitCode()).isEqualTo(2);
    assertThat(misspelt.printed())
        .contains("random-search (from " + jar + ")")
        .contains("the nearest is 'random-search'");
  }

  @ParameterizedTest
  @ValueSource(classes = {Algorithm.class, PolicyType.class, FlowFamily.class, EncoderType.class})
  void aJarThatCannotBeLoadedIsASentence(Class<?> service) throws Exception {
    Path place = Files.createDirectories(folder.resolve(service.getSimpleName()));
    Path damaged = OwnJar.damaged(place, service);
    OwnJar.Outcome outcome =
        OwnJar.run(folder, damaged.toString(), "learn-local", "../conf/pendulum.yaml");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.printed()).contains("example.Missing").hasLineCount(1);
  }

  @Test
  void theBuildFileNamesThisVersion() throws Exception {
    OwnJar.assertNamesThisVersion(SAMPLE, "sluice-operators");
  }
}
