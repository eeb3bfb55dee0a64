package org.sluice.jobs.cluster;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;

/**
 * Passes on the output of Flink's SQL client and detects whether a statement failed: the client
 * stops then, but exits with 0.
 */
public final class SqlOutput {

  /** The client prints its errors in bold red, unlike query results. */
  static final String ERROR = "\u001b[31;1m[ERROR]";

  private SqlOutput() {}

  /**
   * Copies the output as it arrives; returns whether it contained an error.
   *
   * @param said the client's output
   */
  public static boolean pass(Reader said, Writer out) throws IOException {
    boolean failed = false;
    int matched = 0; // characters of the error's prefix matched so far
    char[] some = new char[8192];
    for (int count = said.read(some); count >= 0; count = said.read(some)) {
      for (int i = 0; i < count && !failed; i++) {
        if (some[i] != ERROR.charAt(matched)) {
          matched = 0; // the prefix's first character occurs only once in it
        }
        if (some[i] == ERROR.charAt(matched)) {
          matched++;
        }
        failed = matched == ERROR.length();
      }
      out.write(some, 0, count);
      out.flush();
    }
    return failed;
  }
}
