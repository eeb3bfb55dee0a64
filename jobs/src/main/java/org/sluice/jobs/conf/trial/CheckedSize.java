package org.sluice.jobs.conf.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.encoder.Encoders;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.Policies;
import org.sluice.learning.policy.PolicyType.Growth;
import org.sluice.learning.policy.PolicyType.Size;
import org.sluice.learning.trial.LearnerSize;
import org.sluice.learning.trial.LearnerSizes;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.value.ValueParams;

/** Finds sizes that exceed Java arrays, before anything is allocated. */
final class CheckedSize {

  /** The longest array that every JVM can allocate. */
  private static final int LONGEST = Integer.MAX_VALUE - 8;

  /**
   * A size that is too large.
   *
   * @param keys any of which would have to be reduced
   * @param message without the keys
   */
  record TooLarge(List<Param<Integer>> keys, String message) {}

  private CheckedSize() {}

  /**
   * The first size of a trial that is too large.
   *
   * @throws IllegalArgumentException if the algorithm cannot train the policy
   */
  static Optional<TooLarge> of(Trial trial, LearnerSizes sizes) {
    Hyperparameters values = trial.hyperparameters();
    LearnerSize size = sizes.of(trial);
    List<Param<Integer>> policy = LearnerSizes.policyKeys(values);
    List<Param<Integer>> value = LearnerSizes.valueKeys(trial);
    int most = LONGEST / Float.BYTES;
    if (size.policyParameters() > most) {
      return tooLarge(policy, "the policy would have", size.policyParameters(), "parameters", most);
    }
    if (size.valueParameters() > most) {
      return tooLarge(
          value, "the value function would have", size.valueParameters(), "parameters", most);
    }
    if (size.stateBytes() > LONGEST) {
      List<Param<Integer>> both = new ArrayList<>(policy);
      both.addAll(value);
      return tooLarge(both, "a learner's state would have", size.stateBytes(), "bytes", LONGEST);
    }
    return ofBatch(trial);
  }

  private static Optional<TooLarge> ofBatch(Trial trial) {
    Hyperparameters values = trial.hyperparameters();
    int observed = trial.spaces().observations().size();
    int acted = trial.spaces().actions().size();
    List<Param<Integer>> keys = new ArrayList<>(List.of(TrialParams.BATCH));
    long widest = Math.max(observed, acted);
    for (Size size : widths(values)) {
      boolean perAction = size.growth() == Growth.WIDTH_PER_ACTION;
      Param<Integer> key = size.key();
      long width = (long) values.get(key) * (perAction ? acted : 1);
      if (width > widest) {
        widest = width;
        keys.add(1, key);
      }
    }
    long inEncoder = Encoders.create(trial.spaces().observations(), values).widest();
    if (inEncoder > widest) {
      widest = inEncoder;
      keys.addAll(1, Encoders.type(values).widths());
    }
    long numbers = values.get(TrialParams.BATCH) * widest;
    if (numbers > LONGEST) {
      keys = keys.subList(0, Math.min(2, keys.size()));
      return tooLarge(keys, "an array of a batch would have", numbers, "numbers", LONGEST);
    }
    return Optional.empty();
  }

  private static List<Size> widths(Hyperparameters values) {
    List<Size> widths = new ArrayList<>(Policies.sizes(values));
    widths.removeIf(size -> size.growth() == Growth.DEPTH);
    if (values.get(ValueParams.VALUE_FIT).equals(ValueParams.KFAC)) {
      widths.add(new Size(ValueParams.VALUE_HIDDEN, Growth.WIDTH));
    }
    return widths;
  }

  private static Optional<TooLarge> tooLarge(
      List<Param<Integer>> keys, String what, long size, String unit, int most) {
    return Optional.of(
        new TooLarge(
            keys,
            String.format(
                Locale.ROOT,
                "%s %s%,d %s; the maximum is %,d",
                what,
                size == Long.MAX_VALUE ? "more than " : "",
                size,
                unit,
                most)));
  }
}
