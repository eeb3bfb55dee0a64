package org.sluice.jobs.cli.runs;

import java.nio.file.Path;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.run.files.RunException;
import org.sluice.jobs.run.files.RunFiles;
import org.sluice.jobs.run.files.SnapshotFile;
import org.sluice.learning.onnx.NotExportableException;
import org.sluice.learning.onnx.OnnxPolicy;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.records.PolicySnapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice export}: writes a trained policy for programs that act without Sluice. */
@Command(
    name = "export",
    description = {
      "Writes a trained policy as an ONNX model.",
      "docs/export.md describes the model's inputs and outputs."
    })
public final class ExportCommand extends SluiceCommand implements Runnable {

  @Parameters(
      paramLabel = "SNAPSHOT",
      description = "A policy snapshot, such as runs/pendulum/snapshots/best.")
  private Path file;

  @Option(
      names = "--onnx",
      paramLabel = "FILE",
      required = true,
      description = "The model to write; replaces an existing file.")
  private Path model;

  @Option(
      names = "--template",
      description =
          "Makes the parameters inputs of the model, so that one session can follow every version"
              + " of the trial.")
  private boolean template;

  @Override
  public void run() {
    require(
        !model.toAbsolutePath().normalize().equals(file.toAbsolutePath().normalize()),
        "--onnx must name another file than the snapshot");
    PolicySnapshot policy = SnapshotFile.read(file);
    byte[] bytes = model(policy);
    RunFiles.makeFolder(model.toAbsolutePath().getParent());
    RunFiles.replace(model, bytes);
    out()
        .printf(
            "%s: %s policy for %s, %s of %s, %,d bytes%n",
            model,
            policy.specification().settings().get(PolicyParams.TYPE.name),
            policy.specification().environment(),
            template ? "any version" : "version " + policy.version(),
            policy.trial(),
            bytes.length);
    out().flush();
  }

  private byte[] model(PolicySnapshot policy) {
    try {
      return template ? OnnxPolicy.template(policy) : OnnxPolicy.of(policy);
    } catch (NotExportableException e) {
      throw new RunException(file + ": " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new RunException(file + ": this build cannot run this policy: " + e.getMessage(), e);
    }
  }
}
