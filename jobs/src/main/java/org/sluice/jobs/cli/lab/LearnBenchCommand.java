package org.sluice.jobs.cli.lab;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.sluice.jobs.cli.common.JsonOption;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.lab.bench.Statistics;
import org.sluice.jobs.lab.bench.learning.ActingBenchmark;
import org.sluice.jobs.lab.bench.learning.LearnerMemory;
import org.sluice.jobs.lab.bench.learning.LearningBenchmark;
import org.sluice.jobs.lab.bench.learning.LearningCase;
import org.sluice.jobs.run.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice learn-bench}: benchmarks learning, acting and learner memory. */
@Command(
    name = "learn-bench",
    description = {
      "Benchmarks learning, acting and the memory of learners, on one thread.",
      "Learning alternates with bare calls of the same matrix products. Prints"
          + " minimum and median over the rounds, and the median of the ratio. Times are"
          + " thread CPU time, which does not advance while other threads have the core."
    })
public final class LearnBenchCommand extends SluiceCommand implements Callable<Integer> {

  private static final String LEARNING_ROW = "%-26s %9s %9s %9s %9s %9s%n";
  private static final String ACTING_ROW = "%-26s %9s %9s %9s %9s %13s%n";
  private static final String MEMORY_ROW = "%-26s %9s %13s %13s%n";

  @Parameters(
      arity = "0..*",
      paramLabel = "CASE",
      description = "Cases to run, such as trpo-flow-11-3-1024. Default: all.")
  private List<String> chosen = List.of();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "25",
      description = "Timed rounds. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--warm-up",
      paramLabel = "S",
      defaultValue = "5",
      description = "Seconds of warm-up before the timed rounds. Default: ${DEFAULT-VALUE}.")
  private double warmUp;

  @Option(
      names = "--actions",
      paramLabel = "N",
      defaultValue = "20000",
      description = "Actions per round; 0 skips acting. Default: ${DEFAULT-VALUE}.")
  private int actions;

  @Option(
      names = "--learners",
      paramLabel = "N",
      defaultValue = "500",
      description = "Learners alive at the same time; 0 skips memory. Default: ${DEFAULT-VALUE}.")
  private int learners;

  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    require(rounds >= 1, "--rounds must be at least 1, not " + rounds);
    require(warmUp >= 0 && warmUp <= 600, "--warm-up must be 0 to 600, not " + warmUp);
    require(actions >= 0, "--actions must be at least 0, not " + actions);
    require(learners >= 0, "--learners must be at least 0, not " + learners);
    List<LearningCase> cases = cases();
    json.prepare();
    PrintWriter out = out();
    out.println(Machine.describe());
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("machine", Machine.describe());
    document.put("rounds", rounds);
    document.put("learning", learning(cases, out));
    document.put("acting", actions == 0 ? List.of() : acting(out));
    document.put("memory", learners == 0 ? List.of() : memory(cases, out));
    json.write(() -> document);
    return 0;
  }

  private List<LearningCase> cases() {
    if (chosen.isEmpty()) {
      return LearningCase.ALL;
    }
    List<LearningCase> cases = new ArrayList<>();
    for (String id : chosen) {
      cases.addAll(LearningCase.ALL.stream().filter(kind -> kind.id().equals(id)).toList());
      require(
          !cases.isEmpty() && cases.get(cases.size() - 1).id().equals(id),
          "unknown case '"
              + id
              + "'; choose one of "
              + LearningCase.ALL.stream().map(LearningCase::id).collect(Collectors.joining(", ")));
    }
    return cases;
  }

  private List<LearningBenchmark.Result> learning(List<LearningCase> cases, PrintWriter out) {
    out.printf(LEARNING_ROW, "LEARNING, MS", "LEAST", "MEDIAN", "BARE", "RATIO", "TRIED");
    List<LearningBenchmark.Result> results = new ArrayList<>();
    for (LearningCase kind : cases) {
      LearningBenchmark.Result result = LearningBenchmark.run(kind, rounds, warmUp);
      results.add(result);
      out.printf(
          LEARNING_ROW,
          result.id(),
          String.format("%.2f", Statistics.least(result.milliseconds())),
          String.format("%.2f", Statistics.median(result.milliseconds())),
          String.format("%.2f", Statistics.median(result.bareMilliseconds())),
          String.format("%.2f", result.ratioToBare()),
          String.format("%.1f", Arrays.stream(result.candidates()).average().orElseThrow()));
      out.flush();
    }
    return results;
  }

  private List<ActingBenchmark.Result> acting(PrintWriter out) {
    out.printf(
        ACTING_ROW, "ACTING, MICROSECONDS", "LEAST", "MEDIAN", "BARE", "RATIO", "BYTES/ACTION");
    List<ActingBenchmark.Result> results = new ArrayList<>();
    for (String policy : List.of("gaussian", "normalizing-flow", ActingBenchmark.ON_PICTURES)) {
      ActingBenchmark.Result result = ActingBenchmark.run(policy, rounds, actions, warmUp);
      results.add(result);
      out.printf(
          ACTING_ROW,
          policy,
          String.format("%.2f", Statistics.least(result.microseconds())),
          String.format("%.2f", Statistics.median(result.microseconds())),
          String.format("%.2f", Statistics.median(result.bareMicroseconds())),
          String.format("%.2f", result.ratioToBare()),
          String.format("%.3f", result.bytesPerAction()));
      out.flush();
    }
    return results;
  }

  private List<LearnerMemory.Result> memory(List<LearningCase> cases, PrintWriter out) {
    out.printf(MEMORY_ROW, "MEMORY, BYTES", "LEARNERS", "HEAP/EACH", "OFF-HEAP/EACH");
    List<LearnerMemory.Result> results = new ArrayList<>();
    for (LearningCase kind : cases) {
      LearnerMemory.Result result = LearnerMemory.measure(kind, learners);
      results.add(result);
      out.printf(
          MEMORY_ROW,
          result.id(),
          result.learners(),
          String.format("%,d", result.heapBytes()),
          String.format("%,d", result.offHeapBytes()));
      out.flush();
    }
    return results;
  }
}
