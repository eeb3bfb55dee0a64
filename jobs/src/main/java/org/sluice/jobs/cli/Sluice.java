package org.sluice.jobs.cli;

import java.util.Locale;
import java.util.Optional;
import org.sluice.env.EnvException;
import org.sluice.env.UnknownEnvException;
import org.sluice.jobs.cluster.ClusterException;
import org.sluice.jobs.conf.ConfigurationException;
import org.sluice.jobs.run.RunException;
import org.sluice.jobs.train.TrainingException;
import org.sluice.kafka.BrokerUnreachableException;
import org.sluice.kafka.EmbeddedBrokerException;
import org.sluice.kafka.TopicSettingsException;
import org.sluice.secrets.Secrets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ScopeType;

/** The command {@code sluice}: hands over to its verbs, and turns their errors into a sentence. */
@Command(
    name = "sluice",
    description = "Trains flow policies inside a trust region, on streams.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "VERB",
    commandListHeading = "%nVerbs:%n",
    subcommands = {
      TrainCommand.class,
      SubmitCommand.class,
      ClusterCommand.class,
      ChaosCommand.class,
      LearnLocalCommand.class,
      EvaluateCommand.class,
      TopCommand.class,
      ReportCommand.class,
      LearnBenchCommand.class,
      StreamBenchCommand.class,
      FigureCommand.class,
      EnvCommand.class,
      HelpCommand.class
    })
public final class Sluice {

  /** Exit codes: 0 done, 1 failed, 2 the command line or a configuration is wrong. */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT); // numbers are printed as they are read: with a point
    System.setProperty("java.awt.headless", "true"); // pictures are files
    TemporaryFolder.claim();
    Thread.setDefaultUncaughtExceptionHandler(Failures::handle);
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Sluice())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler(new UsageErrors())
        .setExecutionStrategy(Failures.reportingErrors())
        .setExecutionExceptionHandler(Sluice::report);
  }

  /**
   * Errors that a user can put right are a sentence; anything else is our fault and shows where.
   */
  private static int report(Exception error, CommandLine command, CommandLine.ParseResult parsed) {
    Optional<Error> fatal = Failures.error(error);
    if (fatal.isPresent()) {
      Failures.report(fatal.get(), command.getErr());
      return CommandLine.ExitCode.SOFTWARE;
    }
    if (error instanceof ConfigurationException) {
      command.getErr().println("sluice: " + Secrets.shown(String.valueOf(error.getMessage())));
      return CommandLine.ExitCode.USAGE;
    }
    if (!(error instanceof EnvException
        || error instanceof RunException
        || error instanceof TrainingException
        || error instanceof ClusterException
        || error instanceof EmbeddedBrokerException
        || error instanceof BrokerUnreachableException
        || error instanceof TopicSettingsException
        || error instanceof CommandException)) {
      error.printStackTrace(command.getErr());
    }
    command.getErr().println("sluice: " + Secrets.shown(String.valueOf(error.getMessage())));
    return error instanceof UnknownEnvException
        ? CommandLine.ExitCode.USAGE
        : CommandLine.ExitCode.SOFTWARE;
  }
}
