package org.sluice.jobs.cli.theory;

import picocli.CommandLine.Option;

/** How many random processes a bound is tried on. */
final class SurveyOption {

  @Option(
      names = "--processes",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "Random processes on which the bounds are tried, besides the one of the table; of their"
              + " own sizes and discount factors. Default: ${DEFAULT-VALUE}.")
  private int processes;

  /** N. */
  int processes(TheoryOptions options) {
    options.require(processes >= 1, "--processes must be at least 1, not " + processes);
    return processes;
  }
}
