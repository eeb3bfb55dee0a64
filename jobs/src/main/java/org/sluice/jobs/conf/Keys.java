package org.sluice.jobs.conf;

import java.lang.reflect.Field;
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
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.targets.GaeParams;
import org.sluice.learning.trial.TrialParams;
import org.sluice.learning.trustregion.AcktrParams;
import org.sluice.learning.trustregion.KfacValueParams;
import org.sluice.learning.trustregion.TrpoParams;
import org.sluice.learning.value.ValueParams;

/** Every key that a configuration may have. */
public final class Keys {

  /** What the trial is called. */
  public static final String NAME = "name";

  /** The environment's id. */
  public static final String ENVIRONMENT = "environment";

  /** The seed of all randomness. */
  public static final String SEED = "seed";

  /** The Kafka cluster: a word, or a group of Kafka's own properties. */
  public static final String KAFKA = "kafka";

  /** A group of Flink's own properties. */
  public static final String FLINK = "flink";

  private static final String JOB = "Job";

  /** No key is longer; looking for what is near to one would only take time. */
  private static final int LONGEST = 100;

  private static final Map<String, List<Param<?>>> GROUPS = new LinkedHashMap<>();
  private static final Map<String, Param<?>> PARAMETERS = new LinkedHashMap<>();

  static {
    addGroup("Trial", TrialParams.class);
    addGroup("Policy", PolicyParams.class);
    addGroup("Advantages", GaeParams.class);
    addGroup("Value function", ValueParams.class);
    addGroup("TRPO", TrpoParams.class);
    addGroup("ACKTR", AcktrParams.class);
    addGroup("Value function by K-FAC", KfacValueParams.class);
    addGroup(JOB, JobParams.class);
  }

  private Keys() {}

  /** All parameters, by the algorithm or part that they belong to. */
  public static Map<String, List<Param<?>>> groups() {
    return GROUPS;
  }

  /** A trial's hyper-parameters: all but the job's. */
  static List<Param<?>> hyperparameters() {
    return GROUPS.entrySet().stream()
        .filter(group -> !group.getKey().equals(JOB))
        .flatMap(group -> group.getValue().stream())
        .toList();
  }

  /** The job's parameters. */
  static List<Param<?>> jobParameters() {
    return GROUPS.get(JOB);
  }

  /** The parameter of a key, if there is one. */
  static Optional<Param<?>> find(String key) {
    return Optional.ofNullable(PARAMETERS.get(key));
  }

  /** The job's parameter of a key, if it is one of those. */
  static Optional<Param<?>> jobParameter(String key) {
    return find(key).filter(jobParameters()::contains);
  }

  /**
   * The hyper-parameter of a key.
   *
   * @throws IllegalArgumentException if there is none; the message says what may have been meant
   */
  static Param<?> parameter(String key) {
    Param<?> parameter = PARAMETERS.get(key);
    if (parameter != null) {
      return parameter;
    }
    List<String> members = known().filter(known -> known.startsWith(key + ".")).toList();
    if (!members.isEmpty()) {
      throw new IllegalArgumentException(
          "'" + key + "' is a group, not a value; in it are " + String.join(", ", members));
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

  /** Whether other keys begin with one. */
  static boolean isGroup(String key) {
    return key.equals(FLINK)
        || key.equals(KAFKA)
        || PARAMETERS.keySet().stream().anyMatch(known -> known.startsWith(key + "."));
  }

  private static String suggestion(String key) {
    if (key.length() > LONGEST) {
      return "docs/configuration.md lists all";
    }
    List<String> longer = known().filter(known -> known.startsWith(key)).toList();
    if (key.length() > 1 && longer.size() == 1) {
      return "the nearest is '" + longer.get(0) + "'";
    }
    String nearest = known().min(Comparator.comparingInt(known -> distance(key, known))).get();
    return distance(key, nearest) <= Math.max(2, key.length() / 2)
        ? "the nearest is '" + nearest + "'"
        : "docs/configuration.md lists all";
  }

  /** Between a key and what it ends with, whichever is nearer: groups are easily left out. */
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
        Stream.of(NAME, ENVIRONMENT, SEED, Sweep.SEEDS, Sweep.SWEEP, KAFKA),
        PARAMETERS.keySet().stream());
  }

  private static void addGroup(String name, Class<?> constants) {
    List<Param<?>> group = new ArrayList<>();
    for (Field field : constants.getFields()) {
      if (Param.class.isAssignableFrom(field.getType())) {
        Param<?> parameter = value(field);
        group.add(parameter);
        if (PARAMETERS.put(parameter.name, parameter) != null) {
          throw new IllegalStateException("two hyper-parameters are called " + parameter.name);
        }
      }
    }
    GROUPS.put(name, List.copyOf(group));
  }

  private static Param<?> value(Field field) {
    try {
      return (Param<?>) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field + " is a constant of an interface", e);
    }
  }
}
