package org.sluice.jobs.cli.theory;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sluice.env.Generator;
import org.sluice.jobs.cli.common.ReportFile;
import org.sluice.learning.theory.Mdp;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of all commands about theory: the random process, and where its table is written. */
final class TheoryOptions {

  private static final int MOST_STATES = 50;
  private static final int MOST_ACTIONS = 20;
  private static final double MOST_GAMMA = 0.999;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "1",
      description = "Seed of everything random. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--states",
      paramLabel = "N",
      defaultValue = "4",
      description = "States of the process, 2 to 50. Default: ${DEFAULT-VALUE}.")
  private int states;

  @Option(
      names = "--actions",
      paramLabel = "N",
      defaultValue = "3",
      description = "Actions of the process, 2 to 20. Default: ${DEFAULT-VALUE}.")
  private int actions;

  @Option(
      names = "--gamma",
      paramLabel = "GAMMA",
      defaultValue = "0.9",
      description = "Discount factor, 0 to 0.999. Default: ${DEFAULT-VALUE}.")
  private double gamma;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Also writes the first table to FILE, with all digits.")
  private Path file;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  private final List<String> problems = new ArrayList<>();

  /** Notes what is wrong with an option of the command, to be reported by {@link #prepare}. */
  void require(boolean condition, String otherwise) {
    if (!condition) {
      problems.add(otherwise);
    }
  }

  /** Checks all options and that the file can be written, and returns the source of randomness. */
  Generator prepare() {
    require(states >= 2 && states <= MOST_STATES, "--states must be from 2 to 50, not " + states);
    require(
        actions >= 2 && actions <= MOST_ACTIONS, "--actions must be from 2 to 20, not " + actions);
    require(gamma >= 0 && gamma <= MOST_GAMMA, "--gamma must be from 0 to 0.999, not " + gamma);
    if (!problems.isEmpty()) {
      throw new ParameterException(command.commandLine(), String.join("; ", problems));
    }
    if (file != null) {
      ReportFile.prepare(file);
    }
    return new Generator(seed);
  }

  /** Draws the process. */
  Mdp mdp(Generator random) {
    return Mdp.random(states, actions, gamma, random);
  }

  /** Prints what was drawn. */
  void announce(String what, PrintWriter out) {
    out.printf(
        "%d states, %d actions, gamma %s, seed %d; %s%n%n", states, actions, gamma, seed, what);
  }

  /** Prints the command's first table, and writes it if a file was given. */
  void write(TheoryTable table, PrintWriter out) {
    table.print(out);
    if (file != null) {
      ReportFile.write(file, table.csv());
    }
  }
}
