package org.sluice.jobs.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import picocli.CommandLine;

/**
 * Standard output that remembers write errors: print streams swallow them, but a command whose
 * output is lost has failed.
 */
final class StandardOutput extends FilterOutputStream {

  /** The exit code of a process whose reader has closed the pipe: 128 + SIGPIPE. */
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
      throw failure; // text after a gap would look like its continuation
    }
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /**
   * The exit code after a command has ended and flushed its output.
   *
   * @param verb its own exit code
   * @param err receives a message if the output is incomplete, unless its reader closed it
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
