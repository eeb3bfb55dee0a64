package org.sluice.jobs.cli.common;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Base class of commands: output streams and argument checks. */
public abstract class SluiceCommand {

  /** The command's picocli object. */
  @Spec protected CommandSpec command;

  /** The stream for results. */
  protected final PrintWriter out() {
    return command.commandLine().getOut();
  }

  /** Prints a line to standard error. */
  protected final void remark(String line) {
    command.commandLine().getErr().println("sluice: " + line);
  }

  /**
   * Checks an argument.
   *
   * @throws ParameterException if the condition does not hold; the message says what is wrong
   */
  protected final void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new ParameterException(command.commandLine(), otherwise);
    }
  }
}
