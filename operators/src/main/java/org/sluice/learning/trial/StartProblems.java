package org.sluice.learning.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Space;
import org.sluice.env.Spaces;
import org.sluice.learning.encoder.Encoders;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.ParameterText;
import org.sluice.learning.hyperparameters.StartParams;
import org.sluice.learning.policy.Policies;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.PolicySpecification;
import org.sluice.learning.value.ValueNetwork;
import org.sluice.learning.value.ValueParams;

/** Why a trial cannot begin with a snapshot. */
public final class StartProblems {

  private StartProblems() {}

  /**
   * All problems; none if it can. Allocates no more than {@link SpecifiedPolicy#create}.
   *
   * @param trial whose policy can act, at least with smaller networks
   * @param snapshot may come from anyone
   */
  public static List<String> of(Trial trial, PolicySnapshot snapshot) {
    PolicySpecification its = snapshot.specification();
    Hyperparameters settings;
    try {
      SpecifiedPolicy.create(its);
      settings = SpecifiedPolicy.values(its);
    } catch (IllegalArgumentException e) {
      return List.of("this build cannot make the snapshot's policy: " + e.getMessage());
    }
    if (!hasItsNumbers(snapshot)) {
      return List.of("the snapshot has other numbers than it describes, or some are not finite");
    }
    List<String> problems = new ArrayList<>(ofSpaces(trial.spaces(), its.spaces()));
    if (!trial.below().equals(its.below())) {
      problems.add(
          String.format(
              "the trial acts through %s, but the snapshot's policy through %s; let"
                  + " environment.below name the same file as then",
              layers(trial.below()), layers(its.below())));
    }
    problems.addAll(ofPolicy(trial.hyperparameters(), settings));
    if (problems.isEmpty()) {
      problems.addAll(ofNormaliser(trial, snapshot));
      problems.addAll(ofValueFunction(trial, its));
    }
    return problems;
  }

  private static String layers(List<PolicySnapshot> below) {
    return below.isEmpty()
        ? "no snapshot"
        : below.stream().map(PolicySnapshot::toString).collect(Collectors.joining(", then "));
  }

  /** Whether a snapshot has as many numbers as it describes, all of them finite. */
  static boolean hasItsNumbers(PolicySnapshot snapshot) {
    PolicySpecification its = snapshot.specification();
    int means = snapshot.means().length;
    boolean right =
        snapshot.policy().length == PolicySpecification.size(its.policy())
            && snapshot.value().length == PolicySpecification.size(its.value())
            && (means == 0 || means == its.spaces().observations().size())
            && means == snapshot.deviations().length;
    for (float[] numbers : List.of(snapshot.policy(), snapshot.value())) {
      for (float number : numbers) {
        right &= Float.isFinite(number);
      }
    }
    for (int i = 0; right && i < means; i++) {
      double deviation = snapshot.deviations()[i];
      right = Double.isFinite(snapshot.means()[i]) && Double.isFinite(deviation) && deviation > 0;
    }
    return right;
  }

  private static List<String> ofSpaces(Spaces own, Spaces its) {
    List<String> problems = new ArrayList<>();
    if (!own.observations().equals(its.observations())) {
      problems.add(different("observations", own.observations(), its.observations()));
    }
    if (!own.actions().equals(its.actions())) {
      problems.add(different("actions", own.actions(), its.actions()));
    }
    return problems;
  }

  /** Says that a snapshot has another space than the environment. */
  static String different(String what, Space own, Space its) {
    String other = own.toString().equals(its.toString()) ? "that with other bounds" : "" + its;
    return String.format(
        "the environment's %s are %s, but the snapshot's are %s", what, own, other);
  }

  /** Numbers that are no counts, such as a temperature, shape nothing and may differ. */
  private static List<String> ofPolicy(Hyperparameters own, Hyperparameters its) {
    if (!same(PolicyParams.TYPE, own, its)) {
      return List.of(different(PolicyParams.TYPE, own, its));
    }
    return Policies.parameters(own).stream()
        .filter(key -> key.clazz != Double.class && !same(key, own, its))
        .map(key -> different(key, own, its))
        .toList();
  }

  private static boolean same(Param<?> key, Hyperparameters own, Hyperparameters its) {
    return ParameterText.of(own, key).equals(ParameterText.of(its, key));
  }

  private static String different(Param<?> key, Hyperparameters own, Hyperparameters its) {
    return different(key, ParameterText.of(own, key), ParameterText.of(its, key));
  }

  private static String different(Param<?> key, Object own, Object its) {
    return String.format("%s is %s, but the snapshot's is %s", key.name, own, its);
  }

  private static List<String> ofNormaliser(Trial trial, PolicySnapshot snapshot) {
    boolean lost =
        trial.hyperparameters().get(StartParams.NORMALISER)
            && snapshot.means().length > 0
            && !trial.algorithm().normalisesObservations(trial.hyperparameters());
    return lost
        ? List.of(
            String.format(
                "the snapshot's policy expects normalised observations, but %s does not normalise"
                    + " them; with %s: false, its parameters are taken all the same",
                trial.algorithm().word(), StartParams.NORMALISER.name))
        : List.of();
  }

  private static List<String> ofValueFunction(Trial trial, PolicySpecification its) {
    if (!trial.hyperparameters().get(StartParams.VALUE_FUNCTION)) {
      return List.of();
    }
    boolean deviates = trial.algorithm().parameterDeviation(trial.hyperparameters()) > 0;
    if (!trial.algorithm().wanted().values() && !deviates) {
      return List.of(
          noValues(trial.algorithm().word() + " has no value function that snapshots hold"));
    }
    if (its.value().isEmpty()) {
      return List.of(noValues("the snapshot, of " + its.algorithm() + ", holds none"));
    }
    if (deviates != Deviations.are(its.value(), its.policy())) {
      return List.of(
          noValues(
              String.format(
                  "%s needs %s, and the snapshot, of %s, holds none",
                  trial.algorithm().word(),
                  deviates ? "the deviations of parameters" : "a value function",
                  its.algorithm())));
    }
    if (deviates) {
      return List.of();
    }
    int hidden = trial.hyperparameters().get(ValueParams.VALUE_HIDDEN);
    return hasLayout(trial, hidden, its)
        ? List.of()
        : List.of(
            different(
                ValueParams.VALUE_HIDDEN,
                hidden,
                its.settings().get(ValueParams.VALUE_HIDDEN.name)));
  }

  private static String noValues(String why) {
    return StartParams.VALUE_FUNCTION.name + " cannot be true: " + why;
  }

  /** Whether a snapshot's value function is arranged like a trial's, which may be far larger. */
  private static boolean hasLayout(Trial trial, int hidden, PolicySpecification its) {
    if ((long) hidden * hidden > PolicySpecification.size(its.value())) {
      return false;
    }
    Space observations = trial.spaces().observations();
    ValueNetwork own =
        new ValueNetwork(
            observations.size(), Encoders.create(observations, trial.hyperparameters()), hidden);
    return TrialModel.shapes(own.layout()).equals(its.value());
  }
}
