package org.sluice.jobs.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;

/** Turns errors of the virtual machine into a sentence; what is our own fault shows where, too. */
final class Failures {

  // Made while there is memory, for when there is too little to put a sentence together or even to
  // look up a class.
  private static final Runtime RUNTIME = Runtime.getRuntime();
  private static final PrintStream STREAM =
      new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
  private static final byte[] NOTHING_LEFT =
      "sluice: out of memory; give this process more with SLUICE_JAVA_OPTS=-Xmx4g or the like\n"
          .getBytes(StandardCharsets.US_ASCII);

  private Failures() {}

  /** Runs a verb; picocli passes only exceptions on to where they are reported. */
  static IExecutionStrategy reportingErrors(IExecutionStrategy verb) {
    return parsed -> {
      try {
        return verb.execute(parsed);
      } catch (Error e) {
        throw new ExecutionException(last(parsed).commandSpec().commandLine(), e.toString(), e);
      }
    };
  }

  private static ParseResult last(ParseResult parsed) {
    return parsed.hasSubcommand() ? last(parsed.subcommand()) : parsed;
  }

  /** The error that is behind an exception, if one is. */
  static Optional<Error> error(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError || cause instanceof StackOverflowError) {
        return Optional.of((Error) cause);
      }
      if (cause instanceof LinkageError error) {
        return Optional.of(error);
      }
    }
    return failure instanceof ExecutionException && failure.getCause() instanceof Error error
        ? Optional.of(error)
        : Optional.empty();
  }

  /** Says what happened and what to do. */
  static void report(Error error, PrintWriter err) {
    if (!(error instanceof OutOfMemoryError) && !isNativeLibrary(error)) {
      error.printStackTrace(err);
    }
    err.println("sluice: " + sentence(error));
    err.flush();
  }

  /**
   * What a thread does that ends by an error nobody handles: the program ends, since others may
   * wait for the thread for ever. Exceptions are only shown.
   */
  static void handle(Thread thread, Throwable failure) {
    boolean ends = true;
    boolean told = false;
    try {
      ends = failure instanceof Error;
      tell(thread, failure);
      told = true;
    } finally {
      if (!told) {
        STREAM.write(NOTHING_LEFT, 0, NOTHING_LEFT.length);
      }
      if (ends) {
        RUNTIME.halt(1); // hooks may need what there is no more of
      }
    }
  }

  private static void tell(Thread thread, Throwable failure) {
    PrintWriter err = new PrintWriter(System.err, true, Charset.defaultCharset());
    if (failure instanceof Error error) {
      report(error, err);
    } else {
      err.print("in thread " + thread.getName() + ": ");
      failure.printStackTrace(err);
    }
  }

  static String sentence(Error error) {
    if (error instanceof OutOfMemoryError) {
      return outOfMemory(String.valueOf(error.getMessage()));
    }
    Throwable root = root(error);
    if (isNativeLibrary(error)) {
      return String.format(
          "a native library cannot be loaded: %s; libraries are unpacked into the cache folder in"
              + " ~/.javacpp and into %s, which must be writable and not mounted noexec: others are"
              + " chosen with SLUICE_JAVA_OPTS='-Dorg.bytedeco.javacpp.cachedir=DIR"
              + " -Djava.io.tmpdir=DIR -Djna.tmpdir=DIR'",
          root.getMessage(), System.getProperty("java.io.tmpdir"));
    }
    return "a fault of the program, please report it with the lines above: " + root;
  }

  private static String outOfMemory(String message) {
    if (message.contains("native thread")) {
      return "the system gives this process no more threads; lower parallelism, or raise the limit"
          + " (ulimit -u)";
    }
    String kind = message.contains("heap") || message.contains("GC") ? "" : " (" + message + ")";
    return String.format(
        Locale.ROOT,
        "out of memory%s: this process may use %,d MB; give it more with SLUICE_JAVA_OPTS=-Xmx…, such"
            + " as -Xmx4g, or lower batch, lanes, the sizes of the networks or the number of trials",
        kind,
        Runtime.getRuntime().maxMemory() >> 20);
  }

  private static boolean isNativeLibrary(Error error) {
    return root(error) instanceof UnsatisfiedLinkError;
  }

  private static Throwable root(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
