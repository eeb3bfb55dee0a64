package org.sluice.jobs.cli.common;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command: where it prints, and how it refuses what it was called with. */
public abstract class SluiceCommand {

  /** What picocli knows of it. */
  @Spec protected CommandSpec command;

  /** Where results are printed. */
  protected final PrintWriter out() {
    return command.commandLine().getOut();
  }

  /** Prints a line that is no result. */
  protected final void remark(String line) {
    command.commandLine().getErr().println("sluice: " + line);
  }

  /**
   * Checks how it was called.
   *
   * @throws ParameterException if the condition does not hold; the message says what is wrong
   */
  protected final void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new ParameterException(command.commandLine(), otherwise);
    }
  }
}
