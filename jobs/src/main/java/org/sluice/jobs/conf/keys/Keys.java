package org.sluice.jobs.conf.keys;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.algorithm.Algorithm;
import org.sluice.learning.algorithm.AlgorithmParams;
import org.sluice.learning.algorithm.Algorithms;
import org.sluice.learning.hyperparameters.BelowParams;
import org.sluice.learning.hyperparameters.LiveSpaceParams;
import org.sluice.learning.hyperparameters.Params;
import org.sluice.learning.hyperparameters.StartParams;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.live.LiveParams;
import org.sluice.learning.policy.Policies;

/** Every key that a configuration may have. */
public final class Keys {

  /** Key of the trial's name. */
  public static final String NAME = "name";

  /** The environment's id. */
  public static final String ENVIRONMENT = "environment";

  /** The seed of all randomness. */
  public static final String SEED = "seed";

  /** Key of the seeds, each of which makes its own trials. */
  public static final String SEEDS = "seeds";

  /** Group of the sweep's keys. */
  public static final String SWEEP = "sweep";

  /** The Kafka cluster: {@code embedded}, or a group of Kafka properties. */
  public static final String KAFKA = "kafka";

  /** Group of Flink's options. */
  public static final String FLINK = "flink";

  /** Group of what the first policy is made of. */
  public static final String START = "start-from";

  /** Group of the snapshot that a trial acts through. */
  public static final String BELOW = ENVIRONMENT + ".below";

  private static final String SEVERAL = "Several algorithms";
  private static final String JOB = "Job";

  /** Longer texts get no suggestion: no key is longer, and the search would take time. */
  private static final int LONGEST = 100;

  private static final Map<String, List<Param<?>>> GROUPS = new LinkedHashMap<>();
  private static final Map<String, Param<?>> PARAMETERS = new LinkedHashMap<>();

  static {
    addGroup("Trial", trial());
    addGroup("Trial above a snapshot", above());
    addGroup("Live trial", live());
    addGroup("Policy", Policies.parameters());
    addGroup(SEVERAL, ofSeveralAlgorithms());
    for (Algorithm algorithm : Algorithms.all()) {
      addGroup(algorithm.title(), ofOne(algorithm));
    }
    addGroup(JOB, Params.of(JobParams.class));
  }

  private Keys() {}

  /** All parameters by component. */
  public static Map<String, List<Param<?>>> groups() {
    return GROUPS;
  }

  /** The hyper-parameters of all algorithms and policies. */
  public static List<Param<?>> hyperparameters() {
    return GROUPS.entrySet().stream()
        .filter(group -> !group.getKey().equals(JOB))
        .flatMap(group -> group.getValue().stream())
        .toList();
  }

  /** The parameter name nearest to a key, if it is near enough. */
  static Optional<String> near(String key, List<? extends Param<?>> among) {
    return Optional.of(nearest(key, among.stream().map(one -> one.name).toList()))
        .filter(nearest -> distance(key, nearest) <= 2 * key.length() / 3);
  }

  /** The job's parameters. */
  public static List<Param<?>> jobParameters() {
    return GROUPS.get(JOB);
  }

  /** The parameter of a key, if there is one. */
  public static Optional<Param<?>> find(String key) {
    return Optional.ofNullable(PARAMETERS.get(key));
  }

  /** The job's parameter of a key, if there is one. */
  public static Optional<Param<?>> jobParameter(String key) {
    return find(key).filter(jobParameters()::contains);
  }

  /**
   * The hyper-parameter of a key.
   *
   * @throws IllegalArgumentException if there is none; the message suggests the nearest
   */
  public static Param<?> parameter(String key) {
    Param<?> parameter = PARAMETERS.get(key);
    if (parameter != null) {
      return parameter;
    }
    List<String> members = known().filter(known -> known.startsWith(key + ".")).toList();
    if (!members.isEmpty()) {
      throw new IllegalArgumentException(
          "'" + key + "' is a group, not a value; its keys are " + String.join(", ", members));
    }
    for (int dot = key.lastIndexOf('.'); dot > 0; dot = key.lastIndexOf('.', dot - 1)) {
      String whole = key.substring(0, dot);
      if (dot < key.length() - 1 && known().anyMatch(whole::equals)) {
        throw new IllegalArgumentException(
            "unknown key '" + key + "'; '" + whole + "' is a value and has no keys in it");
      }
    }
    throw new IllegalArgumentException("unknown key '" + key + "'; " + suggestion(key));
  }

  /** Whether other keys begin with a key. */
  public static boolean isGroup(String key) {
    return key.equals(FLINK)
        || key.equals(KAFKA)
        || PARAMETERS.keySet().stream().anyMatch(known -> known.startsWith(key + "."));
  }

  private static String suggestion(String key) {
    if (key.length() > LONGEST) {
      return "see docs/configuration.md for all keys";
    }
    List<String> longer = known().filter(known -> known.startsWith(key)).toList();
    if (key.length() > 1 && longer.size() == 1) {
      return "the nearest is '" + longer.get(0) + "'";
    }
    String nearest = nearest(key, known().toList());
    return distance(key, nearest) <= Math.max(2, key.length() / 2)
        ? "the nearest is '" + nearest + "'"
        : "see docs/configuration.md for all keys";
  }

  private static String nearest(String key, List<String> known) {
    return known.stream().min(Comparator.comparingInt(one -> distance(key, one))).orElse("");
  }

  /**
   * The distance to a key or to its last part, whichever is nearer, since users often omit the
   * group.
   */
  private static int distance(String key, String known) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    String wanted = key.toLowerCase(Locale.ROOT).replace('_', '-');
    int least = distance.apply(wanted, known);
    for (int dot = known.indexOf('.'); dot >= 0; dot = known.indexOf('.', dot + 1)) {
      least = Math.min(least, distance.apply(wanted, known.substring(dot + 1)));
    }
    return least;
  }

  private static Stream<String> known() {
    return Stream.concat(
        Stream.of(NAME, ENVIRONMENT, SEED, SEEDS, SWEEP, KAFKA), PARAMETERS.keySet().stream());
  }

  /** The parameters of every trial. */
  static List<Param<?>> trial() {
    List<Param<?>> parameters = new ArrayList<>(List.of(AlgorithmParams.ALGORITHM));
    parameters.addAll(Params.of(TrialParams.class, StartParams.class));
    return parameters;
  }

  /** Those of the snapshot that a simulated trial may act through. */
  static List<Param<?>> above() {
    return Params.of(BelowParams.class);
  }

  /** Those that live trials have besides. */
  static List<Param<?>> live() {
    List<Param<?>> parameters = new ArrayList<>(Params.of(LiveSpaceParams.class));
    parameters.addAll(Params.of(LiveParams.class));
    return parameters;
  }

  /**
   * A key as it is called in the end: {@code environment: ID} is short for its group's id, and
   * {@code start-from: FILE} and {@code environment.below: FILE} for their groups' snapshots.
   */
  public static String canonical(String key) {
    return switch (key) {
      case ENVIRONMENT + ".id" -> ENVIRONMENT;
      case START -> StartParams.SNAPSHOT.name;
      case BELOW -> BelowParams.SNAPSHOT.name;
      default -> key;
    };
  }

  /** Those that more than one algorithm reads, and no trial has without one. */
  private static List<Param<?>> ofSeveralAlgorithms() {
    return Algorithms.all().stream()
        .flatMap(algorithm -> algorithm.parameters().stream())
        .distinct()
        .filter(parameter -> algorithms(parameter).size() > 1 && !trial().contains(parameter))
        .toList();
  }

  private static List<Param<?>> ofOne(Algorithm algorithm) {
    return algorithm.parameters().stream()
        .<Param<?>>map(parameter -> parameter)
        .filter(parameter -> algorithms(parameter).size() == 1 && !trial().contains(parameter))
        .toList();
  }

  private static List<Algorithm> algorithms(Param<?> parameter) {
    return Algorithms.all().stream()
        .filter(algorithm -> algorithm.parameters().contains(parameter))
        .toList();
  }

  private static void addGroup(String name, List<Param<?>> group) {
    GROUPS.put(name, List.copyOf(group));
    for (Param<?> parameter : group) {
      if (PARAMETERS.put(parameter.name, parameter) != null) {
        throw new IllegalStateException("duplicate key " + parameter.name);
      }
    }
  }
}
