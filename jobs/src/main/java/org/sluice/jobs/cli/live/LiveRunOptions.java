package org.sluice.jobs.cli.live;

import java.nio.file.Path;
import java.util.Optional;
import org.sluice.jobs.cli.common.SettingsOption;
import org.sluice.jobs.live.LiveRun;
import org.sluice.jobs.live.OpenRun;
import org.sluice.learning.trial.Trial;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which live run and trial a command is about. */
final class LiveRunOptions {

  @Parameters(paramLabel = "RUN", description = "The run's folder, such as runs/plant.")
  private Path folder;

  @Option(names = "--trial", paramLabel = "ID", description = "The trial, if the run has several.")
  private String trial;

  @Mixin private SettingsOption settings;

  LiveRun open() {
    return LiveRun.open(folder, settings.values());
  }

  /** Whether live or not. */
  OpenRun openAny() {
    return OpenRun.open(folder, settings.values());
  }

  Trial trial(OpenRun run) {
    return run.trial(Optional.ofNullable(trial));
  }
}
