package org.sluice.jobs.cli.env;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code sluice env}: the environment commands. */
@Command(
    name = "env",
    description = "Lists, runs, draws, verifies and benchmarks environments.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    subcommands = {
      EnvListCommand.class,
      EnvRolloutCommand.class,
      EnvPictureCommand.class,
      EnvVerifyCommand.class,
      EnvBenchCommand.class,
      HelpCommand.class
    })
public final class EnvCommand {}
