package org.sluice.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.report.score.References;
import org.sluice.jobs.report.score.References.Reference;
import org.sluice.jobs.run.RunMetadata;
import org.sluice.jobs.run.WrittenTrials;
import org.sluice.jobs.run.files.FileName;
import org.sluice.jobs.run.files.RunException;
import org.sluice.jobs.run.recorded.RecordedTrials;
import org.sluice.learning.trial.Trial;

class ReportTest {

  private static final Report.Options PLAIN =
      new Report.Options(false, 1, List.of(), false, Optional.empty());

  @TempDir Path home;

  private static Trial trial(long seed, String policy) {
    return WrittenTrials.trial(seed, policy, 0.01, 12);
  }

  /** Returns that rise to {@code 12 · slope}. */
  private static double[] rising(double slope) {
    double[] returns = new double[12];
    for (int i = 0; i < returns.length; i++) {
      returns[i] = slope * (i + 1);
    }
    return returns;
  }

  private void write(String folder, Trial trial, double slope) {
    WrittenTrials.write(home.resolve(folder), trial, 0.5, rising(slope));
  }

  private Map<String, byte[]> report(Report.Options options) {
    return report(home, options);
  }

  private static Map<String, byte[]> report(Path folder, Report.Options options) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    Report.of(RecordedTrials.below(List.of(folder)), options)
        .files()
        .forEach((name, content) -> files.put(name, content.get()));
    return files;
  }

  private static String text(Map<String, byte[]> files, String name) {
    return new String(files.get(name), StandardCharsets.UTF_8);
  }

  @Test
  void finalReturnsAreMeansOfTheLastTenIterationsThenOverSeeds() {
    write("a", trial(1, "gaussian"), 1);
    write("b", trial(2, "gaussian"), 3);
    // Iterations 3 … 12: 7.5 times the slope. Over seeds: 7.5 and 22.5.
    assertThat(text(report(PLAIN), "final.csv"))
        .isEqualTo(
            """
            environment,group,seeds,mean,std,iqm,iqm_low,iqm_high,failed,unfinished,steps_min,steps_max
            Pendulum-v1,gaussian,2,15.0,7.5,15.0,7.5,22.5,0,0,768,768
            """);
    assertThat(text(report(PLAIN), "trials.csv").lines())
        .containsExactly(
            "environment,group,seed,name,status,steps,final_return,failure",
            "Pendulum-v1,gaussian,1,pendulum,finished,768,7.5,",
            "Pendulum-v1,gaussian,2,pendulum,finished,768,22.5,");
    assertThat(text(report(PLAIN), "curves.csv"))
        .contains("Pendulum-v1,gaussian,64,2,2.0,1.0,2.0,1.0,3.0\n")
        .endsWith("Pendulum-v1,gaussian,768,2,24.0,12.0,24.0,12.0,36.0\n");
    assertThat(text(report(PLAIN), "final.md"))
        .contains("| Pendulum-v1 | gaussian | 2 | 768 | 15.00 ± 7.50 | 15.00 [7.50, 22.50] |");
  }

  @Test
  void scoresCompareTheGroupsOverAllTasks() {
    write("a", trial(1, "gaussian"), 1);
    write("b", trial(2, "gaussian"), 3);
    write("c", trial(1, "normalizing-flow"), 2);
    // Final returns 7.5 and 22.5 of the Gaussians, 15 of the flow; 15 is the score ½.
    References references = new References(Map.of("Pendulum-v1", new Reference(0, 30)));
    Map<String, byte[]> files =
        report(new Report.Options(false, 1, List.of(), false, Optional.of(references)));
    assertThat(text(files, "scores.csv"))
        .startsWith("group,tasks,trials,iqm,iqm_low,iqm_high,median,")
        .contains(
            "policy.type=gaussian,1,2,0.5,0.25,0.75,0.5,0.25,0.75,0.5,0.25,0.75,0.5,0.25,0.75\n")
        .contains("policy.type=normalizing-flow,1,1,0.5,0.5,0.5,");
    assertThat(text(files, "improvements.csv"))
        .contains("policy.type=gaussian,policy.type=normalizing-flow,0.5,0.0,1.0\n");
    assertThat(text(files, "profiles.csv").lines()).hasSize(1 + 2 * 101);
    assertThat(files).containsKeys("profiles.png", "profiles.svg");
    assertThat(text(files, "final.md"))
        .contains("Scores over Pendulum-v1:\n")
        .contains("| policy.type=gaussian | 1 | 2 | 0.500 [0.250, 0.750] |");
    assertThat(text(files, "report.html")).contains("Probability of improvement over Pendulum-v1");
  }

  @Test
  void scoresAreOfTheTasksThatAllGroupsHave() {
    List<String> tasks =
        List.of("Pendulum-v1", "MountainCarContinuous-v0", "ContinuousCartPole-v0");
    for (String task : tasks) {
      for (String policy : List.of("gaussian", "normalizing-flow")) {
        Trial trial = new Trial("t", task, 1, trial(1, policy).hyperparameters());
        write(task + policy, trial, policy.equals("gaussian") ? 1 : 2);
      }
    }
    write("beta", trial(1, "beta"), 3);
    References references =
        new References(
            Map.of(
                "Pendulum-v1", new Reference(0, 30),
                "MountainCarContinuous-v0", new Reference(0, 15)));
    Report report =
        Report.of(
            RecordedTrials.below(List.of(home)),
            new Report.Options(false, 1, List.of(), false, Optional.of(references)));
    // Final returns 7.5 and 15 have the scores ¼ and ½ on the pendulum, ½ and 1 on the mountain.
    assertThat(new String(report.files().get("scores.csv").get(), StandardCharsets.UTF_8))
        .contains("policy.type=gaussian,2,2,0.375,")
        .contains("policy.type=normalizing-flow,2,2,0.75,")
        .doesNotContain("beta");
    assertThat(report.notes())
        .anySatisfy(note -> assertThat(note).contains("their file lacks it: ContinuousCartPole-v0"))
        .anySatisfy(
            note ->
                assertThat(note)
                    .contains("policy.type=beta is not part of the scores")
                    .contains("MountainCarContinuous-v0"));
  }

  @Test
  void scoresOfOtherTasksAreRefused() {
    write("a", trial(1, "gaussian"), 1);
    References references = new References(Map.of("Hopper-v4", new Reference(0, 30)));
    assertThatThrownBy(
            () -> report(new Report.Options(false, 1, List.of(), false, Optional.of(references))))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("their file lacks it: Pendulum-v1");
  }

  @Test
  void whoWasStoppedEarlyCountsWithWhatItHas() {
    write("a", trial(1, "gaussian"), 1);
    WrittenTrials.write(home.resolve("b"), trial(2, "gaussian"), 0.5, 1, 2);
    WrittenTrials.stop(home.resolve("b"), trial(2, "gaussian"), 3, 3, "stopped (rank 2 of 2)");
    Map<String, byte[]> files = report(PLAIN);
    assertThat(text(files, "final.csv")).endsWith(",0,1,192,768\n");
    assertThat(text(files, "trials.csv"))
        .endsWith("gaussian,2,pendulum,stopped early,192,2.0,stopped (rank 2 of 2)\n");
    assertThat(text(files, "final.md"))
        .contains("| 2, 1 stopped early | 192 – 768 |")
        .contains("Trials stopped early:\n")
        .contains("| Pendulum-v1 | gaussian | 2 | 192 | stopped (rank 2 of 2) |");
  }

  @Test
  void everyFigureIsThereAsPngAndSvg() throws IOException {
    write("a", trial(1, "gaussian"), 1);
    write("b", trial(1, "normalizing-flow"), 2);
    Map<String, byte[]> files =
        report(new Report.Options(true, 1, List.of(), true, Optional.empty()));
    assertThat(files)
        .containsOnlyKeys(
            "final.csv",
            "trials.csv",
            "curves.csv",
            "final.md",
            "curves-Pendulum-v1.png",
            "curves-Pendulum-v1.svg",
            "curves-iqm-Pendulum-v1.png",
            "curves-iqm-Pendulum-v1.svg",
            "kl-Pendulum-v1.png",
            "kl-Pendulum-v1.svg",
            "entropy-Pendulum-v1.png",
            "entropy-Pendulum-v1.svg",
            "report.html",
            "tensorboard/Pendulum-v1/policy.type=gaussian/seed=1/" + eventFile("a"),
            "tensorboard/Pendulum-v1/policy.type=normalizing-flow/seed=1/" + eventFile("b"));
    assertThat(ImageIO.read(new ByteArrayInputStream(files.get("curves-Pendulum-v1.png"))))
        .extracting(image -> image.getWidth())
        .isEqualTo(1600);
    assertThat(text(files, "curves-Pendulum-v1.svg")).contains("<svg ").doesNotContain("DOCTYPE");
  }

  @Test
  void figuresAreOfTheAlgorithmsThatReportTheirQuantity() throws IOException {
    write("a", trial(1, "gaussian"), 1);
    write("b", trial(1, "normalizing-flow"), 2);
    WrittenTrials.asOfAnotherAlgorithm(home.resolve("b"));
    assertThat(report(PLAIN)).containsKeys("kl-Pendulum-v1.png", "entropy-Pendulum-v1.png");
    WrittenTrials.asOfAnotherAlgorithm(home.resolve("a"));
    assertThat(report(PLAIN))
        .containsKey("curves-Pendulum-v1.png")
        .doesNotContainKeys("kl-Pendulum-v1.png", "entropy-Pendulum-v1.png");
  }

  private String eventFile(String folder) {
    RecordedTrials trials = RecordedTrials.below(List.of(home.resolve(folder)));
    return new EventFile(trials.trials().get(0), "").name();
  }

  /** It holds no address but those of its own data. */
  @Test
  void thePageNeedsNothingElse() {
    write("a", trial(1, "gaussian"), 1);
    assertThat(text(report(PLAIN), "report.html"))
        .doesNotContain("<link", "@import", "<img")
        .doesNotContainPattern("(src|href)=\"(?!#)")
        .contains("content=\"default-src 'none'; script-src 'unsafe-inline' data:;");
  }

  /** Killed after three iterations with a row half written, and resumed on a slower machine. */
  @Test
  void aRunThatWasKilledAndGoneOnWithGivesTheSameBytes() throws IOException {
    write("a", trial(1, "gaussian"), 1);
    write("b", trial(2, "gaussian"), 3);
    Map<String, byte[]> undisturbed = report(PLAIN);
    Path elsewhere = home.resolveSibling(home.getFileName() + "-again");
    double[] returns = rising(1);
    WrittenTrials.write(elsewhere.resolve("x"), trial(2, "gaussian"), 9, rising(3));
    WrittenTrials.write(
        elsewhere.resolve("y/z"), trial(1, "gaussian"), 7, Arrays.copyOf(returns, 3));
    Files.writeString(
        elsewhere.resolve("y/z/progress.csv"), "256,4,3,4", StandardOpenOption.APPEND);
    WrittenTrials.write(elsewhere.resolve("y/z"), trial(1, "gaussian"), 7, returns);
    Map<String, byte[]> disturbed = report(elsewhere, PLAIN);
    for (String file : List.of("final.csv", "trials.csv", "curves.csv", "final.md")) {
      assertThat(disturbed.get(file)).as(file).isEqualTo(undisturbed.get(file));
    }
    assertThat(disturbed.get("curves-Pendulum-v1.png"))
        .isEqualTo(undisturbed.get("curves-Pendulum-v1.png"));
  }

  @Test
  void aTrialThatFailedIsNamedWithItsReasonAndCountsInNoMean() {
    write("a", trial(1, "gaussian"), 1);
    WrittenTrials.write(home.resolve("b"), trial(2, "gaussian"), 1, 50, 60);
    WrittenTrials.fail(home.resolve("b"), trial(2, "gaussian"), 3, "lane 1: <nothing>, \"left\"");
    Map<String, byte[]> files = report(PLAIN);
    assertThat(text(files, "final.csv"))
        .contains("\nPendulum-v1,gaussian,1,7.5,0.0,7.5,7.5,7.5,1,0,768,768\n");
    assertThat(text(files, "trials.csv"))
        .endsWith(
            "Pendulum-v1,gaussian,2,pendulum,failed,128,55.0,\"lane 1: <nothing>, \"\"left\"\"\"\n");
    assertThat(text(files, "curves.csv")).contains("gaussian,64,1,1.0,").doesNotContain("50.0");
    assertThat(text(files, "final.md")).contains("| 128 | lane 1: &lt;nothing&gt;, \"left\" |");
    assertThat(text(files, "report.html"))
        .contains(">lane 1: &lt;nothing&gt;, &quot;left&quot;</td>");
  }

  @Test
  void trialsWithoutAnyReturnHaveATableButNoFigure() {
    WrittenTrials.write(home.resolve("a"), trial(1, "gaussian"), 1, Double.NaN);
    WrittenTrials.fail(home.resolve("b"), trial(2, "gaussian"), 1, "no memory");
    Map<String, byte[]> files = report(PLAIN);
    assertThat(files).doesNotContainKey("curves-Pendulum-v1.png").containsKey("kl-Pendulum-v1.png");
    assertThat(text(files, "final.csv")).endsWith("Pendulum-v1,gaussian,0,,,,,,1,1,64,64\n");
    assertThat(text(files, "report.html")).contains("no episode has ended").contains("no memory");
  }

  @Test
  void curvesAreDrawnWhereAllSeedsHaveOne() {
    write("a", trial(1, "gaussian"), 1);
    WrittenTrials.write(home.resolve("b"), trial(2, "gaussian"), 1, Double.NaN, 4, 6);
    assertThat(text(report(PLAIN), "curves.csv").lines().skip(1))
        .containsExactly(
            "Pendulum-v1,gaussian,128,2,3.0,1.0,3.0,2.0,4.0",
            "Pendulum-v1,gaussian,192,2,4.5,1.5,4.5,3.0,6.0");
    assertThat(text(report(PLAIN), "final.md")).contains("| 2, 1 unfinished | 192 – 768 |");
  }

  @Test
  void thePageTellsWhereRunsComeFrom() {
    write("a", trial(1, "gaussian"), 1);
    RunMetadata metadata = RunMetadata.read(home.resolve("a")).orElseThrow();
    assertThat(text(report(PLAIN), "report.html"))
        .contains(metadata.started(), "git revision", metadata.revision(), metadata.java())
        .contains("policy.type: gaussian");
  }

  /** Reports need neither the environments nor the build that wrote the runs. */
  @Test
  void namesOfAnyKindAreTextAndNoMore() throws IOException {
    String environment = "../<script>alert(1)</script>|é🙂/Of-v1";
    write("a", trial(1, "gaussian"), 1);
    Path file = home.resolve("a/configuration.yaml");
    String text =
        Files.readString(file)
            .replace("environment: Pendulum-v1", "environment: \"" + environment + "\"")
            .replace("name: pendulum", "name: \"=1+1\"");
    Files.writeString(file, text + "later:\n  key: '@sum'\n");
    Map<String, byte[]> files =
        report(new Report.Options(false, 1, List.of(), true, Optional.empty()));
    assertThat(files.keySet()).allSatisfy(name -> assertThat(name).matches("[\\w./=,-]{1,250}"));
    assertThat(files.keySet()).noneMatch(name -> name.contains("../") || name.startsWith("/"));
    assertThat(text(files, "trials.csv")).contains(",1,'=1+1,finished,").contains("🙂");
    assertThat(text(files, "report.html"))
        .doesNotContain("<script>alert")
        .contains("&lt;script&gt;", "\\u003cscript>alert(1)\\u003c/script>");
    assertThat(text(files, "final.md")).doesNotContain("<script").contains("script&gt;\\|é");
    assertThat(files.entrySet())
        .filteredOn(entry -> entry.getKey().endsWith(".svg"))
        .hasSize(3)
        .allSatisfy(
            entry ->
                assertThat(new String(entry.getValue(), StandardCharsets.UTF_8))
                    .doesNotContain("<script"));
  }

  @Test
  void longNamesOfFilesAreCutAndStayApart() {
    String key = "k=0.123456789,".repeat(40);
    assertThat(FileName.of(key + "1"))
        .hasSizeLessThanOrEqualTo(120)
        .isNotEqualTo(FileName.of(key + "2"));
    assertThat(FileName.of("policy.type=flow,max-kl=1.0E-4"))
        .isEqualTo("policy.type=flow,max-kl=1.0E-4");
    assertThat(List.of(FileName.of(".."), FileName.of(""), FileName.of("é"), FileName.of("a/b")))
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[A-Za-z0-9._-]+") && !name.startsWith("."));
  }

  @Test
  void oddNumbersHaveFiguresToo() {
    WrittenTrials.write(home.resolve("one"), WrittenTrials.trial(1, "gaussian", 0.01, 1), 1, 5);
    WrittenTrials.write(home.resolve("level"), WrittenTrials.trial(1, "beta", 0.01, 3), 1, 7, 7, 7);
    WrittenTrials.write(
        home.resolve("huge"),
        WrittenTrials.trial(1, "normalizing-flow", 0.01, 2),
        1,
        -1e300,
        1e300);
    assertThat(report(PLAIN)).containsKeys("curves-Pendulum-v1.png", "kl-Pendulum-v1.png");
  }

  @Test
  void drawnHyperparametersHaveQuantiles() {
    for (int i = 1; i <= 8; i++) {
      Trial trial = WrittenTrials.trial(i, "gaussian", 0.001 * i, 12);
      write("a/" + i, trial, i);
    }
    Map<String, byte[]> files = report(PLAIN);
    assertThat(files).containsKeys("quantiles-Pendulum-v1.png", "quantiles-Pendulum-v1.svg");
  }
}
