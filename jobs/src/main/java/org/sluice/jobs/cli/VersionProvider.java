package org.sluice.jobs.cli;

import org.sluice.jobs.run.BuildInformation;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionProvider implements IVersionProvider {

  @Override
  public String[] getVersion() {
    BuildInformation build = BuildInformation.read();
    return new String[] {
      "sluice " + build.version() + (build.revision().isEmpty() ? "" : ", " + build.revision())
    };
  }
}
