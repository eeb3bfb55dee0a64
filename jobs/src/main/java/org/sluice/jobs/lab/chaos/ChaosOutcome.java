package org.sluice.jobs.lab.chaos;

import java.util.List;
import java.util.Locale;

/**
 * What came of a round.
 *
 * @param struck what was killed after how many iterations, strike by strike
 * @param seconds from the submission to the last policy
 * @param wanted transitions that are to be learned from
 * @param learned transitions that were, by the learner's count
 * @param written transitions in the topic; those above {@code wanted} were repeated and dropped
 * @param same whether the last parameters are the loop's, bit for bit
 */
public record ChaosOutcome(
    int round,
    String environment,
    List<String> struck,
    double seconds,
    long wanted,
    long learned,
    long written,
    boolean same) {

  /** Whether there was a disturbance, and nothing of it shows in what was learned. */
  public boolean isGood() {
    return !struck.isEmpty() && same && learned == wanted && written >= wanted;
  }

  String verdict() {
    return String.format(
        Locale.ROOT,
        "%s%s after %.1f s, %,d transitions learned, %,d repeated and dropped",
        struck.isEmpty() ? "NOTHING STRUCK IT, " : "",
        same ? "the loop's parameters" : "OTHER PARAMETERS",
        seconds,
        learned,
        written - wanted);
  }

  /** Rounds as a table in Markdown. */
  public static String table(List<ChaosOutcome> outcomes) {
    StringBuilder table = new StringBuilder();
    table.append(
        "| round | environment | killed, at iteration | seconds | transitions learned | repeated and dropped |"
            + " parameters |\n|--:|---|---|--:|--:|--:|---|\n");
    for (ChaosOutcome outcome : outcomes) {
      table.append(
          String.format(
              Locale.ROOT,
              "| %d | %s | %s | %.1f | %,d of %,d | %,d | %s |%n",
              outcome.round,
              outcome.environment,
              outcome.struck.isEmpty() ? "**nothing**" : String.join("; ", outcome.struck),
              outcome.seconds,
              outcome.learned,
              outcome.wanted,
              outcome.written - outcome.wanted,
              outcome.same ? "identical" : "**different**"));
    }
    return table.toString();
  }
}
