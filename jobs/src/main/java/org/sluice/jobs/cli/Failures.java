package org.sluice.jobs.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;

/** Turns JVM errors into a one-sentence message; internal errors also keep their stack trace. */
final class Failures {

  // Allocated up front, because after running out of memory neither formatting nor class loading
  // may work.
  private static final Runtime RUNTIME = Runtime.getRuntime();
  private static final PrintStream STREAM =
      new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
  private static final byte[] NOTHING_LEFT =
      "sluice: out of memory; raise the limit, for example with SLUICE_JAVA_OPTS=-Xmx4g\n"
          .getBytes(StandardCharsets.US_ASCII);

  /** What Java keeps of an error in a class's initialisation. */
  private static final Pattern RECORDED =
      Pattern.compile(
          "Exception java\\.lang\\.UnsatisfiedLinkError: (.*?)(?: \\[in thread .*])?$",
          Pattern.DOTALL);

  private Failures() {}

  /** Runs a command and reports errors, since picocli's handler receives only exceptions. */
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

  /** The error in an exception's chain of causes, if there is one. */
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

  /** Prints what happened and what to do. */
  static void report(Error error, PrintWriter err) {
    if (!(error instanceof OutOfMemoryError) && !isNativeLibrary(error)) {
      error.printStackTrace(err);
    }
    err.println("sluice: " + sentence(error));
    err.flush();
  }

  /**
   * Handles uncaught throwables: an error ends the program, since other threads may wait for the
   * failed one forever; an exception is only printed.
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
        RUNTIME.halt(1); // shutdown hooks may need the resource that has run out
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
    if (isNativeLibrary(error)) {
      return String.format(
          "cannot load a native library: %s; libraries are unpacked into the cache folder in"
              + " ~/.javacpp and into %s, which must be writable and not mounted noexec; choose"
              + " other folders with SLUICE_JAVA_OPTS='-Dorg.bytedeco.javacpp.cachedir=DIR"
              + " -Djava.io.tmpdir=DIR -Djna.tmpdir=DIR'",
          RECORDED.matcher(text(error)).replaceFirst("$1"), System.getProperty("java.io.tmpdir"));
    }
    return "internal error, please report it with the lines above: " + root(error);
  }

  private static String outOfMemory(String message) {
    if (message.contains("native thread")) {
      return "the system cannot create more threads; lower parallelism, or raise the limit"
          + " (ulimit -u)";
    }
    String kind = message.contains("heap") || message.contains("GC") ? "" : " (" + message + ")";
    return String.format(
        Locale.ROOT,
        "out of memory%s: the limit is %,d MB; raise it with SLUICE_JAVA_OPTS=-Xmx…, such"
            + " as -Xmx4g, or lower batch, lanes, the sizes of the networks or the number of trials",
        kind,
        Runtime.getRuntime().maxMemory() >> 20);
  }

  /** The second time that a class is asked for, Java has only the text of what was wrong. */
  private static boolean isNativeLibrary(Error error) {
    return root(error) instanceof UnsatisfiedLinkError || RECORDED.matcher(text(error)).matches();
  }

  private static String text(Error error) {
    return String.valueOf(root(error).getMessage());
  }

  private static Throwable root(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
