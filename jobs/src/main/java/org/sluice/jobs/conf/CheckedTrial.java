package org.sluice.jobs.conf;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.flink.ml.param.Param;
import org.sluice.env.UnknownEnvException;
import org.sluice.envs.Envs;
import org.sluice.hyperparameters.Hyperparameters;
import org.sluice.learner.LearnerWorkspace;
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
  private final Map<String, Entry> entries;
  private final Collection<String> problems;
  private final Set<String> wrong = new HashSet<>();
  private final Hyperparameters hyperparameters = new Hyperparameters();
  private String name;
  private String environment;
  private long seed = 1;

  /**
   * @param entries Not modified. By key
   * @param problems Modified. What is wrong is added
   */
  CheckedTrial(Path file, Map<String, Entry> entries, Collection<String> problems) {
    this.file = file;
    this.entries = entries;
    this.problems = problems;
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
      checkPolicy();
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

  private void checkPolicy() {
    if (wrong.stream().anyMatch(key -> key.startsWith("policy."))) {
      return;
    }
    boolean acts =
        check(PolicyParams.TYPE, () -> Policies.create(Envs.spec(environment), hyperparameters));
    if (acts && areRight(TrialParams.ALGORITHM, TrpoParams.FISHER)) {
      boolean usesTrpo = hyperparameters.get(TrialParams.ALGORITHM).equals(TrialParams.TRPO);
      Param<String> choice = usesTrpo ? TrpoParams.FISHER : TrialParams.ALGORITHM;
      check(choice, () -> buildSmallest(choice));
    }
  }

  /** What an algorithm cannot do with a policy shows when its buffers are laid out. */
  private void buildSmallest(Param<String> choice) {
    String policy = hyperparameters.get(PolicyParams.TYPE);
    String family = hyperparameters.get(PolicyParams.FLOW_FAMILY);
    Hyperparameters smallest =
        new Hyperparameters()
            .set(TrialParams.ALGORITHM, hyperparameters.get(TrialParams.ALGORITHM))
            .set(TrpoParams.FISHER, hyperparameters.get(TrpoParams.FISHER))
            .set(PolicyParams.TYPE, policy)
            .set(PolicyParams.FLOW_FAMILY, family)
            .set(PolicyParams.HIDDEN, 1)
            .set(PolicyParams.FLOW_STATE_UNITS, 1)
            .set(ValueParams.VALUE_HIDDEN, 1)
            .set(ValueParams.VALUE_MINIBATCH, 1)
            .set(TrialParams.BATCH, 1);
    try {
      LearnerWorkspace.of(new Trial("check", environment, seed, smallest));
    } catch (IllegalArgumentException e) {
      String flow = policy.startsWith("normalizing-flow") ? " of family " + family : "";
      throw new IllegalArgumentException(
          String.format(
              "%s cannot be %s for %s %s%s",
              choice.name, hyperparameters.get(choice), PolicyParams.TYPE.name, policy, flow),
          e);
    }
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
