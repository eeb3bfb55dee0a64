package org.sluice.jobs.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sluice.jobs.bench.EndToEndBenchmark;
import org.sluice.jobs.bench.Machine;
import org.sluice.kafka.EmbeddedBroker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sluice stream-bench}: how fast the stream is. */
@Command(
    name = "stream-bench",
    description = "Times the stream: training end to end.",
    mixinStandardHelpOptions = true)
final class StreamBenchCommand implements Callable<Integer> {

  private static final String TRAINING_ROW = "%-20s %12s %12s %12s %8s%n";

  @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", description = "Rounds.")
  private int rounds;

  @Option(names = "--seconds", paramLabel = "S", defaultValue = "4", description = "Seconds.")
  private double seconds;

  @Option(names = "--task", paramLabel = "ID", description = "Tasks.")
  private List<String> tasks = List.of("Humanoid-v4", "Hopper-v4", "HalfCheetah-v4");

  @Option(names = "--lag", paramLabel = "N", description = "Lags.")
  private List<Integer> lags = List.of(1, 0);

  @Option(names = "--json", paramLabel = "FILE", description = "Also write every round's times.")
  private Path json;

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws Exception {
    require(rounds >= 1, "--rounds must be at least 1, not " + rounds);
    PrintWriter out = command.commandLine().getOut();
    out.println(Machine.describe());
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("machine", Machine.describe());
    Path folder = Files.createTempDirectory("sluice-stream-bench");
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"))) {
      List<EndToEndBenchmark.Result> results = new ArrayList<>();
      out.printf(TRAINING_ROW, "TRAINING", "LAG", "STEPS/S", "BARE", "RATIO");
      EndToEndBenchmark benchmark =
          new EndToEndBenchmark(broker.settings(), folder.resolve("checkpoints"));
      for (String task : tasks) {
        for (int lag : lags) {
          EndToEndBenchmark.Result result = benchmark.run(task, lag, rounds, seconds);
          results.add(result);
          out.printf(
              TRAINING_ROW,
              task,
              lag,
              String.format("%,.0f", result.trainingRate()),
              String.format("%,.0f", result.bareRate()),
              String.format("%.3f", result.ratio()));
          out.flush();
        }
      }
      document.put("training", results);
    }
    if (json != null) {
      ReportFile.write(json, document);
    }
    return 0;
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new ParameterException(command.commandLine(), otherwise);
    }
  }
}
