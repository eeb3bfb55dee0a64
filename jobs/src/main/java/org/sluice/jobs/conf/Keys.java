package org.sluice.jobs.conf;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.flink.ml.param.Param;
import org.sluice.advantage.GaeParams;
import org.sluice.learner.TrialParams;
import org.sluice.policy.PolicyParams;
import org.sluice.trustregion.AcktrParams;
import org.sluice.trustregion.TrpoParams;
import org.sluice.value.ValueParams;

/** Every key that a configuration may have. */
public final class Keys {

  /** The environment's id. */
  public static final String ENVIRONMENT = "environment";

  /** The seed of all randomness. */
  public static final String SEED = "seed";

  private static final Map<String, List<Param<?>>> GROUPS = new LinkedHashMap<>();
  private static final Map<String, Param<?>> PARAMETERS = new LinkedHashMap<>();

  static {
    addGroup("Trial", TrialParams.class);
    addGroup("Policy", PolicyParams.class);
    addGroup("Advantages", GaeParams.class);
    addGroup("Value function", ValueParams.class);
    addGroup("TRPO", TrpoParams.class);
    addGroup("ACKTR", AcktrParams.class);
  }

  private Keys() {}

  /** All hyper-parameters, by the algorithm or part that they belong to. */
  public static Map<String, List<Param<?>>> groups() {
    return GROUPS;
  }

  static Param<?> parameter(String key) {
    return PARAMETERS.get(key);
  }

  /** The known key that looks most like another. */
  static String nearest(String key) {
    TreeSet<String> known = new TreeSet<>(PARAMETERS.keySet());
    known.add(ENVIRONMENT);
    known.add(SEED);
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return known.stream().min(Comparator.comparingInt(k -> distance.apply(key, k))).get();
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
