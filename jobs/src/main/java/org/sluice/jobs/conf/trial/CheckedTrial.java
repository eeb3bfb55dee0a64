package org.sluice.jobs.conf.trial;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Discrete;
import org.sluice.env.Space;
import org.sluice.env.SpaceText;
import org.sluice.env.UnknownEnvException;
import org.sluice.jobs.conf.keys.ChosenKeys;
import org.sluice.jobs.conf.keys.Keys;
import org.sluice.jobs.conf.keys.TaskKeys;
import org.sluice.jobs.conf.text.Entry;
import org.sluice.jobs.conf.text.Settings;
import org.sluice.jobs.conf.text.Values;
import org.sluice.jobs.run.files.RunException;
import org.sluice.learning.algorithm.AlgorithmParams;
import org.sluice.learning.algorithm.Problem;
import org.sluice.learning.encoder.EncoderParams;
import org.sluice.learning.encoder.Encoders;
import org.sluice.learning.hyperparameters.BelowParams;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.LiveSpaceParams;
import org.sluice.learning.hyperparameters.StartParams;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.Policies;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.trial.LearnerSizes;
import org.sluice.learning.trial.Trial;

/**
 * Builds a trial from a configuration's entries and collects problems: first of each value, then of
 * combinations. Keys with an invalid value are skipped in the second step.
 */
public final class CheckedTrial {

  /** Neither a hidden file nor the parent folder. */
  private static final String NAME_PART = "[A-Za-z0-9_-][A-Za-z0-9._=+-]*";

  private static final Param<?>[] BELOW = {
    BelowParams.SNAPSHOT, BelowParams.DIGEST, BelowParams.LIMIT
  };

  private final Path file;
  private final LearnerSizes sizes;
  private final OtherTrials others;
  private final Optional<StartingSnapshots> snapshots;
  private final CheckedData data;
  private final CheckedSampler sampler;
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
   * @param others what the configuration's trials choose
   * @param snapshots reads what the trials begin with and act through; empty to leave the files
   *     alone
   * @param data shared by the trials of a configuration
   * @param sampler shared by the trials of a configuration
   * @param problems Modified. Problems are added
   * @param recorded whether the trial was trained before, so its values can no longer be chosen
   */
  public CheckedTrial(
      Path file,
      Map<String, Entry> entries,
      LearnerSizes sizes,
      OtherTrials others,
      Optional<StartingSnapshots> snapshots,
      CheckedData data,
      CheckedSampler sampler,
      Collection<String> problems,
      boolean recorded) {
    this.file = file;
    this.others = others;
    this.snapshots = snapshots;
    this.data = data;
    this.sampler = sampler;
    this.sizes = sizes;
    this.entries = entries;
    this.problems = problems;
    this.recorded = recorded;
  }

  /**
   * The trial; valid only if there are no problems.
   *
   * @param otherwise the name if the configuration has none
   * @param label what follows the name in its id
   */
  public Trial named(String otherwise, String label) {
    name = otherwise;
    if (!entries.containsKey(Keys.NAME)) {
      check(() -> checkedName(otherwise), file + ": the file's name is the trial's; its ");
    }
    List<Entry> first = // they decide which keys there are
        Stream.concat(
                Stream.of(Keys.ENVIRONMENT),
                ChosenKeys.choices().stream().map(choice -> choice.name))
            .map(entries::get)
            .filter(Objects::nonNull)
            .toList();
    first.forEach(this::take);
    entries.values().stream().filter(entry -> !first.contains(entry)).forEach(this::take);
    if (!entries.containsKey(Keys.ENVIRONMENT)) {
      problems.add(withoutEnvironment());
    }
    Trial written = new Trial(name + label, environment, seed, hyperparameters);
    checkBatch(written);
    Trial trial = above(written);
    boolean acts =
        environment != null && hasLayers(trial) && hasSpaces(trial) && checkPolicy(trial);
    return areRight(StartParams.SNAPSHOT, StartParams.DIGEST) ? started(trial, acts) : trial;
  }

  /** The trial above the snapshot that it acts through, if it can be. */
  private Trial above(Trial trial) {
    if (environment == null || !areRight(BELOW)) {
      return trial;
    }
    if (!BelowParams.isNamed(trial.hyperparameters())) {
      refuseIdleKeys();
      return trial;
    }
    if (trial.algorithm().dataKey().isPresent()) {
      tell(
          BelowParams.SNAPSHOT,
          String.format(
              "algorithm %s learns from demonstrations, which hold the environment's actions; above"
                  + " a snapshot, a trial chooses others",
              trial.algorithm().word()));
      return trial;
    }
    if (snapshots.isEmpty()) {
      return trial;
    }
    try {
      BelowSnapshots below = snapshots.get().below();
      List<String> found = below.problems(trial);
      found.forEach(problem -> tell(BelowParams.SNAPSHOT, problem));
      return found.isEmpty() ? below.above(trial) : trial;
    } catch (RunException e) {
      tell(BelowParams.SNAPSHOT, e.getMessage());
      return trial;
    }
  }

  /** Keys of a snapshot mean nothing without one. */
  private void refuseIdleKeys() {
    for (Param<?> key : List.of(BelowParams.DIGEST, BelowParams.LIMIT)) {
      Entry entry = entries.get(key.name);
      if (entry != null && areRight(key) && !others.areAbove() && !isOfOtherBuild(entry)) {
        problems.add(
            String.format(
                "%s: '%s' has no effect without %s", entry.place(), key.name, Keys.BELOW));
      }
    }
  }

  /**
   * Whether the trial has the layers that it names, if any. Those of a recorded trial are not
   * always read; its policy and sizes were checked above them when it was trained.
   */
  private boolean hasLayers(Trial trial) {
    return areRight(BELOW) && (!BelowParams.isNamed(hyperparameters) || !trial.below().isEmpty());
  }

  /**
   * The trial with what it begins with.
   *
   * @param acts whether its policy is known to act, so that the snapshot can be compared with it
   */
  private Trial started(Trial trial, boolean acts) {
    if (!StartingSnapshots.isNamed(trial.hyperparameters())) {
      return trial.with(trial.hyperparameters().with(StartParams.DIGEST, StartParams.ANY));
    }
    if (snapshots.isEmpty()) {
      return trial;
    }
    try {
      if (acts) {
        snapshots.get().problems(trial).forEach(problem -> tell(StartParams.SNAPSHOT, problem));
      }
      return snapshots.get().start(trial);
    } catch (RunException e) {
      tell(StartParams.SNAPSHOT, e.getMessage());
      return trial;
    }
  }

  private void tell(Param<?> parameter, String problem) {
    problems.add(String.format("%s: %s: %s", place(parameter), parameter.name, problem));
  }

  private String withoutEnvironment() {
    String hint = " ('sluice env list' shows all)";
    return entries.values().stream()
        .filter(entry -> entry.key().startsWith(Keys.ENVIRONMENT + "."))
        .findFirst()
        .map(one -> one.place() + ": environment.id is missing beside " + one.key() + hint)
        .orElse(file + ": 'environment' is missing" + hint);
  }

  /** Whether it is known what a live trial observes and does; its environment cannot tell. */
  private boolean hasSpaces(Trial trial) {
    if (!trial.isLive()) {
      return true;
    }
    List<Param<String>> spaces = List.of(LiveSpaceParams.OBSERVATIONS, LiveSpaceParams.ACTIONS);
    for (Param<String> space : spaces) {
      if (!entries.containsKey(space.name)) {
        problems.add(
            String.format(
                "%s: %s is missing: a live trial declares it; it must be %s",
                place(Keys.ENVIRONMENT), space.name, SpaceText.ALLOWED));
      }
    }
    return spaces.stream().allMatch(hyperparameters::has);
  }

  private void take(Entry entry) {
    try {
      switch (entry.key()) {
        case Keys.NAME -> name = checkedName(Values.parse(entry.key(), String.class, entry.text()));
        case Keys.ENVIRONMENT -> environment = new CheckedTask(others, problems).of(entries);
        case Keys.SEED -> seed = Values.parse(entry.key(), Long.class, entry.text());
        default -> {
          if (!TaskKeys.has(entry.key())) { // the environment takes these
            takeHyperparameter(entry);
          }
        }
      }
    } catch (UnknownEnvException | IllegalArgumentException e) {
      wrong.add(entry.key());
      problems.add(entry.place() + ": " + e.getMessage());
    }
  }

  private void takeHyperparameter(Entry entry) {
    Param<?> parameter = Keys.parameter(entry.key());
    List<Param<String>> decisive =
        ChosenKeys.isOfPolicy(entry.key())
            ? ChosenKeys.ofPolicy()
            : List.of(AlgorithmParams.ALGORITHM);
    if (areRight(decisive.toArray(Param[]::new))) {
      Optional<Param<?>> own = ChosenKeys.find(entry.key(), hyperparameters, environment);
      if (own.isEmpty()) {
        if (!isLeftToOthers(entry)) {
          problems.add(
              entry.place() + ": " + ChosenKeys.unread(entry.key(), hyperparameters, environment));
        }
        return;
      }
      parameter = own.get();
    }
    Values.set(hyperparameters, parameter, entry.text());
  }

  /**
   * Whether a key that this trial does not read is read by other trials of the configuration, or
   * was recorded by an earlier build, which recorded the keys of all algorithms and policies.
   */
  private boolean isLeftToOthers(Entry entry) {
    return isOfOtherBuild(entry) || others.read(entry.key(), environment);
  }

  /** Whether it may have been recorded by a build that read other keys. */
  private boolean isOfOtherBuild(Entry entry) {
    return recorded && !Settings.isPlace(entry.place());
  }

  /** The name becomes part of folder and topic names. */
  private static String checkedName(String name) {
    // Matched part by part: one regular expression for thousands of parts would overflow the stack.
    if (!Arrays.stream(name.split("/", -1)).allMatch(part -> part.matches(NAME_PART))) {
      throw new IllegalArgumentException(
          Keys.NAME
              + " must consist of letters, digits and . _ = + -, in parts separated by '/',"
              + " not '"
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
  }

  /** Returns whether the policy can act, and an algorithm is chosen. */
  private boolean checkPolicy(Trial trial) {
    if (wrong.stream().anyMatch(key -> key.startsWith("policy.") || key.startsWith("encoder."))) {
      return false;
    }
    Hyperparameters smallest = smallestNetworks();
    boolean acts =
        canEncode(trial, smallest)
            && check(PolicyParams.TYPE, () -> Policies.create(trial.spaces(), smallest));
    if (!acts || !areRight(AlgorithmParams.ALGORITHM)) {
      return false;
    }
    Policy policy = Policies.create(trial.spaces(), smallest);
    List<Problem> found = trial.algorithm().check(policy, trial.hyperparameters());
    if (found.isEmpty() && trial.algorithm().dataKey().stream().allMatch(this::areRight)) {
      found = data.of(trial);
    }
    for (Problem problem : found) {
      Param<?>[] keys = problem.keys().toArray(Param[]::new);
      if (areRight(keys)) {
        problems.add(place(keys[0]) + ": " + problem.message());
      }
    }
    if (found.isEmpty() && trial.algorithm().parameters().stream().allMatch(this::areRight)) {
      sampler
          .problem(trial)
          .ifPresent(
              problem ->
                  problems.add(
                      place(Keys.ENVIRONMENT) + ": " + trial.environment() + ": " + problem));
      CheckedSize.of(trial, sizes)
          .filter(size -> size.keys().stream().allMatch(this::areRight))
          .ifPresent(this::tell);
    }
    return true;
  }

  private boolean canEncode(Trial trial, Hyperparameters smallest) {
    Space observations = trial.spaces().observations();
    return observations instanceof Discrete // for the policy to say
        || check(EncoderParams.TYPE, () -> Encoders.create(observations, smallest));
  }

  /** The hyper-parameters that decide whether a policy can act. */
  private Hyperparameters smallestNetworks() {
    Hyperparameters smallest = new Hyperparameters();
    Policies.parameters(hyperparameters).forEach(parameter -> copy(parameter, smallest));
    Policies.sizes(hyperparameters).forEach(size -> smallest.set(size.key(), 1));
    return smallest;
  }

  private <V> void copy(Param<V> parameter, Hyperparameters to) {
    to.set(parameter, hyperparameters.get(parameter));
  }

  private void tell(CheckedSize.TooLarge size) {
    Param<Integer> largest =
        Collections.max(size.keys(), Comparator.comparing(hyperparameters::get));
    String keys =
        size.keys().stream()
            .map(key -> String.format(Locale.ROOT, "%s (%,d)", key.name, hyperparameters.get(key)))
            .collect(Collectors.joining(" or "));
    problems.add(place(largest) + ": " + size.message() + (recorded ? "" : "; lower " + keys));
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
      problems.add(place(parameter) + ": " + e.getMessage());
      return false;
    }
  }

  private String place(Param<?> parameter) {
    return place(parameter.name);
  }

  private String place(String key) {
    Entry entry = entries.get(key);
    return entry == null ? file.toString() : entry.place();
  }
}
