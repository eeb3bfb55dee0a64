package org.sluice.jobs.cli.plot;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code sluice figure}: the figures of the papers' toy experiments. */
@Command(
    name = "figure",
    description = "Runs a toy experiment from the papers and plots it.",
    synopsisSubcommandLabel = "VERB",
    commandListHeading = "%nVerbs:%n",
    subcommands = {
      KlBallFigureCommand.class,
      CorrelatedBanditFigureCommand.class,
      BimodalBanditFigureCommand.class,
      HelpCommand.class
    })
public final class FigureCommand {}
