package org.sluice.jobs.cli.env;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sluice.env.EnvSpec;
import org.sluice.env.TaskParameter;
import org.sluice.env.registry.Envs;
import org.sluice.jobs.cli.Console;

class EnvListCommandTest {

  @Test
  void everyRegisteredEnvironmentHasALineBelowItsFamily() {
    Console console = Console.run("env", "list");
    assertThat(console.exitCode()).isZero();
    List<String> lines = console.out().lines().toList();
    Envs.families()
        .forEach(
            (family, specs) -> {
              int line = lines.indexOf(family);
              assertThat(lines.get(line - 1)).isEmpty();
              for (EnvSpec spec : specs) {
                assertThat(lines.get(++line))
                    .startsWith(spec.id() + " ")
                    .contains(" " + spec.observationSpace().size() + " ")
                    .contains(spec.timeLimit() == 0 ? " none " : " " + spec.timeLimit() + " ")
                    .endsWith("  " + spec.source());
                for (TaskParameter<?> parameter : Envs.parameters(spec.id())) {
                  assertThat(lines.get(line + 1))
                      .startsWith("  parameters: ")
                      .contains(parameter.name() + "=" + parameter.defaultText());
                }
                line += Envs.parameters(spec.id()).isEmpty() ? 0 : 1;
              }
            });
  }

  @Test
  void columnsStandUnderTheirHeadings() {
    List<String> lines = Console.run("env", "list").out().lines().toList();
    int source = lines.get(0).indexOf("SOURCE");
    for (String line : lines) {
      if (Envs.specs().stream().anyMatch(spec -> line.startsWith(spec.id() + " "))) {
        assertThat(line.substring(source - 2, source)).isEqualTo("  ");
        assertThat(line.charAt(source)).isNotEqualTo(' ');
      }
    }
  }

  @Test
  void oneEnvironmentIsDescribedWithItsParameters() {
    Console console = Console.run("env", "list", "NChain-v0+length=2e1");
    assertThat(console.exitCode()).isZero();
    assertThat(console.out())
        .startsWith("NChain-v0+length=20\n")
        .contains("length: Places of the chain.\n  a whole number from 2 to 10000, default 10\n")
        .contains("observation-noise: Standard deviation")
        .contains(Envs.spec("NChain-v0+length=20").observationSpace().toString());
  }

  @Test
  void wrongParametersAreUsageErrors() {
    Console console = Console.run("env", "list", "NChain-v0+length=1+lenght=20");
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err())
        .contains("length must be a whole number from 2 to 10000, not '1'")
        .contains("no parameter 'lenght'; the nearest is 'length'");
  }
}
