package org.sluice.jobs.cli.plot;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code sluice plot}: plots of experiments from the papers. */
@Command(
    name = "plot",
    description = "Runs an experiment from the papers and plots it.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    subcommands = {
      KlBallPlotCommand.class,
      CorrelatedBanditPlotCommand.class,
      BimodalBanditPlotCommand.class,
      PositionsPlotCommand.class,
      ActionsPlotCommand.class,
      ActionValuesPlotCommand.class,
      NetworkPlotCommand.class,
      FlowFitPlotCommand.class,
      RegressionBandPlotCommand.class,
      HelpCommand.class
    })
public final class PlotCommand {}
