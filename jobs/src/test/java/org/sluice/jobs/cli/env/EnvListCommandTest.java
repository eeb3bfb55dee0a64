package org.sluice.jobs.cli.env;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sluice.env.EnvSpec;
import org.sluice.env.registry.Envs;
import org.sluice.jobs.cli.Console;

class EnvListCommandTest {

  @Test
  void everyRegisteredEnvironmentHasALine() {
    Console console = Console.run("env", "list");
    assertThat(console.exitCode()).isZero();
    List<String> lines = console.out().lines().skip(1).toList();
    assertThat(lines).hasSameSizeAs(Envs.specs());
    for (int i = 0; i < lines.size(); i++) {
      EnvSpec spec = Envs.specs().get(i);
      assertThat(lines.get(i))
          .startsWith(spec.id() + " ")
          .contains(" " + spec.observationSpace().size() + " ")
          .contains(spec.timeLimit() == 0 ? " none " : " " + spec.timeLimit() + " ")
          .endsWith("  " + spec.source());
    }
  }

  @Test
  void columnsStandUnderTheirHeadings() {
    List<String> lines = Console.run("env", "list").out().lines().toList();
    int source = lines.get(0).indexOf("SOURCE");
    for (String line : lines) {
      assertThat(line.substring(source - 2, source)).isEqualTo("  ");
      assertThat(line.charAt(source)).isNotEqualTo(' ');
    }
  }
}
