package org.sluice.jobs.report.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sluice.jobs.report.result.Bootstrap;
import org.sluice.jobs.report.result.Group;
import org.sluice.jobs.report.result.Grouping;
import org.sluice.jobs.report.result.TrialResult;
import org.sluice.jobs.run.files.RunException;

/**
 * Methods compared over several tasks by their scores. A method is a label of groups; the methods
 * that are compared have a final return in every task.
 *
 * @param tasks the environments that have references and trials
 * @param methods at least one
 * @param notes for the reader: what is left out
 * @param bootstrap for the intervals
 */
public record Comparison(
    List<String> tasks, List<Method> methods, List<String> notes, Bootstrap bootstrap) {

  private static final int MOST_IN_PAIRS = 12;

  /**
   * Compares groups.
   *
   * @throws RunException if there is nothing to compare
   */
  public static Comparison of(Grouping grouping, References references, Bootstrap bootstrap) {
    List<String> notes = new ArrayList<>();
    List<String> tasks = new ArrayList<>();
    for (String environment : grouping.environments()) {
      if (!references.ofEnvironments().containsKey(environment)) {
        notes.add("not part of the scores, since their file lacks it: " + environment);
      } else if (grouping.in(environment).stream().noneMatch(Comparison::isScored)) {
        notes.add("not part of the scores, since no trial has a return there: " + environment);
      } else {
        tasks.add(environment);
      }
    }
    Map<String, Map<String, Group>> labels =
        grouping.groups().stream()
            .filter(group -> tasks.contains(group.environment()) && isScored(group))
            .collect(
                Collectors.groupingBy(
                    Group::label,
                    LinkedHashMap::new,
                    Collectors.toMap(Group::environment, group -> group)));
    List<Method> methods = new ArrayList<>();
    labels.forEach(
        (label, groups) ->
            method(label, groups, tasks, references)
                .ifPresentOrElse(methods::add, () -> notes.add(missing(label, groups, tasks))));
    if (methods.isEmpty()) {
      throw new RunException("--scores: nothing can be compared: " + String.join("; ", notes));
    }
    labels.values().stream()
        .flatMap(groups -> groups.values().stream())
        .forEach(group -> partial(group).ifPresent(notes::add));
    if (methods.size() > MOST_IN_PAIRS) {
      notes.add("no probabilities of improvement: more than " + MOST_IN_PAIRS + " groups");
    }
    return new Comparison(tasks, methods, notes, bootstrap);
  }

  private static boolean isScored(Group group) {
    return group.finalReturns().length > 0;
  }

  /** A note if a group's scores are not of all its trials at their end. */
  private static Optional<String> partial(Group group) {
    int failed = group.failed().size();
    long unfinished =
        group.counted().stream()
            .filter(trial -> trial.status() != TrialResult.Status.FINISHED)
            .count();
    return failed + unfinished == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                "the scores of %s in %s leave out %d failed trials and include %d that have not"
                    + " taken all their steps",
                group.label(), group.environment(), failed, unfinished));
  }

  private static Optional<Method> method(
      String label, Map<String, Group> groups, List<String> tasks, References references) {
    return groups.size() < tasks.size()
        ? Optional.empty()
        : Optional.of(
            new Method(
                label,
                tasks.stream()
                    .map(task -> scores(groups.get(task), references.ofEnvironments().get(task)))
                    .toArray(double[][]::new)));
  }

  private static double[] scores(Group group, References.Reference reference) {
    return Arrays.stream(group.finalReturns()).map(reference::score).toArray();
  }

  private static String missing(String label, Map<String, Group> groups, List<String> tasks) {
    return String.format(
        "%s is not part of the scores, since no group of this name has a return in %s; names consist"
            + " of the keys that differ within an environment",
        label,
        tasks.stream().filter(task -> !groups.containsKey(task)).collect(Collectors.joining(", ")));
  }

  /** A statistic of a method. */
  public Estimate estimate(Method method, Statistic statistic) {
    return Estimate.of(method.scores(), statistic::of, bootstrap);
  }

  /** The methods' performance profiles, with the same τ. */
  public List<Profile> profiles() {
    double[] thresholds =
        Profile.thresholds(
            methods.stream()
                .flatMap(method -> Arrays.stream(method.scores()))
                .flatMapToDouble(Arrays::stream));
    return methods.stream().map(method -> Profile.of(method, thresholds, bootstrap)).toList();
  }

  /**
   * Of every two methods, how probably the one is better than the other; none if there are so many
   * methods that nobody would read them.
   */
  public List<Improvement> improvements() {
    List<Improvement> improvements = new ArrayList<>();
    int compared = methods.size() <= MOST_IN_PAIRS ? methods.size() : 0;
    for (int one = 0; one < compared; one++) {
      for (int other = one + 1; other < compared; other++) {
        Improvement better = Improvement.of(methods.get(one), methods.get(other), bootstrap);
        improvements.add(better);
        improvements.add(better.reversed());
      }
    }
    return improvements;
  }
}
