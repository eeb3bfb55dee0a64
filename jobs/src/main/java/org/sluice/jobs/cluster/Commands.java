package org.sluice.jobs.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.client.cli.CliFrontend;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.core.plugin.PluginConfig;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint;
import org.apache.flink.runtime.jobmanager.JobManagerProcessSpec;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;
import org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server.ZooKeeperServerMain;
import org.sluice.connectors.kafka.BrokerProcess;
import org.sluice.jobs.metrics.LoopbackReporterFactory;

/** Builds the command lines that Flink's scripts would build. */
final class Commands {

  /**
   * Loggers to silence: they warn about Yarn and a missing plugins folder, or repeat errors that
   * are printed anyway.
   */
  private static final List<String> SILENT =
      List.of(CliFrontend.class.getName(), PluginConfig.class.getName());

  /** Classes that are not on this program's own class path. */
  private static final String SQL_CLIENT = "org.apache.flink.table.client.SqlClient";

  /**
   * Relative to the working directory of Flink's processes, since a full path would be split at
   * commas and colons.
   */
  private static final List<String> TEMPORARY =
      List.of("-D", CoreOptions.TMP_DIRS.key() + "=" + LocalCluster.TEMPORARY);

  private final Installation installation;
  private final Configuration flink;
  private final Path folder;

  Commands(Installation installation, Configuration flink, Path folder) {
    this.installation = installation;
    this.flink = flink;
    this.folder = folder;
  }

  List<String> broker(int port) {
    List<String> command = java("kafka", List.of("-Xmx384m"), installation.fullClassPath());
    command.addAll(
        List.of(
            BrokerProcess.class.getName(),
            folder.resolve("kafka").toString(),
            Integer.toString(port)));
    return command;
  }

  List<String> zooKeeper() {
    List<String> command =
        java(
            "zookeeper",
            List.of("-Xmx128m", "-Dzookeeper.admin.enableServer=false"),
            installation.clusterClassPath());
    command.addAll(
        List.of(ZooKeeperServerMain.class.getName(), folder.resolve("conf/zoo.cfg").toString()));
    return command;
  }

  List<String> jobManager(int metricsPort) {
    JobManagerProcessSpec memory =
        JobManagerProcessUtils.processSpecFromConfigWithNewOptionToInterpretLegacyHeap(
            flink, JobManagerOptions.JVM_HEAP_MEMORY);
    List<String> options = new ArrayList<>(options(CoreOptions.FLINK_JM_JVM_OPTIONS));
    options.addAll(words(JobManagerProcessUtils.generateJvmParametersStr(memory, flink)));
    List<String> command = java("jobmanager", options, installation.flinkClassPath());
    command.addAll(
        List.of(StandaloneSessionClusterEntrypoint.class.getName(), "--configDir", conf()));
    command.addAll(words(JobManagerProcessUtils.generateDynamicConfigsStr(memory)));
    command.addAll(TEMPORARY);
    command.addAll(metricsAt(metricsPort));
    return command;
  }

  List<String> taskManager(String name, int metricsPort) {
    TaskExecutorProcessSpec memory = TaskExecutorProcessUtils.processSpecFromConfig(flink);
    List<String> options = new ArrayList<>(options(CoreOptions.FLINK_TM_JVM_OPTIONS));
    options.addAll(words(ProcessMemoryUtils.generateJvmParametersStr(memory)));
    List<String> command = java(name, options, installation.flinkClassPath());
    command.addAll(List.of(TaskManagerRunner.class.getName(), "--configDir", conf()));
    command.addAll(words(TaskExecutorProcessUtils.generateDynamicConfigsStr(memory)));
    command.addAll(TEMPORARY);
    command.addAll(metricsAt(metricsPort));
    // A restarted TaskManager with the same id tells the JobManager that the old one is gone.
    command.addAll(List.of("-D", "taskmanager.resource-id=" + name));
    return command;
  }

  private static List<String> metricsAt(int port) {
    return List.of("-D", LoopbackReporterFactory.PORT + "=" + port);
  }

  /** Flink's own command line, to be called with {@code FLINK_CONF_DIR} set to {@link #conf}. */
  List<String> commandLine(List<String> arguments) {
    List<String> options = new ArrayList<>(options(CoreOptions.FLINK_CLI_JVM_OPTIONS));
    for (String logger : SILENT) {
      options.add("-Dorg.slf4j.simpleLogger.log." + logger + "=off");
    }
    List<String> command = java("client", options, installation.clusterClassPath());
    command.add(CliFrontend.class.getName());
    command.addAll(arguments);
    return command;
  }

  /** Flink's SQL client, to be called with {@code FLINK_CONF_DIR} set to {@link #sqlConf}. */
  List<String> sqlClient(List<String> arguments) {
    List<String> options = new ArrayList<>(options(CoreOptions.FLINK_CLI_JVM_OPTIONS));
    if (!arguments.isEmpty()) {
      options.add("-Dorg.jline.terminal.dumb=true"); // otherwise it warns that it has no terminal
    }
    List<String> command = java("sql", options, installation.sqlClassPath());
    command.addAll(List.of(SQL_CLIENT, "embedded"));
    command.addAll(arguments);
    return command;
  }

  /** The SQL client's own configuration. */
  Path sqlConf() {
    return folder.resolve("conf").resolve("sql");
  }

  String conf() {
    return folder.resolve("conf").toString();
  }

  private List<String> options(ConfigOption<String> own) {
    List<String> options = new ArrayList<>(words(flink.get(CoreOptions.FLINK_JVM_OPTIONS)));
    options.addAll(words(flink.get(own)));
    return options;
  }

  private List<String> java(String name, List<String> options, String classPath) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=4",
            "-Duser.language=en", // formatted as in configurations
            "-Djava.io.tmpdir=" + temporary(name),
            "-Dlog.file=" + folder.resolve("log").resolve(name + ".log"),
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=" + level(name),
            "-Dorg.slf4j.simpleLogger.showDateTime=true",
            "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSS",
            "-cp",
            classPath));
    return command;
  }

  /**
   * The temporary folder of a process. The broker's link to a folder with a comma in its path must
   * not contain a comma itself; clients use this process's temporary folder.
   */
  private String temporary(String name) {
    return switch (name) {
      case LocalCluster.BROKER -> LocalCluster.TEMPORARY;
      case "client", "sql" -> System.getProperty("java.io.tmpdir");
      default -> folder.resolve(LocalCluster.TEMPORARY).toString();
    };
  }

  /** Logging options for Flink's clients, whose output goes to the caller. */
  private static String level(String name) {
    return switch (name) {
      case "sql" -> "off"; // the client itself prints what goes wrong
      case "client", "kafka" -> "warn";
      default -> "info";
    };
  }

  private static List<String> words(String text) {
    return text == null || text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
  }
}
