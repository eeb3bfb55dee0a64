package org.sluice.jobs.conf;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.ml.param.Param;
import org.sluice.env.UnknownEnvException;
import org.sluice.envs.Envs;
import org.sluice.hyperparameters.Hyperparameters;
import org.sluice.learner.LearnerSizes;
import org.sluice.learner.Trial;
import org.sluice.learner.TrialParams;
import org.sluice.policy.Policies;
import org.sluice.policy.PolicyParams;
import org.sluice.trustregion.TrpoParams;
import org.sluice.value.ValueParams;

/**
 * Makes a trial of a configuration's entries and collects what is wrong with them: first each value
 * by itself, then those that must fit together. Keys whose own value is wrong take part in no
 * second complaint.
 */
final class CheckedTrial {

  /** Not a hidden file, nor the folder above. */
  private static final String NAME_PART = "[A-Za-z0-9_-][A-Za-z0-9._=-]*";

  private final Path file;
  private final LearnerSizes sizes;
  private final Map<String, Entry> entries;
  private final Collection<String> problems;
  private final boolean recorded;
  private final Set<String> wrong = new HashSet<>();
  private final Hyperparameters hyperparameters = new Hyperparameters();
  private String name;
  private String environment;
  private long seed = 1;

  /**
   * @param entries Not modified. By key
   * @param sizes shared by the trials of a configuration
   * @param problems Modified. What is wrong is added
   * @param recorded whether it was trained before: its user cannot choose other values
   */
  CheckedTrial(
      Path file,
      Map<String, Entry> entries,
      LearnerSizes sizes,
      Collection<String> problems,
      boolean recorded) {
    this.file = file;
    this.sizes = sizes;
    this.entries = entries;
    this.problems = problems;
    this.recorded = recorded;
  }

  /**
   * The trial; of use only if there are no problems.
   *
   * @param otherwise its name if the configuration has none
   * @param label what its id has after the name
   */
  Trial named(String otherwise, String label) {
    name = otherwise;
    if (!entries.containsKey(Keys.NAME)) {
      check(() -> checkedName(otherwise), file + ": the file's name is the trial's; its ");
    }
    entries.values().forEach(this::take);
    if (!entries.containsKey(Keys.ENVIRONMENT)) {
      problems.add(file + ": 'environment' is missing ('sluice env list' shows what there is)");
    }
    Trial trial = new Trial(name + label, environment, seed, hyperparameters);
    checkBatch(trial);
    if (environment != null) {
      checkPolicy(trial);
    }
    return trial;
  }

  private void take(Entry entry) {
    try {
      switch (entry.key()) {
        case Keys.NAME -> name = checkedName(Values.parse(entry.key(), String.class, entry.text()));
        case Keys.ENVIRONMENT -> {
          String id = Values.parse(entry.key(), String.class, entry.text());
          environment = Envs.spec(id).id();
        }
        case Keys.SEED -> seed = Values.parse(entry.key(), Long.class, entry.text());
        default -> Values.set(hyperparameters, Keys.parameter(entry.key()), entry.text());
      }
    } catch (UnknownEnvException | IllegalArgumentException e) {
      wrong.add(entry.key());
      problems.add(entry.place() + ": " + e.getMessage());
    }
  }

  /** It becomes part of the names of folders and topics. */
  private static String checkedName(String name) {
    // Part by part: one expression for all parts overflows the stack where there are thousands.
    if (!Arrays.stream(name.split("/", -1)).allMatch(part -> part.matches(NAME_PART))) {
      throw new IllegalArgumentException(
          Keys.NAME
              + " must be of letters, digits, '.', '_', '-' and '=', in parts between '/', not '"
              + name
              + "'");
    }
    return name;
  }

  private void check(Runnable check, String prefix) {
    try {
      check.run();
    } catch (IllegalArgumentException e) {
      problems.add(prefix + e.getMessage());
    }
  }

  private void checkBatch(Trial trial) {
    if (areRight(TrialParams.TOTAL_STEPS, TrialParams.BATCH)) {
      check(TrialParams.TOTAL_STEPS, trial::iterations);
    }
    if (areRight(TrialParams.BATCH, TrialParams.LANES)) {
      check(TrialParams.BATCH, trial::share);
    }
    if (areRight(TrialParams.BATCH, ValueParams.VALUE_MINIBATCH)) {
      check(
          ValueParams.VALUE_MINIBATCH,
          () -> {
            int minibatch = hyperparameters.get(ValueParams.VALUE_MINIBATCH);
            int batch = hyperparameters.get(TrialParams.BATCH);
            if (minibatch > batch) {
              throw new IllegalArgumentException(
                  "value-minibatch must be at most batch, but " + minibatch + " is above " + batch);
            }
          });
    }
  }

  private void checkPolicy(Trial trial) {
    if (wrong.stream().anyMatch(key -> key.startsWith("policy."))) {
      return;
    }
    boolean acts =
        check(PolicyParams.TYPE, () -> Policies.create(Envs.spec(environment), smallestNetworks()));
    if (!acts || !areRight(TrialParams.ALGORITHM, TrpoParams.FISHER, ValueParams.VALUE_FIT)) {
      return;
    }
    boolean usesTrpo = hyperparameters.get(TrialParams.ALGORITHM).equals(TrialParams.TRPO);
    Param<String> choice = usesTrpo ? TrpoParams.FISHER : TrialParams.ALGORITHM;
    check(choice, () -> checkSize(trial, choice));
  }

  /** What decides whether a policy can act, and no more. */
  private Hyperparameters smallestNetworks() {
    return new Hyperparameters()
        .set(PolicyParams.TYPE, hyperparameters.get(PolicyParams.TYPE))
        .set(PolicyParams.FLOW_FAMILY, hyperparameters.get(PolicyParams.FLOW_FAMILY))
        .set(PolicyParams.HIDDEN, 1)
        .set(PolicyParams.FLOW_PAIRS, 1);
  }

  /** What an algorithm cannot do with a policy shows when its buffers are laid out. */
  private void checkSize(Trial trial, Param<String> choice) {
    Optional<CheckedSize.TooLarge> size;
    try {
      size = CheckedSize.of(trial, sizes);
    } catch (IllegalArgumentException e) {
      String policy = hyperparameters.get(PolicyParams.TYPE);
      boolean flow = policy.startsWith("normalizing-flow");
      throw new IllegalArgumentException(
          String.format(
              "%s cannot be %s for %s %s%s",
              choice.name,
              hyperparameters.get(choice),
              PolicyParams.TYPE.name,
              policy,
              flow ? " of family " + hyperparameters.get(PolicyParams.FLOW_FAMILY) : ""),
          e);
    }
    if (size.isPresent() && size.get().keys().stream().allMatch(this::areRight)) {
      tell(size.get());
    }
  }

  private void tell(CheckedSize.TooLarge size) {
    Param<Integer> largest =
        Collections.max(size.keys(), Comparator.comparing(hyperparameters::get));
    String keys =
        size.keys().stream()
            .map(key -> String.format(Locale.ROOT, "%s (%,d)", key.name, hyperparameters.get(key)))
            .collect(Collectors.joining(" or "));
    Entry entry = entries.get(largest.name);
    problems.add(
        (entry == null ? file : entry.place())
            + ": "
            + size.message()
            + (recorded ? "" : "; lower " + keys));
  }

  private boolean areRight(Param<?>... parameters) {
    for (Param<?> parameter : parameters) {
      if (wrong.contains(parameter.name)) {
        return false;
      }
    }
    return true;
  }

  private boolean check(Param<?> parameter, Runnable check) {
    try {
      check.run();
      return true;
    } catch (IllegalArgumentException e) {
      Entry entry = entries.get(parameter.name);
      problems.add((entry == null ? file : entry.place()) + ": " + e.getMessage());
      return false;
    }
  }
}
