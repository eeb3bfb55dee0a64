package org.sluice.jobs.cli.common;

import java.util.List;
import picocli.CommandLine.Option;

/** The option that sets configuration keys. */
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
