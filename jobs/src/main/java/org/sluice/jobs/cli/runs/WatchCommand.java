package org.sluice.jobs.cli.runs;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sluice.connectors.kafka.BrokerUnreachableException;
import org.sluice.connectors.kafka.TopicSettingsException;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.cli.common.StopRequest;
import org.sluice.jobs.run.files.RunException;
import org.sluice.jobs.train.RemoteCluster;
import org.sluice.jobs.train.TrainingException;
import org.sluice.jobs.watch.Board;
import org.sluice.jobs.watch.BoardUpdater;
import org.sluice.jobs.watch.ClusterUpdater;
import org.sluice.jobs.watch.WatchException;
import org.sluice.jobs.watch.WatchServer;
import org.sluice.jobs.watch.cluster.Clusters;
import org.sluice.jobs.watch.source.FolderSource;
import org.sluice.jobs.watch.source.Source;
import org.sluice.jobs.watch.source.TopicSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code sluice watch}: runs on a local web page. */
@Command(
    name = "watch",
    description = {
      "Serves a web page with the trials of running or finished runs: leaderboard and learning"
          + " curves, which follow the training, until Ctrl-C.",
      "Only this machine can open the page, and it changes nothing."
    },
    mixinStandardHelpOptions = true)
public final class WatchCommand extends SluiceCommand implements Callable<Integer> {

  private static final int LARGEST_PORT = 65_535;

  @Parameters(
      arity = "0..*",
      paramLabel = "DIR",
      description =
          "Folders of runs, such as runs/pendulum; shows all trials in or below them, also those"
              + " that begin later.")
  private List<Path> folders = List.of();

  @Mixin private ProgressTopicOption topic;

  @Option(
      names = "--flink",
      paramLabel = "HOST:PORT",
      description =
          "Also shows the runs' jobs on the Flink cluster at this REST interface: their operators,"
              + " checkpoints and failures. Default: the cluster on this machine to which a run was"
              + " submitted.")
  private String flink;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8077",
      description = "Port of the page, 0 for any that is free. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Override
  public Integer call() {
    require(
        port >= 0 && port <= LARGEST_PORT,
        "--port must be a number from 0 to " + LARGEST_PORT + ", not " + port);
    topic.check(!folders.isEmpty());
    require(
        flink == null || !flink.startsWith("https://") || !topic.flink().isEmpty(),
        "--flink: a cluster with TLS needs the keys flink.security.ssl.rest.* in the configuration of"
            + " --kafka HOST:PORT --topics PREFIX --conf CONF");
    try (Source source = source()) {
      return serve(source, new Clusters(cluster()));
    } catch (RunException
        | TrainingException
        | BrokerUnreachableException
        | TopicSettingsException
        | WatchException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  private Source source() {
    if (!topic.isGiven()) {
      return new FolderSource(folders);
    }
    ProgressTopicOption.ProgressTopic given = topic.topic();
    return new TopicSource(given.settings(), given.topics(), given.trials());
  }

  /** With the protocol or without, since a browser's address has one. */
  private Optional<RemoteCluster> cluster() {
    return Optional.ofNullable(flink)
        .map(address -> address.replaceFirst("^https?://", "").replaceFirst("/$", ""))
        .map(address -> RemoteCluster.at(address, topic.flink()));
  }

  private void report(Throwable failure) {
    PrintWriter errors = command.commandLine().getErr();
    failure.printStackTrace(errors);
    errors.flush();
  }

  private Integer serve(Source source, Clusters clusters) {
    Board board = new Board();
    try (BoardUpdater updater = new BoardUpdater(source, board);
        WatchServer server = new WatchServer(board, port, this::report);
        ClusterUpdater asked = new ClusterUpdater(clusters, board);
        StopRequest stop = new StopRequest("stopped", out())) {
      updater.start(stop.requested()::completeExceptionally);
      asked.start(stop.requested()::completeExceptionally);
      out().println("open " + server.address() + " (Ctrl-C ends)");
      out().flush();
      return stop.requested().join();
    }
  }
}
