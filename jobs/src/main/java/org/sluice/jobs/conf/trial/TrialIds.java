package org.sluice.jobs.conf.trial;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sluice.learning.trial.Trial;

/** Checks trial ids, which are also folder names. */
public final class TrialIds {

  /** File systems allow 255 bytes per name. */
  private static final int MOST_OF_PART = 200;

  private static final int MOST = 2_000;

  /** Files and folders beside the folders of several trials. */
  private static final Set<String> TAKEN =
      Set.of(
          "lock",
          "job",
          "broker",
          "kafka",
          "checkpoints",
          "savepoints",
          "configuration.yaml",
          "metadata.json",
          "progress.csv",
          "snapshots",
          "curve.png");

  private TrialIds() {}

  /**
   * Rejects different trials with equal ids, as those of the snapshots a/b and a_b.
   *
   * @param problems Modified. The first problem is added
   */
  public static void refuseEqual(Path file, List<Trial> trials, Collection<String> problems) {
    Set<String> ids = new HashSet<>();
    trials.stream()
        .map(Trial::id)
        .filter(id -> !ids.add(id))
        .findFirst()
        .ifPresent(
            id ->
                problems.add(
                    String.format(
                        "%s: two trials would have the folder %s; write one of their values"
                            + " differently",
                        file, id)));
  }

  /**
   * Checks the ids of all trials.
   *
   * @param problems Modified. The first problem is added
   */
  public static void check(Path file, List<Trial> trials, Collection<String> problems) {
    for (Trial trial : trials) {
      List<String> parts = Arrays.asList(trial.id().split("/"));
      String first = parts.get(0).toLowerCase(Locale.ROOT);
      if (trials.size() > 1 && (TAKEN.contains(first) || first.endsWith(".unfinished"))) {
        problems.add(
            String.format(
                "%s: name cannot be %s for several trials: a run has a file or folder of that name",
                file, parts.get(0)));
        return;
      }
      for (String part : parts) {
        if (part.length() > MOST_OF_PART) {
          problems.add(
              String.format(
                  "%s: a trial's folder is named after its name and values; at most"
                      + " %d characters are allowed, but '%s…' has %d",
                  file, MOST_OF_PART, part.substring(0, 40), part.length()));
          return;
        }
        if (!part.matches("[A-Za-z0-9._=+-]+")) {
          problems.add(
              String.format(
                  "%s: a trial's folder is named after its name and values; '%s' has"
                      + " characters other than letters, digits and . _ = + -",
                  file, part));
          return;
        }
      }
      if (trial.id().length() > MOST) {
        problems.add(
            String.format(
                "%s: a trial's folder is named after all values that vary; at most %,d"
                    + " characters are allowed, not %,d",
                file, MOST, trial.id().length()));
        return;
      }
    }
  }
}
