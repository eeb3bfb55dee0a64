package org.sluice.jobs.conf.trial;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sluice.env.registry.Envs;
import org.sluice.jobs.conf.keys.ChosenKeys;
import org.sluice.jobs.conf.keys.Keys;
import org.sluice.jobs.conf.text.Entry;
import org.sluice.learning.hyperparameters.BelowParams;
import org.sluice.learning.hyperparameters.Hyperparameters;

/**
 * What the trials of a configuration choose, as far as known: a key that one trial does not read
 * may be meant for another.
 *
 * @param common the entries of all trials, by key
 * @param choices their algorithms and policies
 * @param environments their environments, as written
 * @param areAbove whether one of them acts through a snapshot
 */
public record OtherTrials(
    Map<String, Entry> common,
    Collection<Hyperparameters> choices,
    Set<String> environments,
    boolean areAbove) {

  /**
   * Those of a configuration.
   *
   * @param common the entries of all trials, by key
   * @param cases each trial's own
   */
  public static OtherTrials of(Map<String, Entry> common, List<Map<String, Entry>> cases) {
    List<String> keys = ChosenKeys.choices().stream().map(choice -> choice.name).toList();
    Set<Map<String, String>> words = new LinkedHashSet<>();
    Set<String> environments = new LinkedHashSet<>();
    boolean areAbove = false;
    for (Map<String, Entry> one : cases) {
      Map<String, String> own = new HashMap<>();
      for (String key : keys) {
        Entry entry = one.getOrDefault(key, common.get(key));
        if (entry != null) {
          own.put(key, entry.text());
        }
      }
      words.add(own);
      Entry environment = one.getOrDefault(Keys.ENVIRONMENT, common.get(Keys.ENVIRONMENT));
      if (environment != null) {
        environments.add(environment.text().strip().replaceFirst("[+].*", ""));
      }
      String below = BelowParams.SNAPSHOT.name;
      Entry snapshot = one.getOrDefault(below, common.get(below));
      areAbove |= snapshot != null && !snapshot.text().strip().equals(BelowParams.NONE);
    }
    return new OtherTrials(
        common,
        words.stream().map(OtherTrials::chosen).collect(Collectors.toList()),
        environments,
        areAbove);
  }

  private static Hyperparameters chosen(Map<String, String> words) {
    Hyperparameters chosen = new Hyperparameters();
    ChosenKeys.set(chosen, words);
    return chosen;
  }

  /** Whether an algorithm or policy of one of them reads a key. */
  boolean read(String key, String environment) {
    return choices.stream().anyMatch(other -> ChosenKeys.find(key, other, environment).isPresent());
  }

  /** Whether an entry of a trial is its own, from a sweep, rather than that of all trials. */
  boolean vary(Entry entry) {
    return !entry.equals(common.get(entry.key()));
  }

  /** Whether a task of one of them has a parameter. */
  boolean haveParameter(String name) {
    return environments.stream().anyMatch(id -> Envs.hasParameter(id, name));
  }
}
