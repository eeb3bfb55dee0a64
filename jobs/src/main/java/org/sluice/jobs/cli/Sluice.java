package org.sluice.jobs.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.sluice.connectors.kafka.BrokerUnreachableException;
import org.sluice.connectors.kafka.EmbeddedBrokerException;
import org.sluice.connectors.kafka.TopicSettingsException;
import org.sluice.connectors.secrets.Secrets;
import org.sluice.env.EnvException;
import org.sluice.env.TaskParameterException;
import org.sluice.env.UnknownEnvException;
import org.sluice.env.registry.RegistryException;
import org.sluice.jobs.cli.cluster.ClusterCommand;
import org.sluice.jobs.cli.common.CommandException;
import org.sluice.jobs.cli.env.EnvCommand;
import org.sluice.jobs.cli.lab.AlgebraBenchCommand;
import org.sluice.jobs.cli.lab.ChaosCommand;
import org.sluice.jobs.cli.lab.LearnBenchCommand;
import org.sluice.jobs.cli.lab.LiveBenchCommand;
import org.sluice.jobs.cli.lab.ServeBenchCommand;
import org.sluice.jobs.cli.lab.SolveBenchCommand;
import org.sluice.jobs.cli.lab.StreamBenchCommand;
import org.sluice.jobs.cli.live.ActCommand;
import org.sluice.jobs.cli.live.AuditCommand;
import org.sluice.jobs.cli.live.RelearnCommand;
import org.sluice.jobs.cli.live.ReleaseCommand;
import org.sluice.jobs.cli.live.ServeCommand;
import org.sluice.jobs.cli.plot.PlotCommand;
import org.sluice.jobs.cli.runs.DemonstrateCommand;
import org.sluice.jobs.cli.runs.EvaluateCommand;
import org.sluice.jobs.cli.runs.ExportCommand;
import org.sluice.jobs.cli.runs.ReportCommand;
import org.sluice.jobs.cli.runs.TopCommand;
import org.sluice.jobs.cli.runs.WatchCommand;
import org.sluice.jobs.cli.theory.TheoryCommand;
import org.sluice.jobs.cli.train.ForkCommand;
import org.sluice.jobs.cli.train.LearnLocalCommand;
import org.sluice.jobs.cli.train.SubmitCommand;
import org.sluice.jobs.cli.train.TrainCommand;
import org.sluice.jobs.cluster.ClusterException;
import org.sluice.jobs.conf.text.ConfigurationException;
import org.sluice.jobs.live.RunTopicsException;
import org.sluice.jobs.run.files.RunException;
import org.sluice.jobs.run.files.RunInUseException;
import org.sluice.jobs.serve.ServingException;
import org.sluice.jobs.train.TrainingException;
import org.sluice.learning.algorithm.UnreachableDataException;
import org.sluice.learning.imitation.DemonstrationException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The {@code sluice} program: dispatches to its commands and turns their errors into one-sentence
 * messages.
 */
@Command(
    name = "sluice",
    description = "Trains reinforcement-learning policies as a Flink job over Kafka.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    subcommands = {
      TrainCommand.class,
      SubmitCommand.class,
      ForkCommand.class,
      ClusterCommand.class,
      ChaosCommand.class,
      ActCommand.class,
      LearnLocalCommand.class,
      KeysCommand.class,
      EvaluateCommand.class,
      DemonstrateCommand.class,
      ExportCommand.class,
      ReleaseCommand.class,
      RelearnCommand.class,
      AuditCommand.class,
      ServeCommand.class,
      TopCommand.class,
      WatchCommand.class,
      ReportCommand.class,
      LearnBenchCommand.class,
      SolveBenchCommand.class,
      AlgebraBenchCommand.class,
      StreamBenchCommand.class,
      LiveBenchCommand.class,
      ServeBenchCommand.class,
      PlotCommand.class,
      TheoryCommand.class,
      EnvCommand.class,
      HelpCommand.class
    })
public final class Sluice {

  /**
   * Exit codes: 0 done, 1 failed, 2 the command line or a configuration is wrong; 128 + a signal's
   * number if a signal ended it; 141 if the output's reader has closed the pipe.
   */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT); // print numbers with a decimal point, as they are parsed
    System.setProperty("java.awt.headless", "true"); // plots are written to files
    TemporaryFolder.claim();
    Thread.setDefaultUncaughtExceptionHandler(Failures::handle);
    StandardOutput output = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
    System.setOut(out);
    CommandLine command = commandLine().setOut(new PrintWriter(out, false, StandardCharsets.UTF_8));
    int exitCode = command.execute(arguments);
    command.getOut().flush();
    System.exit(output.exitCode(exitCode, command.getErr()));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Sluice())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .registerConverter(Path.class, Sluice::path)
        .setParameterExceptionHandler(new UsageErrors())
        .setExecutionStrategy(Failures.reportingErrors(Sluice::run))
        .setExecutionExceptionHandler(Sluice::report);
  }

  /** Rejects the empty path, which Java takes for the working directory. */
  private static Path path(String text) {
    if (text.isBlank()) {
      throw new TypeConversionException("'" + text + "' is not a valid path");
    }
    return Path.of(text);
  }

  /** Rejects invalid arguments beside --help, which picocli would ignore. */
  private static int run(ParseResult parsed) {
    for (ParseResult verb = parsed; verb != null; verb = verb.subcommand()) {
      if (!verb.unmatched().isEmpty()) {
        throw new UnmatchedArgumentException(verb.commandSpec().commandLine(), verb.unmatched());
      }
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  /** Prints errors that a user can fix as a sentence, and all others with their stack trace. */
  private static int report(Exception error, CommandLine command, ParseResult parsed) {
    Optional<RegistryException> unloadable = causes(error, RegistryException.class);
    if (unloadable.isPresent()) { // whichever class requested it first
      command.getErr().println("sluice: " + unloadable.get().getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
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
        || error instanceof RunTopicsException
        || error instanceof ServingException
        || error instanceof EmbeddedBrokerException
        || error instanceof BrokerUnreachableException
        || error instanceof TopicSettingsException
        || error instanceof DemonstrationException
        || error instanceof UnreachableDataException
        || error instanceof CommandException)) {
      error.printStackTrace(command.getErr());
    }
    String reason = error.getMessage() == null ? error.toString() : error.getMessage();
    command.getErr().println("sluice: " + Secrets.shown(reason));
    return error instanceof UnknownEnvException
            || error instanceof TaskParameterException
            || error instanceof RunInUseException
        ? CommandLine.ExitCode.USAGE
        : CommandLine.ExitCode.SOFTWARE;
  }

  private static <T extends Throwable> Optional<T> causes(Throwable error, Class<T> type) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }
}
