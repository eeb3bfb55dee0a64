package org.sluice.jobs.top;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.sluice.jobs.top.Standing.State;

/**
 * Trials ordered by mean return, the best first; those without one come last.
 *
 * @param ranked in this order
 */
public record Leaderboard(List<Standing> ranked) {

  private static final Comparator<Standing> BEST_FIRST =
      Comparator.<Standing, Boolean>comparing(one -> Double.isNaN(one.meanReturn()))
          .thenComparing(Comparator.comparingDouble(Standing::meanReturn).reversed())
          .thenComparing(Standing::trial);

  /** Ranks trials. */
  public static Leaderboard of(Collection<Standing> standings) {
    return new Leaderboard(standings.stream().sorted(BEST_FIRST).toList());
  }

  /**
   * A header, and a line for each of the best trials.
   *
   * @param most the most trials to show
   * @param columns the terminal's width
   */
  public List<String> table(int most, int columns) {
    return new StandingsTable(ranked.subList(0, Math.min(most, ranked.size())), columns).lines();
  }

  /**
   * A one-line summary of all trials.
   *
   * @param pace environment steps per second; empty if unknown
   */
  public String summary(OptionalDouble pace) {
    List<String> counts = new ArrayList<>();
    for (State state : State.values()) {
      long count = ranked.stream().filter(one -> one.state() == state).count();
      if (count > 0) {
        counts.add(String.format(Locale.ROOT, "%,d %s", count, state.word()));
      }
    }
    OptionalLong total = totalSteps();
    return String.join(", ", counts)
        + String.format(Locale.ROOT, "  %,d", steps())
        + (total.isPresent() ? String.format(Locale.ROOT, " of %,d", total.getAsLong()) : "")
        + " steps"
        + (pace.isPresent()
            ? String.format(Locale.ROOT, "  %,.0f steps/s", pace.getAsDouble())
            : "");
  }

  /** Environment steps of all trials. */
  long steps() {
    return ranked.stream().mapToLong(Standing::steps).sum();
  }

  /** The total steps, without those that trials that ended early will not take. */
  private static long stepsToTheEnd(Standing one) {
    return switch (one.state()) {
      case STOPPED_EARLY, FAILED, UNREADABLE -> one.steps();
      default -> one.totalSteps().getAsLong();
    };
  }

  private OptionalLong totalSteps() {
    return ranked.stream()
            .allMatch(one -> one.totalSteps().isPresent() || one.state() == State.UNREADABLE)
        ? OptionalLong.of(ranked.stream().mapToLong(Leaderboard::stepsToTheEnd).sum())
        : OptionalLong.empty();
  }
}
