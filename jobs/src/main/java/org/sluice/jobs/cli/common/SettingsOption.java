package org.sluice.jobs.cli.common;

import java.util.List;
import picocli.CommandLine.Option;

/** Keys of a configuration that are set on the command line. */
public final class SettingsOption {

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Overrides a configuration key; may be repeated.")
  private List<String> settings = List.of();

  public List<String> values() {
    return settings;
  }
}
