package org.sluice.jobs.cli.train;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.sluice.learning.trial.Learned;
import picocli.CommandLine;

/** Collects the reasons of failed trials, to print at the end of a training command. */
final class TrialFailures implements Consumer<Learned> {

  private final List<String> failures = new ArrayList<>();

  @Override
  public void accept(Learned learned) {
    if (learned.progress().failed()) {
      failures.add(learned.progress().trial() + " failed: " + learned.progress().failure());
    }
  }

  /** Prints which trials have failed and why, and returns the exit code. */
  int end(PrintWriter err) {
    failures.forEach(failure -> err.println("sluice: " + failure));
    err.flush();
    return failures.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }
}
