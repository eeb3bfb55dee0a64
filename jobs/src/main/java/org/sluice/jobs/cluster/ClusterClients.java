package org.sluice.jobs.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ConfigurationUtils;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.DeploymentOptions;
import org.sluice.jobs.train.Loopback;

/** Builds Flink's client command lines for the cluster in a folder; does not start them. */
public final class ClusterClients {

  private static final String CONFIGURATION = "FLINK_CONF_DIR";

  private final Path folder;
  private final Commands commands;

  ClusterClients(Path folder, Commands commands) {
    this.folder = folder;
    this.commands = commands;
  }

  /** {@code flink}, with the cluster's configuration. */
  public ProcessBuilder commandLine(List<String> arguments) {
    ProcessBuilder process = new ProcessBuilder(commands.commandLine(arguments));
    process.environment().put(CONFIGURATION, commands.conf());
    return process;
  }

  /** The SQL client. It runs its queries in its own process: they need no slots of the cluster. */
  public ProcessBuilder sqlClient(List<String> arguments) {
    Configuration own = new Configuration();
    Loopback.bind(own); // no REST port: the client chooses one for its gateway
    own.set(DeploymentOptions.TARGET, "local");
    own.set(CoreOptions.DEFAULT_PARALLELISM, 1);
    own.setString("sql-client.execution.result-mode", "tableau");
    try {
      Files.createDirectories(commands.sqlConf());
      Files.write(
          commands.sqlConf().resolve("config.yaml"),
          ConfigurationUtils.convertConfigToWritableLines(own, false));
    } catch (IOException e) {
      throw ClusterException.unwritable(folder, e);
    }
    ProcessBuilder process = new ProcessBuilder(commands.sqlClient(arguments));
    process.environment().put(CONFIGURATION, commands.sqlConf().toString());
    return process;
  }

  /** Saves a client's stack trace among the logs and returns the file. */
  public Path keepTrace(List<String> trace) {
    Path file = folder.resolve("log/client.log");
    try {
      return Files.write(file, trace);
    } catch (IOException e) {
      throw new ClusterException("cannot write " + file, e);
    }
  }
}
