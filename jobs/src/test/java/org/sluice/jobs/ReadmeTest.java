package org.sluice.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sluice.env.EnvSpec;
import org.sluice.env.TaskParameter;
import org.sluice.env.registry.Envs;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.text.ConfigurationException;
import org.sluice.jobs.documents.Documents;
import org.sluice.jobs.poison.PoisonedTasks;
import org.sluice.learning.algorithm.Algorithms;
import org.sluice.learning.hyperparameters.Range;
import org.sluice.learning.policy.PolicyParams;

/** The README agrees with the code. */
class ReadmeTest {

  private static String readme;

  @BeforeAll
  static void read() throws IOException {
    readme = Files.readString(Documents.ROOT.resolve("README.md"));
  }

  @Test
  void everyEnvironmentHasItsRow() throws IOException {
    String environments = Files.readString(Documents.ROOT.resolve("docs/environments.md"));
    for (EnvSpec spec : Envs.specs()) {
      if (spec.source().equals(PoisonedTasks.SOURCE)) {
        continue;
      }
      assertThat(environments)
          .containsPattern(
              "\\| `%s` \\| %d \\| %d[^|]* \\|"
                  .formatted(
                      Pattern.quote(spec.id()),
                      spec.observationSpace().size(),
                      spec.actionSpace().size()));
      for (TaskParameter<?> parameter : Envs.parameters(spec.id())) {
        assertThat(environments)
            .containsPattern(
                "\\|[^|]*`%s`[^|]*%s"
                    .formatted(
                        Pattern.quote(spec.id()),
                        Pattern.quote(
                            "| `%s` | %s | %s | %s |"
                                .formatted(
                                    parameter.name(),
                                    parameter.defaultText(),
                                    parameter.allowed(),
                                    parameter.description()))));
      }
    }
  }

  @Test
  void everyFamilyHasItsRowAndItsSection() throws IOException {
    String environments = Files.readString(Documents.ROOT.resolve("docs/environments.md"));
    Envs.families()
        .forEach(
            (family, specs) -> {
              if (specs.stream().noneMatch(spec -> spec.source().equals(PoisonedTasks.SOURCE))) {
                assertThat(readme).contains("| " + family + " |");
                assertThat(environments).contains("\n## " + family + "\n");
              }
            });
  }

  /** The table of supported combinations, checked on one environment per kind of action space. */
  @Test
  void theTableOfPoliciesIsWhatTheConfigurationCheckSays() {
    List<String[]> rows =
        readme
            .lines()
            .filter(line -> line.matches("\\| `[a-z]+.*\\| (continuous|discrete).*"))
            .map(line -> line.split(" \\| ", -1))
            .toList();
    List<String> settings = settings();
    assertThat(settings)
        .containsAll(Algorithms.all().stream().map(one -> "algorithm=" + one.word()).toList());
    List<String> documented = new ArrayList<>();
    for (String[] cells : rows) {
      String policies = cells[0].replaceFirst("\\(.*", "");
      Pattern.compile("`([a-z-]+)`")
          .matcher(policies)
          .results()
          .forEach(
              match -> {
                documented.add(match.group(1));
                boolean discrete = cells[1].startsWith("discrete");
                for (int i = 0; i < settings.size(); i++) {
                  assertThat(fits(match.group(1), discrete, settings.get(i)))
                      .as(match.group(1) + " with " + settings.get(i))
                      .isEqualTo(cells[2 + i].startsWith("yes"));
                }
                assertThat(fits(match.group(1), !discrete, "algorithm=trpo")).isFalse();
              });
    }
    List<String> all = ((Range<?>) PolicyParams.TYPE.validator).words();
    assertThat(documented).containsExactlyInAnyOrderElementsOf(all);
  }

  /** The settings of the columns after the action space. */
  private List<String> settings() {
    String heading =
        readme.lines().filter(line -> line.startsWith("| policy (")).findFirst().orElseThrow();
    return Stream.of(heading.split(" \\| ", -1))
        .skip(2)
        .map(cell -> cell.replaceAll("[ |]+$", ""))
        .map(
            cell ->
                cell.contains(" with ")
                    ? cell.replaceFirst(".* with `([a-z]+): ([a-z]+)`", "$1=$2")
                    : "algorithm=" + cell.replace("`", ""))
        .toList();
  }

  private static boolean fits(String policy, boolean discrete, String setting) {
    String environment = "environment: " + (discrete ? "CartPole-v1" : "Pendulum-v1");
    try {
      Configuration.parse(
          Path.of("fits.yaml"), environment, List.of("policy.type=" + policy, setting));
      return true;
    } catch (ConfigurationException e) {
      return e.getMessage().contains("demonstrations is missing"); // all else is right
    }
  }
}
