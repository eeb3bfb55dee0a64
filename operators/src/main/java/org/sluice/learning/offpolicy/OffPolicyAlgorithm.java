package org.sluice.learning.offpolicy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.algorithm.DescribedAlgorithm;
import org.sluice.learning.algorithm.Layers;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Problem;
import org.sluice.learning.algorithm.Sweeps;
import org.sluice.learning.encoder.Plain;
import org.sluice.learning.graph.layers.DenseShape;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.Params;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.rollout.Wanted;
import org.sluice.learning.targets.Targets;

/** An algorithm that learns from a replay buffer, without targets made by the lanes. */
public abstract class OffPolicyAlgorithm extends DescribedAlgorithm {

  /** The policy's network among {@link #actorCritic}. */
  protected static final String ACTOR = "actor";

  /** The network of action values among {@link #actorCritic}. */
  protected static final String CRITIC = "critic";

  /** The same, differentiated by the actions. */
  protected static final String CRITIC_BY_ACTIONS = "critic by actions";

  protected OffPolicyAlgorithm(String word, String title, String summary) {
    super(word, title, summary);
  }

  @Override
  public final Optional<Param<Integer>> replayCapacity() {
    return Optional.of(OffPolicyParams.REPLAY_CAPACITY);
  }

  /** Those of all these algorithms; override it to add to them. */
  @Override
  public List<Metric> metrics() {
    return OffPolicyLearner.METRICS;
  }

  @Override
  public final Wanted wanted() {
    return Wanted.NOTHING;
  }

  @Override
  public final Targets targets(Hyperparameters values) {
    return Targets.NONE;
  }

  @Override
  public final List<Param<Integer>> batchParameters() {
    return List.of(OffPolicyParams.MINIBATCH);
  }

  @Override
  public final List<Problem> check(Policy policy, Hyperparameters values) {
    List<Problem> problems = new ArrayList<>();
    problems.addAll(
        Problem.ofAbove(OffPolicyParams.MINIBATCH, OffPolicyParams.REPLAY_CAPACITY, values));
    problems.addAll(Problem.ofAbove(TrialParams.BATCH, OffPolicyParams.REPLAY_CAPACITY, values));
    long warmUp = values.get(OffPolicyParams.WARM_UP);
    long total = values.get(TrialParams.TOTAL_STEPS);
    if (warmUp >= total) {
      problems.add(
          new Problem(
              List.of(OffPolicyParams.WARM_UP, TrialParams.TOTAL_STEPS),
              String.format(
                  "warm-up must be below total-steps, or nothing is learned, but %d is not below"
                      + " %d",
                  warmUp, total)));
    }
    problems.addAll(checkPolicy(policy, values));
    return problems;
  }

  /**
   * The keys of replay and an algorithm's own, whose defaults win.
   *
   * @param own the interface with its own keys
   */
  protected static List<Param<?>> with(Class<?> own) {
    return Params.merged(OffPolicyParams.class, own);
  }

  /** The same, if the policy itself is what it learns. */
  protected static List<Param<?>> withoutCritic(Class<?> own) {
    return with(own).stream()
        .filter(parameter -> !parameter.name.equals(OffPolicyParams.VALUE_HIDDEN.name))
        .toList();
  }

  @Override
  public final List<Sweeps> sweeps(Hyperparameters values, int candidates) {
    int steps =
        (int) (values.get(TrialParams.BATCH) * values.get(OffPolicyParams.UPDATES_PER_STEP));
    return Collections.nCopies(steps, sweepsOfStep(values)).stream().flatMap(List::stream).toList();
  }

  /**
   * The action-value function that can be published with the policy; by default none. Learners have
   * its parameters second among their networks.
   */
  public Optional<ActionValueNetwork> publishable(Policy policy, Hyperparameters values) {
    return Optional.empty();
  }

  @Override
  public final ParameterLayout published(Policy policy, Hyperparameters values) {
    return values.get(CriticParams.PUBLISH_CRITIC)
        ? publishable(policy, values)
            .orElseThrow()
            .layout(policy.observationDim(), policy.actionDim())
        : new ParameterLayout();
  }

  /** The sweeps of one gradient step. */
  protected abstract List<Sweeps> sweepsOfStep(Hyperparameters values);

  /** The problems of the policy. */
  protected abstract List<Problem> checkPolicy(Policy policy, Hyperparameters values);

  /** A problem unless the policy's type is one of these. */
  protected final List<Problem> typeIsOneOf(List<String> types, Hyperparameters values) {
    String type = values.get(PolicyParams.TYPE);
    return types.contains(type)
        ? List.of()
        : List.of(
            new Problem(
                List.of(PolicyParams.TYPE),
                String.format(
                    "%s must be %s for %s, not %s",
                    PolicyParams.TYPE.name, String.join(" or ", types), word(), type)));
  }

  /** The layers of a policy that climbs action values. */
  protected static Map<String, List<DenseShape>> actorCritic(
      Policy policy, ActionValueNetwork critic) {
    int observationDim = policy.observationDim();
    int actionDim = policy.actionDim();
    return Map.of(
        ACTOR,
        Layers.ofActions(policy),
        CRITIC,
        critic.layers(observationDim, actionDim, false),
        CRITIC_BY_ACTIONS,
        critic.layers(observationDim, actionDim, true));
  }

  /** A network of action values with two hidden ReLU layers of {@code value-hidden} units. */
  protected static QNetwork critic(String name, Policy policy, Hyperparameters values) {
    int hidden = values.get(OffPolicyParams.VALUE_HIDDEN);
    Plain plain = new Plain(policy.observationDim(), false);
    return new QNetwork(name, plain, List.of(hidden, hidden), false, 0);
  }

  /** The steps of the warm-up that one lane takes. */
  protected static long warmUpOfLane(Hyperparameters values) {
    int lanes = values.get(TrialParams.LANES);
    return (values.get(OffPolicyParams.WARM_UP) + lanes - 1) / lanes;
  }
}
