package org.sluice.jobs.cli.live;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.sluice.jobs.cli.common.SettingsOption;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.cli.common.StopRequest;
import org.sluice.jobs.conf.ServeConfiguration;
import org.sluice.jobs.serve.LocalServing;
import org.sluice.jobs.serve.ServedTrial;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sluice serve}: answers requests under a trial's policies. */
@Command(
    name = "serve",
    description = {
      "Answers states from the run's requests topic with actions on its answers topic, with a local"
          + " Flink in this process, until Ctrl-C.",
      "Every answer comes from the newest version that the asking actor is to follow; neither"
          + " training nor another version interrupts it. Started again, it goes on after the"
          + " requests that it has answered."
    },
    mixinStandardHelpOptions = true)
public final class ServeCommand extends SluiceCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "CONF",
      description = "The configuration of serving, such as conf/serve.yaml.")
  private Path file;

  @Mixin private SettingsOption settings;

  @Override
  public Integer call() throws InterruptedException {
    ServeConfiguration configuration = ServeConfiguration.read(file, settings.values());
    try (ServedTrial trial = ServedTrial.open(configuration);
        StopRequest stop = new StopRequest("stopping; press Ctrl-C again to stop at once", out())) {
      out()
          .printf(
              "serving trial %s: broker at %s, requests in %s, answers in %s%n",
              trial.id(),
              trial.kafka().bootstrapServers(),
              trial.topics().requests(),
              trial.topics().answers());
      out().flush();
      new LocalServing(trial, configuration.job()).run(stop.requested(), this::remark);
      return stop.requested().getNow(ExitCode.SOFTWARE);
    }
  }
}
