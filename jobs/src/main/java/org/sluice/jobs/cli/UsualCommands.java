package org.sluice.jobs.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;

/**
 * Runs usual commands in one process without output. The launcher archives the classes that it
 * loads, and the JVM then starts faster with them.
 */
final class UsualCommands {

  private UsualCommands() {}

  /**
   * Ends the process with the exit code of the first command that fails.
   *
   * @param arguments a configuration that trains for a moment, and the run's folder
   */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    System.setProperty("java.awt.headless", "true");
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    List<String[]> commands =
        List.of(
            new String[] {"train", arguments[0], "--run", arguments[1]},
            new String[] {"train", "--help"},
            new String[] {"env", "list"},
            new String[] {"--help"});
    for (String[] command : commands) {
      int exitCode =
          Sluice.commandLine().setOut(new PrintWriter(Writer.nullWriter())).execute(command);
      if (exitCode != CommandLine.ExitCode.OK) {
        System.exit(exitCode);
      }
    }
    System.exit(CommandLine.ExitCode.OK);
  }
}
