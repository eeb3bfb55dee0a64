package org.sluice.jobs.cli;

import picocli.CommandLine.Command;

/** {@code sluice env}: the verbs about environments. */
@Command(
    name = "env",
    description = "Lists, runs, verifies and times environments.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB",
    commandListHeading = "%nVerbs:%n",
    subcommands = {
      EnvListCommand.class,
      EnvRolloutCommand.class,
      EnvVerifyCommand.class,
      EnvBenchCommand.class
    })
final class EnvCommand {}
