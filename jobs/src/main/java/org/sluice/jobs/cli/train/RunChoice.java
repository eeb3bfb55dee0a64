package org.sluice.jobs.cli.train;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sluice.jobs.cli.common.SettingsOption;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.ResumedKeys;
import org.sluice.jobs.conf.ServeConfiguration;
import org.sluice.jobs.run.RunDirectory;
import org.sluice.jobs.run.RunMetadata;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The options that select a run: a configuration for a new run, or an existing run to resume. */
final class RunChoice {

  private static final String CONFIGURATION = "configuration.yaml";

  @Parameters(
      arity = "0..1",
      paramLabel = "CONF",
      description = "A configuration, such as conf/pendulum.yaml.")
  private Path file;

  @Mixin private SettingsOption settings;

  @Option(
      names = "--run",
      paramLabel = "NAME",
      description =
          "Writes configuration, progress, snapshots and the learning curve to runs/NAME,"
              + " which must be empty or not exist; a NAME with a slash is a path. Topics on a"
              + " Kafka cluster are named after the run. Default: the configuration's name.")
  private String run;

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description = "Resumes the run in DIR, such as runs/pendulum, with its own configuration.")
  private Path resumed;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /**
   * Checks that the options go together and that there is a run to resume.
   *
   * @throws ParameterException if not
   */
  void check() {
    String verb = command.name();
    require(
        file != null || resumed != null,
        verb + " needs a configuration, or --resume with a run's folder");
    require(
        file == null || resumed == null,
        verb
            + " takes a configuration or --resume, not both: the run in "
            + resumed
            + " has its own configuration");
    Optional<String> wrong = run == null ? Optional.empty() : RunDirectory.problem(run);
    require(wrong.isEmpty(), "--run " + wrong.orElse(""));
    require(run == null || resumed == null, "--run names a new run and excludes --resume");
    require(
        resumed == null || Files.isRegularFile(resumed.resolve(CONFIGURATION)),
        resumed + ": no run to resume: it contains no " + CONFIGURATION);
  }

  /** Whether an existing run is resumed. */
  boolean resumes() {
    return resumed != null;
  }

  /** The folder of the run to resume, or null. */
  Path resumed() {
    return resumed;
  }

  /**
   * The configuration of serving, if it is one; then there is no run.
   *
   * @throws ParameterException if an option asks for a run
   */
  Optional<ServeConfiguration> serving() {
    if (resumes() || !ServeConfiguration.isServing(file)) {
      return Optional.empty();
    }
    require(run == null, "--run names a run's folder, and serving has none: leave it out");
    return Optional.of(ServeConfiguration.read(file, settings.values()));
  }

  /** The configuration of the new or resumed run. */
  Configuration read() {
    if (!resumes()) {
      return Configuration.read(file, settings.values());
    }
    ResumedKeys.checkSettings(settings.values(), RunMetadata.trained(resumed));
    Path saved = resumed.resolve(CONFIGURATION);
    Configuration configuration = Configuration.resume(saved, settings.values());
    ResumedKeys.checkSigningKey(Configuration.resume(saved, List.of()).job(), configuration.job());
    RunMetadata.requireSigningKey(resumed, configuration.job().signingKeyFile());
    return configuration;
  }

  /** The folder for a new run of a configuration. */
  Path place(Configuration configuration) {
    return RunDirectory.place(run == null ? configuration.name() : run);
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new ParameterException(command.commandLine(), otherwise);
    }
  }
}
