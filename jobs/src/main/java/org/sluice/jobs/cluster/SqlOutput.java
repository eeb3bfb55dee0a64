package org.sluice.jobs.cluster;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;

/**
 * Passes on what Flink's SQL client prints, and notes whether a statement has failed: the client
 * stops there, but its exit code is 0 all the same.
 */
public final class SqlOutput {

  /** The client's own errors are bold and red; a word of a query's results is not. */
  static final String ERROR = "\u001b[31;1m[ERROR]";

  private SqlOutput() {}

  /**
   * Returns when all is passed on, as it comes; whether there was an error in it.
   *
   * @param said what the client prints
   */
  public static boolean pass(Reader said, Writer out) throws IOException {
    boolean failed = false;
    int matched = 0; // characters of the error's beginning
    char[] some = new char[8192];
    for (int count = said.read(some); count >= 0; count = said.read(some)) {
      for (int i = 0; i < count && !failed; i++) {
        if (some[i] != ERROR.charAt(matched)) {
          matched = 0; // the first character stands in no other place of it
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
