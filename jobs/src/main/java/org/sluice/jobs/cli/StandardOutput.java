package org.sluice.jobs.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import picocli.CommandLine;

/**
 * Standard output that remembers why it could not be written: the print streams over it swallow
 * errors, and a verb whose output is lost has failed.
 */
final class StandardOutput extends FilterOutputStream {

  /** What a shell says of a process whose reader has gone: 128 + SIGPIPE. */
  private static final int BROKEN_PIPE = 141;

  private IOException failure;

  StandardOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    if (failure != null) {
      throw failure; // what follows a gap would be taken for what belongs in it
    }
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /**
   * The exit code of a verb that has ended and printed all it had.
   *
   * @param verb its own exit code
   * @param err is told if the output is incomplete, unless it was closed by who read it
   */
  synchronized int exitCode(int verb, PrintWriter err) {
    if (failure == null) {
      return verb;
    }
    boolean closedByReader = "Broken pipe".equals(failure.getMessage());
    if (!closedByReader) {
      err.println("sluice: the output cannot be written (" + failure.getMessage() + ")");
      err.flush();
    }
    if (verb != CommandLine.ExitCode.OK) {
      return verb;
    }
    return closedByReader ? BROKEN_PIPE : CommandLine.ExitCode.SOFTWARE;
  }
}
