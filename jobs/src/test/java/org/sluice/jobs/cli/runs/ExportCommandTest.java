package org.sluice.jobs.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.cli.Console;

/** From learning to a model that ONNX Runtime loads. */
class ExportCommandTest {

  @TempDir static Path folder;

  private static Path flow;
  private static Path beta;

  @BeforeAll
  static void learn() throws IOException {
    flow = learned("flow", "normalizing-flow");
    beta = learned("beta", "beta");
  }

  private static Path learned(String name, String policy) throws IOException {
    Path configuration =
        Files.writeString(
            folder.resolve(name + ".yaml"),
            "environment: Pendulum-v1\npolicy.type: "
                + policy
                + "\nbatch: 256\ntotal-steps: 256\n");
    Path run = folder.resolve(name);
    Console console = Console.run("learn-local", configuration, "--run", run);
    assertThat(console.exitCode()).as(console.err()).isZero();
    return run.resolve("snapshots").resolve("last");
  }

  @Test
  void writesOneVersion() throws OrtException {
    Path model = folder.resolve("models").resolve("flow.onnx");
    Console console = Console.run("export", flow, "--onnx", model);
    assertThat(console.err()).isEmpty();
    assertThat(console.exitCode()).isZero();
    assertThat(console.out())
        .matches(
            "\\Q"
                + model
                + "\\E: normalizing-flow policy for Pendulum-v1, version 1 of flow, [\\d,]+ bytes\n");
    try (OrtSession session = session(model)) {
      assertThat(session.getInputNames()).containsExactlyInAnyOrder("observation", "noise");
      assertThat(session.getOutputNames()).containsExactly("action", "logProbability");
    }
  }

  @Test
  void writesATemplate() throws OrtException {
    Path model = folder.resolve("template.onnx");
    Console console = Console.run("export", flow, "--onnx", model, "--template");
    assertThat(console.err()).isEmpty();
    assertThat(console.out())
        .contains("template.onnx: normalizing-flow policy for Pendulum-v1, any version of flow, ");
    try (OrtSession session = session(model)) {
      assertThat(session.getInputNames())
          .contains("observation", "noise", "means", "deviations", "flow.0.s.0.W", "state.2.b");
    }
  }

  private static OrtSession session(Path model) throws OrtException {
    return OrtEnvironment.getEnvironment().createSession(model.toString());
  }

  @Test
  void whatCannotBeExportedIsSaidAndNothingWritten() {
    Path model = folder.resolve("beta.onnx");
    Console console = Console.run("export", beta, "--onnx", model);
    assertThat(console.exitCode()).isEqualTo(1);
    assertThat(console.out()).isEmpty();
    assertThat(console.err().strip())
        .isEqualTo(
            "sluice: "
                + beta
                + ": cannot be exported: policy.type beta: it needs quantiles of the beta"
                + " distribution, for which ONNX has no operators");
    assertThat(model).doesNotExist();
  }

  @Test
  void whatCannotBeDoneIsSaid() {
    Console none = Console.run("export", folder.resolve("none"), "--onnx", folder.resolve("a"));
    assertThat(none.exitCode()).isEqualTo(1);
    assertThat(none.err()).contains("none: no such file").hasLineCount(1);
    Console nowhere = Console.run("export", flow);
    assertThat(nowhere.exitCode()).isEqualTo(2);
    assertThat(nowhere.err()).contains("--onnx");
    Console same = Console.run("export", flow, "--onnx", flow);
    assertThat(same.exitCode()).isEqualTo(2);
    assertThat(same.err()).contains("--onnx must name another file than the snapshot");
    Console unwritable = Console.run("export", flow, "--onnx", folder);
    assertThat(unwritable.exitCode()).isEqualTo(1);
    assertThat(unwritable.err()).contains("cannot be written").hasLineCount(1);
  }
}
