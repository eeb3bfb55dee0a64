package org.sluice.jobs.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.sluice.kafka.EmbeddedBroker;
import org.sluice.kafka.Topics;

/**
 * How long {@code train} takes from the start of its process until it has its first transitions.
 */
public final class StartBenchmark {

  private static final String TOPICS = "run"; // as train calls them

  private StartBenchmark() {}

  /**
   * Starts a few processes, one after the other, on their own data.
   *
   * @param launcher the command {@code sluice}
   * @param configuration what is trained, for two iterations
   * @param folder for the runs
   * @return seconds each until Kafka had the first record of transitions, by that record's time
   */
  public static double[] run(Path launcher, Path configuration, Path folder, int starts)
      throws IOException, InterruptedException {
    double[] seconds = new double[starts];
    for (int i = 0; i < starts; i++) {
      Path run = folder.resolve("start-" + i).toAbsolutePath();
      List<String> command =
          List.of(
              launcher.toAbsolutePath().toString(),
              "train",
              configuration.toString(),
              "--set",
              "total-steps=4096",
              "--run",
              run.toString());
      long start = System.currentTimeMillis();
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.INHERIT)
              .start();
      int exit = process.waitFor();
      if (exit != 0) {
        throw new IOException(String.join(" ", command) + " ends with " + exit);
      }
      seconds[i] = (firstRecord(run.resolve("kafka")) - start) / 1e3;
    }
    return seconds;
  }

  private static long firstRecord(Path data) {
    AtomicLong first = new AtomicLong(Long.MAX_VALUE);
    try (EmbeddedBroker broker = EmbeddedBroker.start(data)) {
      TopicReader.read(
          broker.settings(),
          new Topics(TOPICS).transitions(),
          message -> first.accumulateAndGet(message.timestamp(), Math::min));
    }
    return first.get();
  }
}
