package org.sluice.ml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.algorithm.AlgorithmParams;
import org.sluice.learning.algorithm.Algorithms;
import org.sluice.learning.encoder.EncoderParams;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.LiveSpaceParams;
import org.sluice.learning.hyperparameters.Params;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.Policies;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.trial.Trial;

/** The hyper-parameters of trials as parameters of a stage. */
final class TrialParameters {

  /** They decide which others there are. */
  private static final List<Param<String>> CHOICES =
      List.of(AlgorithmParams.ALGORITHM, PolicyParams.TYPE, EncoderParams.TYPE);

  private TrialParameters() {}

  /** The hyper-parameter of a name, of whichever algorithm or policy. */
  static Optional<Param<?>> find(String name) {
    List<Param<?>> all = new ArrayList<>(ofTrial(true));
    all.addAll(Policies.parameters());
    Algorithms.all().forEach(algorithm -> all.addAll(algorithm.parameters()));
    return find(name, all);
  }

  private static Optional<Param<?>> find(String name, List<Param<?>> among) {
    return among.stream()
        .filter(one -> one.name.equals(name))
        .<Param<?>>map(one -> one)
        .findFirst();
  }

  private static List<Param<?>> ofTrial(boolean live) {
    List<Param<?>> parameters = new ArrayList<>(List.of(AlgorithmParams.ALGORITHM));
    parameters.addAll(Params.of(TrialParams.class));
    if (live) {
      parameters.addAll(Params.of(LiveSpaceParams.class));
    }
    return parameters;
  }

  /**
   * A trial's hyper-parameters.
   *
   * @param set Not modified. Those that are set; those that are none are ignored
   * @param environment the trial's
   * @throws IllegalArgumentException if a value is out of the algorithm's range, or the algorithm
   *     and the policy do not read a parameter
   */
  static Hyperparameters of(Map<Param<?>, Object> set, String environment) {
    Hyperparameters values = chosen(set);
    Map<String, Param<?>> read = read(values, Trial.LIVE.equals(environment));
    set.forEach(
        (parameter, value) -> {
          if (find(parameter.name).isPresent()) {
            put(values, own(parameter, read, values), value);
          }
        });
    return values;
  }

  /** The default of a hyper-parameter where the choices among those set apply. */
  static <V> V defaultOf(Param<V> parameter, Map<Param<?>, Object> set) {
    Param<?> own = read(chosen(set), true).getOrDefault(parameter.name, parameter);
    return parameter.clazz.cast(own.defaultValue);
  }

  private static Hyperparameters chosen(Map<Param<?>, Object> set) {
    Hyperparameters values = new Hyperparameters();
    for (Param<String> choice : CHOICES) {
      if (set.containsKey(choice)) {
        put(values, choice, set.get(choice));
      }
    }
    return values;
  }

  private static Map<String, Param<?>> read(Hyperparameters chosen, boolean live) {
    Map<String, Param<?>> read = new LinkedHashMap<>();
    ofTrial(live).forEach(parameter -> read.put(parameter.name, parameter));
    Policies.parameters(chosen).forEach(parameter -> read.put(parameter.name, parameter));
    Algorithms.of(chosen).parameters().forEach(parameter -> read.put(parameter.name, parameter));
    return read;
  }

  private static Param<?> own(
      Param<?> parameter, Map<String, Param<?>> read, Hyperparameters chosen) {
    Param<?> own = read.get(parameter.name);
    if (own == null) {
      throw new IllegalArgumentException(
          String.format(
              "%s is not read where %s; the parameters are %s",
              parameter.name,
              CHOICES.stream()
                  .map(choice -> choice.name + " is " + chosen.get(choice))
                  .collect(Collectors.joining(" and ")),
              String.join(", ", read.keySet())));
    }
    return own;
  }

  private static <V> void put(Hyperparameters values, Param<V> parameter, Object value) {
    values.set(parameter, parameter.clazz.cast(value));
  }
}
