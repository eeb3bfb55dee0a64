package org.sluice.learning.trial;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.apache.flink.ml.param.Param;
import org.sluice.env.EnvSpec;
import org.sluice.env.registry.Envs;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.trustregion.TrpoParams;
import org.sluice.learning.value.ValueParams;

/**
 * Computes the sizes of learners, however large, from the smallest ones of the same architecture:
 * all sizes are polynomials in the widths and depths of the networks and in the batch.
 *
 * <p>Keeps what it has measured, so that the trials of a sweep cost little. For one thread.
 */
public final class LearnerSizes {

  /** What decides how sizes grow: each combination is measured. */
  private static final List<Param<?>> FORM =
      List.of(
          PolicyParams.TYPE,
          PolicyParams.FLOW_FAMILY,
          ValueParams.VALUE_FIT,
          TrialParams.ALGORITHM,
          TrpoParams.FISHER,
          TrialParams.LAG);

  private static final List<Param<Integer>> VALUE_KEYS =
      List.of(ValueParams.VALUE_HIDDEN, ValueParams.VALUE_MINIBATCH, TrialParams.BATCH);

  private static final List<Integer> VALUE_DEGREES = List.of(2, 1, 1);

  private final Map<Object, Form> forms = new HashMap<>();

  /**
   * The sizes of a trial's learner.
   *
   * @throws IllegalArgumentException if there is no such learner: the policy cannot act in the
   *     environment, or the algorithm cannot improve it
   */
  public LearnerSize of(Trial trial) {
    EnvSpec spec = Envs.spec(trial.environment());
    List<Object> key = new ArrayList<>(List.of(spec.observationSpace(), spec.actionSpace()));
    FORM.forEach(parameter -> key.add(trial.hyperparameters().get(parameter)));
    return forms.computeIfAbsent(key, absent -> new Form(trial)).of(trial.hyperparameters());
  }

  /** The keys that set how large the networks and buffers of a trial's policy are. */
  public static List<Param<Integer>> policyKeys(Hyperparameters values) {
    return switch (values.get(PolicyParams.TYPE)) {
      case "normalizing-flow", "normalizing-flow-tanh" ->
          List.of(PolicyParams.FLOW_PAIRS, PolicyParams.FLOW_UNITS, PolicyParams.FLOW_STATE_UNITS);
      case "gaussian-mixture" -> List.of(PolicyParams.COMPONENTS, PolicyParams.HIDDEN);
      default -> List.of(PolicyParams.HIDDEN);
    };
  }

  /** Learners that differ in widths, depths and batch alone. */
  private static final class Form {

    private final Trial example;
    private final List<Param<Integer>> policyKeys;
    private final List<Polynomial> ofPolicy = new ArrayList<>();
    private final List<Polynomial> ofValue = new ArrayList<>();
    private final Map<Map<Param<Integer>, Integer>, LearnerSize> measured = new HashMap<>();
    private final Map<List<Integer>, LearnerSize> computed = new HashMap<>();

    Form(Trial example) {
      this.example = example;
      this.policyKeys = new ArrayList<>(policyKeys(example.hyperparameters()));
      List<Integer> degrees = new ArrayList<>();
      policyKeys.forEach(key -> degrees.add(key.equals(PolicyParams.FLOW_PAIRS) ? 1 : 2));
      policyKeys.add(TrialParams.BATCH);
      degrees.add(1);
      for (ToLongFunction<LearnerSize> size :
          List.<ToLongFunction<LearnerSize>>of(
              LearnerSize::policyParameters,
              LearnerSize::valueParameters,
              LearnerSize::stateBytes,
              LearnerSize::workspaceBytes)) {
        ofPolicy.add(new Polynomial(degrees, at -> size.applyAsLong(measure(policyKeys, at))));
        ofValue.add(new Polynomial(VALUE_DEGREES, at -> size.applyAsLong(measure(VALUE_KEYS, at))));
      }
    }

    /** Most trials of a sweep differ in nothing that their sizes depend on. */
    LearnerSize of(Hyperparameters values) {
      List<Integer> deciding =
          Stream.concat(policyKeys.stream(), VALUE_KEYS.stream()).map(values::get).toList();
      return computed.computeIfAbsent(
          deciding,
          absent ->
              new LearnerSize(size(0, values), size(1, values), size(2, values), size(3, values)));
    }

    /** Policy and value function share nothing: their sizes add up. */
    private long size(int which, Hyperparameters values) {
      List<Integer> smallest = new ArrayList<>(Collections.nCopies(policyKeys.size(), 1));
      smallest.set(smallest.size() - 1, values.get(TrialParams.BATCH));
      BigInteger size =
          ofPolicy
              .get(which)
              .at(policyKeys.stream().map(values::get).toList())
              .add(ofValue.get(which).at(VALUE_KEYS.stream().map(values::get).toList()))
              .subtract(ofPolicy.get(which).at(smallest));
      return size.bitLength() < Long.SIZE ? size.longValue() : Long.MAX_VALUE;
    }

    /**
     * @param values of some keys; the others are 1
     */
    private LearnerSize measure(List<Param<Integer>> keys, List<Integer> values) {
      Map<Param<Integer>, Integer> sizes = new HashMap<>();
      policyKeys.forEach(key -> sizes.put(key, 1));
      VALUE_KEYS.forEach(key -> sizes.put(key, 1));
      for (int i = 0; i < keys.size(); i++) {
        sizes.put(keys.get(i), values.get(i));
      }
      return measured.computeIfAbsent(sizes, this::measure);
    }

    private LearnerSize measure(Map<Param<Integer>, Integer> sizes) {
      Hyperparameters values = new Hyperparameters();
      FORM.forEach(parameter -> copy(parameter, values));
      values.set(TrialParams.LANES, 1);
      sizes.forEach(values::set);
      Trial small = new Trial("size", example.environment(), 1, values);
      LearnerWorkspace workspace = LearnerWorkspace.of(small);
      return new LearnerSize(
          workspace.model.policy().layout().size(),
          workspace.model.valueNetwork().layout().size(),
          new Learner(small, workspace).save().length,
          workspace.bytes());
    }

    private <V> void copy(Param<V> parameter, Hyperparameters values) {
      values.set(parameter, example.hyperparameters().get(parameter));
    }
  }
}
