package org.sluice.jobs.cli.theory;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code sluice theory}: the papers' theory in numbers. */
@Command(
    name = "theory",
    description =
        "Computes what the papers prove, in small random Markov decision processes, exactly.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    subcommands = {
      BoundsCommand.class,
      IterationsCommand.class,
      CouplingCommand.class,
      OperatorsCommand.class,
      EntropyCommand.class,
      InferenceCommand.class,
      HelpCommand.class
    })
public final class TheoryCommand {}
