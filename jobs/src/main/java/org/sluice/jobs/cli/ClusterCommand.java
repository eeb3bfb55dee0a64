package org.sluice.jobs.cli;

import picocli.CommandLine.Command;

/** {@code sluice cluster}: a Flink cluster of processes on this machine. */
@Command(
    name = "cluster",
    description =
        "Starts, inspects and stops a Flink cluster of processes on this machine, with"
            + " a Kafka broker.",
    subcommands = {
      ClusterStartCommand.class,
      ClusterStatusCommand.class,
      ClusterStopCommand.class,
      ClusterFlinkCommand.class,
      ClusterSqlCommand.class
    },
    mixinStandardHelpOptions = true)
final class ClusterCommand {}
