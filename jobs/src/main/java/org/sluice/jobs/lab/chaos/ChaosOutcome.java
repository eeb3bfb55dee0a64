package org.sluice.jobs.lab.chaos;

import java.util.List;
import java.util.Locale;

/**
 * The outcome of a round.
 *
 * @param algorithm its word
 * @param struck what was killed, and after how many iterations
 * @param seconds from the submission to the last policy
 * @param wanted transitions to be learned from
 * @param learned transitions learned from, according to the learner
 * @param written transitions in the topic; those above {@code wanted} were repeated and dropped
 * @param same whether the final parameters equal the training loop's, bit for bit
 */
public record ChaosOutcome(
    int round,
    String algorithm,
    String environment,
    List<String> struck,
    double seconds,
    long wanted,
    long learned,
    long written,
    boolean same) {

  /** Whether something was killed and the result is unaffected. */
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

  /** The rounds as a Markdown table. */
  public static String table(List<ChaosOutcome> outcomes) {
    StringBuilder table = new StringBuilder();
    table.append(
        "| round | algorithm | environment | killed, at iteration | seconds | transitions learned |"
            + " repeated and dropped | parameters |\n|--:|---|---|---|--:|--:|--:|---|\n");
    for (ChaosOutcome outcome : outcomes) {
      table.append(
          String.format(
              Locale.ROOT,
              "| %d | %s | %s | %s | %.1f | %,d of %,d | %,d | %s |%n",
              outcome.round,
              outcome.algorithm,
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
