package org.sluice.jobs.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.jobs.cli.Console;

class StreamBenchCommandTest {

  @ParameterizedTest
  @CsvSource({
    "--rounds, 0",
    "--seconds, 0",
    "--seconds, NaN",
    "--warm-up, -1",
    "--iterations, 0",
    "--transitions, 0",
    "--steps, 4095"
  })
  void impossibleMeasurementsAreRefused(String option, String value) {
    Console console = Console.run("stream-bench", option, value);
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.out()).isEmpty();
    assertThat(console.err()).contains(option + " must be");
  }

  @Test
  void onlyTasksWithAnEngineAreTrained() {
    Console console = Console.run("stream-bench", "training", "--task", "Pendulum-v1");
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.out()).isEmpty();
    assertThat(console.err()).contains("Pendulum-v1", "MuJoCo");
  }

  @Test
  void aLauncherThatIsNotThereIsNamed() {
    Console console = Console.run("stream-bench", "start", "--launcher", "no/such/launcher");
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err()).contains("no/such/launcher");
  }
}
