package org.sluice.jobs.lab.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.sluice.connectors.kafka.Administration;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.TopicSettings;
import org.sluice.connectors.kafka.Topics;
import org.sluice.connectors.stream.RunStreams;
import org.sluice.jobs.train.FlinkPaths;

/**
 * A job on a local Flink set up as in {@code train}, with its own topics, which are deleted at the
 * end.
 */
public final class BenchmarkJob implements AutoCloseable {

  /** Steps per record, as in {@code train}. */
  public static final int STEPS_PER_RECORD = 64;

  public static final int PARALLELISM = 2;

  private static final Duration CHECKPOINTS = Duration.ofSeconds(2);
  private static final long NO_BUFFERING = 0;

  private final KafkaSettings broker;
  private final Topics topics;
  private final RunStreams streams;
  private final StreamExecutionEnvironment environment;
  private final int restPort;

  /**
   * @param name prefix of the topics; must be unused
   * @param folder the checkpoint directory
   */
  public BenchmarkJob(KafkaSettings broker, String name, Path folder) {
    this(broker, name, folder, new Configuration());
  }

  /**
   * @param name prefix of the topics; must be unused
   * @param folder the checkpoint directory
   * @param settings Not modified. Flink's, which other settings override
   */
  public BenchmarkJob(KafkaSettings broker, String name, Path folder, Configuration settings) {
    this.broker = broker;
    this.topics = new Topics(name);
    TopicSettings topicSettings = TopicSettings.defaults(PARALLELISM);
    new Administration(broker).ensure(topics, topicSettings);
    this.streams = new RunStreams(broker, topics, topicSettings);
    Configuration configuration = new Configuration(settings);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINTS);
    configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
    configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, FlinkPaths.address(folder));
    this.restPort = freePort();
    configuration.set(RestOptions.ADDRESS, "localhost");
    configuration.set(RestOptions.BIND_ADDRESS, "localhost");
    configuration.set(RestOptions.PORT, restPort);
    this.environment =
        StreamExecutionEnvironment.createLocalEnvironment(PARALLELISM, configuration);
    environment.setBufferTimeout(NO_BUFFERING);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no port is free", e);
    }
  }

  /** The port of Flink's REST interface, while the job runs. */
  public int restPort() {
    return restPort;
  }

  public KafkaSettings broker() {
    return broker;
  }

  public Topics topics() {
    return topics;
  }

  public RunStreams streams() {
    return streams;
  }

  public StreamExecutionEnvironment environment() {
    return environment;
  }

  @Override
  public void close() {
    new Administration(broker).delete(topics);
  }
}
