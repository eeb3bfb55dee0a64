package org.sluice.learning.trial;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.algorithm.AlgorithmParams;
import org.sluice.learning.encoder.Encoders;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.LiveSpaceParams;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.Policies;
import org.sluice.learning.policy.PolicyType.Growth;
import org.sluice.learning.policy.PolicyType.Size;
import org.sluice.learning.value.ValueParams;

/**
 * Computes the sizes of arbitrarily large learners from small ones of the same architecture: all
 * sizes are polynomials in the widths and depths of the networks and in the batch.
 *
 * <p>Caches measurements, so that the trials of a sweep are cheap. For one thread.
 */
public final class LearnerSizes {

  /** Types of the keys that can change what a network consists of. */
  private static final Set<Class<?>> FORM = Set.of(String.class, Boolean.class);

  private final Map<Object, Form> forms = new HashMap<>();

  /**
   * The sizes of a trial's learner.
   *
   * @throws IllegalArgumentException if the policy cannot act in the environment, or the algorithm
   *     cannot train it
   */
  public LearnerSize of(Trial trial) {
    List<Object> key = new ArrayList<>(List.of(trial.spaces()));
    form(trial).forEach(parameter -> key.add(trial.hyperparameters().get(parameter)));
    return forms.computeIfAbsent(key, absent -> new Form(trial)).of(trial.hyperparameters());
  }

  /** The keys that set the sizes of a trial's policy networks. */
  public static List<Param<Integer>> policyKeys(Hyperparameters values) {
    return Policies.sizes(values).stream().map(Size::key).toList();
  }

  /** The keys that set the sizes of the networks that a trial learns beside its policy's. */
  public static List<Param<Integer>> valueKeys(Trial trial) {
    List<Param<Integer>> keys = new ArrayList<>(List.of(ValueParams.VALUE_HIDDEN));
    trial.algorithm().sizes().forEach(size -> keys.add(size.key()));
    return keys;
  }

  /**
   * What determines how sizes grow: the words and switches, the lag, an encoder's keys other than
   * its widths, and depths of 0, with which a network is another. Each combination is measured.
   */
  private static List<Param<?>> form(Trial trial) {
    List<Param<?>> form = new ArrayList<>(List.of(AlgorithmParams.ALGORITHM, TrialParams.LAG));
    if (trial.isLive()) {
      form.add(LiveSpaceParams.OBSERVATIONS);
      form.add(LiveSpaceParams.ACTIONS);
    }
    Stream.concat(
            Policies.parameters(trial.hyperparameters()).stream(),
            trial.algorithm().parameters().stream())
        .filter(parameter -> FORM.contains(parameter.clazz))
        .forEach(form::add);
    List<Param<Integer>> widths = Encoders.type(trial.hyperparameters()).widths();
    Encoders.parameters(trial.hyperparameters()).stream()
        .filter(parameter -> !widths.contains(parameter) && !form.contains(parameter))
        .forEach(form::add);
    Stream.concat(
            Policies.sizes(trial.hyperparameters()).stream(), trial.algorithm().sizes().stream())
        .map(Size::key)
        .filter(key -> trial.hyperparameters().get(key) == 0)
        .forEach(form::add);
    return form;
  }

  /** Learners that differ only in widths, depths and batch. */
  private static final class Form {

    private final Trial example;

    /** Keys that both policy and value function depend on: those of the batch and the encoder. */
    private final List<Param<Integer>> sharedKeys = new ArrayList<>();

    private final List<Param<Integer>> policyKeys;
    private final List<Param<Integer>> valueKeys;
    private final List<Polynomial> ofPolicy = new ArrayList<>();
    private final List<Polynomial> ofValue = new ArrayList<>();
    private final Map<Map<Param<Integer>, Integer>, LearnerSize> measured = new HashMap<>();
    private final Map<List<Integer>, LearnerSize> computed = new HashMap<>();

    Form(Trial example) {
      this.example = example;
      this.policyKeys = new ArrayList<>();
      List<Integer> policyDegrees = new ArrayList<>();
      List<Param<?>> form = form(example);
      add(
          Policies.type(example.hyperparameters()).sizes(example.hyperparameters()),
          form,
          policyKeys,
          policyDegrees);
      this.valueKeys = new ArrayList<>(List.of(ValueParams.VALUE_HIDDEN));
      List<Integer> valueDegrees = new ArrayList<>(List.of(2));
      add(example.algorithm().sizes(), form, valueKeys, valueDegrees);
      sharedKeys.addAll(Encoders.type(example.hyperparameters()).widths());
      List<Integer> degrees = new ArrayList<>(Collections.nCopies(sharedKeys.size(), 2));
      sharedKeys.addAll(example.algorithm().batchParameters());
      degrees.addAll(Collections.nCopies(sharedKeys.size() - degrees.size(), 1));
      policyKeys.addAll(sharedKeys);
      policyDegrees.addAll(degrees);
      valueKeys.addAll(sharedKeys);
      valueDegrees.addAll(degrees);
      for (ToLongFunction<LearnerSize> size :
          List.<ToLongFunction<LearnerSize>>of(
              LearnerSize::policyParameters,
              LearnerSize::valueParameters,
              LearnerSize::stateBytes,
              LearnerSize::workspaceBytes)) {
        ofPolicy.add(
            new Polynomial(policyDegrees, at -> size.applyAsLong(measure(policyKeys, at))));
        ofValue.add(new Polynomial(valueDegrees, at -> size.applyAsLong(measure(valueKeys, at))));
      }
    }

    private static void add(
        List<Size> sizes, List<Param<?>> form, List<Param<Integer>> keys, List<Integer> degrees) {
      for (Size size : sizes) {
        if (!form.contains(size.key())) {
          keys.add(size.key());
          degrees.add(size.growth() == Growth.DEPTH ? 1 : 2);
        }
      }
    }

    /** Most trials of a sweep have the same sizes. */
    LearnerSize of(Hyperparameters values) {
      List<Integer> deciding =
          Stream.concat(policyKeys.stream(), valueKeys.stream()).map(values::get).toList();
      return computed.computeIfAbsent(
          deciding,
          absent ->
              new LearnerSize(size(0, values), size(1, values), size(2, values), size(3, values)));
    }

    /** Policy and value function share no parameters, so their sizes add up. */
    private long size(int which, Hyperparameters values) {
      List<Integer> smallest =
          policyKeys.stream().map(key -> sharedKeys.contains(key) ? values.get(key) : 1).toList();
      BigInteger size =
          ofPolicy
              .get(which)
              .at(policyKeys.stream().map(values::get).toList())
              .add(ofValue.get(which).at(valueKeys.stream().map(values::get).toList()))
              .subtract(ofPolicy.get(which).at(smallest));
      return size.bitLength() < Long.SIZE ? size.longValue() : Long.MAX_VALUE;
    }

    /**
     * @param values of some keys; all others are 1
     */
    private LearnerSize measure(List<Param<Integer>> keys, List<Integer> values) {
      Map<Param<Integer>, Integer> sizes = new HashMap<>();
      policyKeys.forEach(key -> sizes.put(key, 1));
      valueKeys.forEach(key -> sizes.put(key, 1));
      for (int i = 0; i < keys.size(); i++) {
        sizes.put(keys.get(i), values.get(i));
      }
      return measured.computeIfAbsent(sizes, this::measure);
    }

    private LearnerSize measure(Map<Param<Integer>, Integer> sizes) {
      Hyperparameters values = new Hyperparameters();
      form(example).forEach(parameter -> copy(parameter, values));
      values.set(TrialParams.LANES, 1);
      sizes.forEach(values::set);
      Trial small = new Trial("size", example.environment(), 1, values).above(example.below());
      LearnerWorkspace workspace = LearnerWorkspace.of(small);
      return new LearnerSize(
          workspace.model().policy().layout().size(),
          workspace.model().beside().size(),
          new Learner(small, workspace).save().length,
          workspace.buffers().bytes());
    }

    private <V> void copy(Param<V> parameter, Hyperparameters values) {
      values.set(parameter, example.hyperparameters().get(parameter));
    }
  }
}
