package org.sluice.jobs.conf.keys;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.algorithm.Algorithm;
import org.sluice.learning.algorithm.AlgorithmParams;
import org.sluice.learning.algorithm.Algorithms;
import org.sluice.learning.hyperparameters.BelowParams;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.Policies;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.trial.Trial;

/** The keys that a trial reads, which depend on its algorithm and policy. */
public final class ChosenKeys {

  private ChosenKeys() {}

  /**
   * The choice parameters: the algorithm, then the policy's type, then the policy's own choices.
   */
  public static List<Param<String>> choices() {
    List<Param<String>> choices = new ArrayList<>(List.of(AlgorithmParams.ALGORITHM));
    choices.addAll(ofPolicy());
    return choices;
  }

  /** The choices between policies. */
  public static List<Param<String>> ofPolicy() {
    return Policies.parameters().stream()
        .filter(parameter -> parameter.clazz == String.class)
        .map(ChosenKeys::asText)
        .toList();
  }

  @SuppressWarnings("unchecked") // its class says so
  private static Param<String> asText(Param<?> parameter) {
    return (Param<String>) parameter;
  }

  /**
   * The hyper-parameters that a trial reads, with its algorithm's defaults and ranges.
   *
   * @param chosen of which the choices alone are looked at
   * @param environment the trial's, as it was written
   */
  public static List<Param<?>> read(Hyperparameters chosen, String environment) {
    Map<String, Param<?>> parameters = new LinkedHashMap<>();
    Stream.of(ofTrial(environment), Policies.parameters(chosen), Algorithms.of(chosen).parameters())
        .flatMap(List::stream)
        .filter(parameter -> !isUnreadIn(parameter.name, environment))
        .filter(parameter -> !isOfNoSnapshot(parameter, chosen))
        .forEach(parameter -> parameters.put(parameter.name, parameter));
    return List.copyOf(parameters.values());
  }

  /** One of these by its key. */
  public static Optional<Param<?>> find(String key, Hyperparameters chosen, String environment) {
    if (isUnreadIn(key, environment)) {
      return Optional.empty();
    }
    Optional<Param<?>> own = find(key, Algorithms.of(chosen).parameters());
    return own.isPresent()
        ? own
        : find(key, isOfPolicy(key) ? Policies.parameters(chosen) : ofTrial(environment));
  }

  /** Those that neither algorithm nor policy decides. */
  private static List<Param<?>> ofTrial(String environment) {
    List<Param<?>> parameters = new ArrayList<>(Keys.trial());
    parameters.addAll(Trial.LIVE.equals(environment) ? Keys.live() : Keys.above());
    return parameters;
  }

  /** Whether a key describes a snapshot below that the trial does not name. */
  private static boolean isOfNoSnapshot(Param<?> parameter, Hyperparameters chosen) {
    return Keys.above().contains(parameter) && !BelowParams.isNamed(chosen);
  }

  /**
   * Actors are no lanes, how far they are behind is counted, not chosen, and they act on their own.
   */
  private static boolean isUnreadIn(String key, String environment) {
    return Trial.LIVE.equals(environment)
        && (key.equals(TrialParams.LANES.name)
            || key.equals(TrialParams.LAG.name)
            || find(key, Keys.above()).isPresent());
  }

  /** Whether a key is read only where programs outside act. */
  private static boolean isOfLive(String key) {
    return find(key, Keys.live()).isPresent();
  }

  private static Optional<Param<?>> find(String key, List<? extends Param<?>> among) {
    return among.stream().filter(one -> one.name.equals(key)).<Param<?>>map(one -> one).findFirst();
  }

  /** Whether a key belongs to a policy or its encoder. */
  public static boolean isOfPolicy(String key) {
    return find(key, Policies.parameters()).isPresent();
  }

  /**
   * Whether the choices imply that a key is not read.
   *
   * @param words the known choices, by key; invalid ones are ignored
   */
  public static boolean isUnread(String key, Map<String, String> words) {
    Hyperparameters chosen = new Hyperparameters();
    String decisive = isOfPolicy(key) ? PolicyParams.TYPE.name : AlgorithmParams.ALGORITHM.name;
    return Keys.find(key).isPresent()
        && Keys.jobParameter(key).isEmpty()
        && words.containsKey(decisive)
        && set(chosen, words)
        && find(key, chosen, words.get(Keys.ENVIRONMENT)).isEmpty();
  }

  /**
   * Sets the choices, and the snapshot below, which decides whether its other keys are read.
   *
   * @param values Modified
   * @param words by key
   * @return whether this build knows all of them
   */
  public static boolean set(Hyperparameters values, Map<String, String> words) {
    boolean known = true;
    List<Param<String>> all = new ArrayList<>(choices());
    all.add(BelowParams.SNAPSHOT);
    for (Param<String> choice : all) {
      String word = words.get(choice.name);
      try {
        if (word != null) {
          values.set(choice, word.strip());
        }
      } catch (IllegalArgumentException e) {
        known = false;
      }
    }
    return known;
  }

  /** Says that a trial does not read a key that other trials read, and which keys it does read. */
  public static String unread(String key, Hyperparameters chosen, String environment) {
    if (isUnreadIn(key, environment)) {
      return String.format(
          "'%s' has no effect on a live trial (environment: %s)", key, environment);
    }
    if (isOfLive(key)) {
      return String.format(
          "'%s' has no effect on %s: only a trial with environment: %s reads it",
          key, environment, Trial.LIVE);
    }
    return isOfPolicy(key) ? notOfPolicy(key, chosen) : notOf(key, Algorithms.of(chosen));
  }

  private static String notOfPolicy(String key, Hyperparameters chosen) {
    List<String> own =
        Policies.type(chosen).parameters(chosen).stream().map(one -> one.name).toList();
    return String.format(
        "'%s' has no effect on %s; %s",
        key,
        Policies.describe(chosen),
        own.isEmpty() ? "it has no keys of its own" : "its keys are " + String.join(", ", own));
  }

  private static String notOf(String key, Algorithm algorithm) {
    String others =
        Algorithms.all().stream()
            .filter(one -> find(key, one.parameters()).isPresent())
            .map(Algorithm::word)
            .collect(Collectors.joining(", "));
    return String.format("'%s' is a key of %s, not of %s", key, others, algorithm.word())
        + Keys.near(key, algorithm.parameters())
            .map(near -> "; the nearest of " + algorithm.word() + " is '" + near + "'")
            .orElse("; 'sluice keys " + algorithm.word() + "' lists what it reads");
  }
}
