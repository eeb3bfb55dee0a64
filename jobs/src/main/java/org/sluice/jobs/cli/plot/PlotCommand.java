package org.sluice.jobs.cli.plot;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code sluice plot}: plots of the papers' toy experiments. */
@Command(
    name = "plot",
    description = "Runs a toy experiment from the papers and plots it.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    subcommands = {
      KlBallPlotCommand.class,
      CorrelatedBanditPlotCommand.class,
      BimodalBanditPlotCommand.class,
      HelpCommand.class
    })
public final class PlotCommand {}
