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
    List<String> tasks =
        grouping.environments().stream().filter(references.ofEnvironments()::containsKey).toList();
    if (tasks.isEmpty()) {
      throw new RunException(
          "--scores: the file has none of the environments of these trials: "
              + String.join(", ", grouping.environments()));
    }
    List<String> notes = new ArrayList<>();
    grouping.environments().stream()
        .filter(environment -> !tasks.contains(environment))
        .forEach(one -> notes.add("not part of the scores, since their file lacks it: " + one));
    Map<String, Map<String, Group>> labels =
        grouping.groups().stream()
            .filter(group -> tasks.contains(group.environment()))
            .filter(group -> group.finalReturns().length > 0)
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
    return new Comparison(tasks, methods, notes, bootstrap);
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
        "%s is not part of the scores, since it has no return in %s",
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
    List<Method> compared = methods.size() <= MOST_IN_PAIRS ? methods : List.of();
    return compared.stream()
        .flatMap(
            better ->
                compared.stream()
                    .filter(than -> !than.label().equals(better.label()))
                    .map(than -> Improvement.of(better, than, bootstrap)))
        .toList();
  }
}
