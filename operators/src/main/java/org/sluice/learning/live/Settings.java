package org.sluice.learning.live;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.algorithm.Problem;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.ParameterText;
import org.sluice.learning.rollout.Sampler;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;

/** A trial with the hyper-parameters that were changed while it ran. */
public final class Settings {

  private final Trial original;
  private final Map<String, String> changed = new LinkedHashMap<>();
  private Trial trial;

  Settings(Trial original) {
    this.original = original;
    this.trial = original;
  }

  /**
   * Why a hyper-parameter of a trial cannot be changed while it runs; empty if it can, as far as
   * that is known without the changes so far.
   */
  public static Optional<String> problem(Trial trial, String key, String value) {
    return new Settings(trial).set(key, value);
  }

  /** As it is now. */
  Trial trial() {
    return trial;
  }

  /** Changes one; says why not if it cannot be changed. */
  Optional<String> set(String key, String value) {
    Optional<Param<?>> parameter =
        changeable().stream().filter(one -> one.name.equals(key)).findFirst();
    if (parameter.isEmpty()) {
      return Optional.of(
          String.format(
              "'%s' cannot be changed while a trial runs; what can: %s",
              key, changeable().stream().map(one -> one.name).collect(Collectors.joining(", "))));
    }
    Hyperparameters values = trial.hyperparameters().copy();
    try {
      ParameterText.set(values, parameter.get(), value);
    } catch (IllegalArgumentException e) {
      return Optional.of(e.getMessage());
    }
    Optional<String> simulationOnly = trial.algorithm().sampler(values).simulationOnly();
    if (simulationOnly.isPresent()) {
      return simulationOnly.map(Sampler::notLive);
    }
    List<Problem> problems = trial.algorithm().check(TrialModel.of(trial).policy(), values);
    if (!problems.isEmpty()) {
      return Optional.of(problems.get(0).message());
    }
    trial = trial.with(values);
    changed.put(key, value);
    return Optional.empty();
  }

  /** The algorithm's own, but for those that its buffers are made for. */
  private List<Param<?>> changeable() {
    return original.algorithm().parameters().stream()
        .filter(one -> !original.algorithm().batchParameters().contains(one))
        .<Param<?>>map(one -> one)
        .toList();
  }

  void save(DataOutput out) throws IOException {
    out.writeInt(changed.size());
    for (Map.Entry<String, String> one : changed.entrySet()) {
      out.writeUTF(one.getKey());
      out.writeUTF(one.getValue());
    }
  }

  void restore(DataInput in) throws IOException {
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      String key = in.readUTF();
      String value = in.readUTF();
      set(key, value)
          .ifPresent(
              objection -> {
                throw new IllegalArgumentException(
                    original.id() + ": the saved setting of " + key + ": " + objection);
              });
    }
  }
}
