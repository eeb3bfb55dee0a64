package org.sluice.learning.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.sluice.env.Box;
import org.sluice.env.Space;
import org.sluice.env.Spaces;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policies;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.policy.PolicyType;
import org.sluice.learning.records.Noise;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.PolicySpecification;

/** Why a policy cannot act above frozen layers in an environment. */
public final class BelowProblems {

  /** The most layers below a trial. */
  public static final int MOST_LAYERS = 8;

  private BelowProblems() {}

  /**
   * All problems; none if it can. Allocates no more than {@link SpecifiedPolicy#create} for each.
   *
   * @param environment the environment's spaces
   * @param below from the highest to the lowest layer; may come from anyone
   */
  public static List<String> of(Spaces environment, List<PolicySnapshot> below) {
    if (below.size() > MOST_LAYERS) {
      return List.of(
          String.format(
              "there would be %d layers below the trial; at most %d are allowed",
              below.size(), MOST_LAYERS));
    }
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < below.size(); i++) {
      String which = i == 0 ? "the snapshot" : "layer " + (i + 1) + " from above, " + below.get(i);
      problems.addAll(ofLayer(which, below.get(i), environment.observations()));
    }
    if (!below.isEmpty()) {
      problems.addAll(ofActions(environment.actions(), below));
    }
    return problems;
  }

  /**
   * Those of a policy with its layers.
   *
   * @param policy may come from anyone
   */
  public static List<String> of(Spaces environment, PolicySpecification policy) {
    List<PolicySnapshot> below = policy.below();
    List<String> problems = new ArrayList<>(of(environment, below));
    if (problems.isEmpty() && !below.isEmpty()) {
      Space actions = policy.spaces().actions();
      int taken = below.get(0).specification().spaces().actions().size();
      if (!isVector(actions) || actions.size() != taken) {
        problems.add(
            String.format(
                "the policy chooses from %s, but the snapshot below it takes %d numbers",
                actions, taken));
      }
    }
    return problems;
  }

  private static List<String> ofLayer(String which, PolicySnapshot layer, Space observations) {
    PolicySpecification its = layer.specification();
    Policy policy;
    try {
      policy = SpecifiedPolicy.create(its);
    } catch (IllegalArgumentException e) {
      return List.of("this build cannot make the policy of " + which + ": " + e.getMessage());
    }
    if (!StartProblems.hasItsNumbers(layer)) {
      return List.of(which + " has other numbers than it describes, or some are not finite");
    }
    List<String> problems = new ArrayList<>();
    if (!isInvertible(policy)) {
      problems.add(
          String.format(
              "%s has a policy of type %s, which is not an invertible map of normal noise; such"
                  + " maps are %s",
              which, its.settings().get(PolicyParams.TYPE.name), invertible(its)));
    }
    Space seen = its.spaces().observations();
    if (!isVector(seen) || !isVector(observations) || seen.size() > observations.size()) {
      problems.add(
          String.format(
              "%s observes %s, which must be the first numbers of what the environment shows, %s",
              which, seen, observations));
    }
    return problems;
  }

  private static List<String> ofActions(Space actions, List<PolicySnapshot> below) {
    List<String> problems = new ArrayList<>();
    for (int i = 0; i + 1 < below.size(); i++) {
      int chosen = below.get(i).specification().spaces().actions().size();
      int taken = below.get(i + 1).specification().spaces().actions().size();
      if (chosen != taken) {
        problems.add(
            String.format(
                "layer %d from above chooses %d numbers, but the one below it takes %d",
                i + 1, chosen, taken));
      }
    }
    Space lowest = below.get(below.size() - 1).specification().spaces().actions();
    if (!lowest.equals(actions)) {
      problems.add(StartProblems.different("actions", actions, lowest));
    }
    return problems;
  }

  /** Whether each action has one noise, which is as long and standard normal. */
  private static boolean isInvertible(Policy policy) {
    return policy.hasDensity()
        && policy.reparameterised()
        && policy.noise().equals(List.of(Noise.normal(policy.actionDim())));
  }

  private static boolean isVector(Space space) {
    return space instanceof Box && !space.isBytes() && space.shape().length == 1;
  }

  /** The words of the types that would be invertible in a policy's place. */
  private static String invertible(PolicySpecification its) {
    return Policies.types().stream()
        .filter(type -> type.acts(its.spaces().actions()) && isInvertible(type, its.spaces()))
        .map(PolicyType::word)
        .collect(Collectors.joining(", "));
  }

  private static boolean isInvertible(PolicyType type, Spaces spaces) {
    Hyperparameters values = new Hyperparameters().set(PolicyParams.TYPE, type.word());
    Policies.sizes(values).forEach(size -> values.set(size.key(), 1));
    try {
      return isInvertible(Policies.create(spaces, values));
    } catch (IllegalArgumentException e) {
      return false; // it cannot act there, for a reason of its own
    }
  }
}
