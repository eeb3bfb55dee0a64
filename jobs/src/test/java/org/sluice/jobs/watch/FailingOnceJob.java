package org.sluice.jobs.watch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** A job without end on a Flink of its own, which fails once and is restarted. */
final class FailingOnceJob implements AutoCloseable {

  private static final int BEFORE_FAILURE = 100;

  private final int port;
  private final JobClient client;
  private boolean closed;

  private static final class FailingOnce extends RichMapFunction<Long, Long> {

    private static final long serialVersionUID = 1;

    @Override
    public Long map(Long value) throws Exception {
      if (value == BEFORE_FAILURE && getRuntimeContext().getTaskInfo().getAttemptNumber() == 0) {
        throw new IOException("lane <3> has failed");
      }
      Thread.sleep(1); // so that it is neither idle nor ends
      return value;
    }
  }

  /**
   * @param name of the job
   */
  FailingOnceJob(String name, Path checkpoints) throws Exception {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Configuration flink = new Configuration();
    flink.set(RestOptions.PORT, port);
    flink.set(RestOptions.ADDRESS, "localhost");
    flink.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    flink.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 3);
    flink.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
    flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(1, flink);
    environment.enableCheckpointing(200);
    environment
        .fromSequence(1, Long.MAX_VALUE)
        .name("Environments")
        .keyBy(value -> value % 2)
        .map(new FailingOnce())
        .name("Learner")
        .sinkTo(new DiscardingSink<>());
    client = environment.executeAsync(name);
  }

  /** Flink's REST interface. */
  String master() {
    return "localhost:" + port;
  }

  String id() {
    return client.getJobID().toString();
  }

  /** Ends the job and its Flink, unless they have been ended. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      client.cancel().join();
    }
  }
}
