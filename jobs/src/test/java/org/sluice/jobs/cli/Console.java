package org.sluice.jobs.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * The outcome of one command line call.
 *
 * @param exitCode 0 done, 1 failed, 2 usage error
 * @param out standard output
 * @param err standard error
 */
public record Console(int exitCode, String out, String err) {

  /** Runs a command in this process, with words that several calls share before its own. */
  public static Console run(List<?> shared, Object... own) {
    return run(Stream.concat(shared.stream(), Stream.of(own)).toArray());
  }

  /** Runs a command in this process. */
  public static Console run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = execute(new PrintWriter(out), new PrintWriter(err), arguments);
    return new Console(exitCode, out.toString(), err.toString());
  }

  /**
   * Runs a command in this process, whose output is read meanwhile.
   *
   * @return its exit code
   */
  public static int execute(PrintWriter out, PrintWriter err, Object... arguments) {
    CommandLine command = Sluice.commandLine();
    command.setOut(out).setErr(err);
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    return command.execute(words);
  }
}
