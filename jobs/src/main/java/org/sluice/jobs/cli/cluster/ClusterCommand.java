package org.sluice.jobs.cli.cluster;

import picocli.CommandLine.Command;

/** {@code sluice cluster}: manages a Flink cluster of processes on this machine. */
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
public final class ClusterCommand {}
