package org.sluice.jobs.report.result;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sluice.jobs.run.recorded.RecordedRun;
import org.sluice.jobs.run.recorded.RecordedTrial;

/**
 * Splits trials that differ only in the seed by run if a seed occurs twice, since the same seed
 * gives the same numbers and is not another sample.
 *
 * @param runs by the run's name; all trials under an empty name if no seed occurs twice
 * @param note a note for the reader, if a seed occurs twice
 */
record Repetitions(Map<String, List<RecordedTrial>> runs, Optional<String> note) {

  static Repetitions in(List<RecordedTrial> trials) {
    Optional<String> twice = twice(trials);
    if (twice.isEmpty()) {
      return new Repetitions(Map.of("", trials), Optional.empty());
    }
    // A copy of a trial within its own run is identified by its folder.
    boolean byRun =
        trials.stream()
            .collect(Collectors.groupingBy(trial -> trial.run().folder()))
            .values()
            .stream()
            .allMatch(of -> twice(of).isEmpty());
    Function<RecordedTrial, Path> place =
        byRun ? trial -> trial.run().folder() : RecordedTrial::folder;
    Map<Path, String> names = names(trials.stream().map(place).distinct().toList());
    Map<String, List<RecordedTrial>> runs =
        trials.stream()
            .collect(
                Collectors.groupingBy(
                    trial -> names.get(place.apply(trial)), TreeMap::new, Collectors.toList()));
    return new Repetitions(
        runs,
        Optional.of(
            String.format(
                "%s: the same trial with the same seed %s in %d runs, which are shown apart: %s",
                trials.get(0).environment(),
                twice.get(),
                runs.size(),
                String.join(", ", runs.keySet()))));
  }

  private static Optional<String> twice(List<RecordedTrial> trials) {
    Set<String> seen = new HashSet<>();
    return trials.stream().map(RecordedTrial::seed).filter(seed -> !seen.add(seed)).findFirst();
  }

  /** The shortest path suffixes that distinguish all runs. */
  private static Map<Path, String> names(List<Path> places) {
    int longest =
        places.stream().mapToInt(one -> one.toAbsolutePath().getNameCount()).max().orElseThrow();
    int count = 1;
    while (count < longest && distinct(places, count) < places.size()) {
      count++;
    }
    int enough = count;
    return places.stream()
        .collect(Collectors.toMap(place -> place, place -> RecordedRun.lastNames(place, enough)));
  }

  private static long distinct(List<Path> places, int count) {
    return places.stream().map(place -> RecordedRun.lastNames(place, count)).distinct().count();
  }
}
