package org.sluice.jobs.lab.bench.learning;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.sluice.env.Generator;
import org.sluice.env.registry.Envs;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Actor;
import org.sluice.learning.policy.Policies;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.value.Critic;
import org.sluice.learning.value.ValueNetwork;
import org.sluice.learning.value.ValueParams;

/** Times acting on one state: sampling an action with its log-probability and the state's value. */
public final class ActingBenchmark {

  private static final String ENVIRONMENT = "HalfCheetah-v4"; // only its spaces are used
  private static final int STATES = 64;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /**
   * The measurements.
   *
   * @param microseconds per action, one number per round
   * @param bytesPerAction heap allocated per action, the minimum over the rounds
   */
  public record Result(String policy, double[] microseconds, double bytesPerAction) {}

  private final Actor actor;
  private final Critic critic;
  private final Generator random = new Generator(1);
  private final double[][] states;
  private final double[] action;

  private ActingBenchmark(String policyType) {
    Hyperparameters values = new Hyperparameters().set(PolicyParams.TYPE, policyType);
    Policy policy = Policies.create(Envs.spec(ENVIRONMENT).spaces(), values);
    ValueNetwork network =
        new ValueNetwork(policy.observationDim(), values.get(ValueParams.VALUE_HIDDEN));
    this.actor = new Actor(policy);
    this.critic = new Critic(network);
    double[] drawn = policy.layout().initialise(random);
    float[] parameters = new float[drawn.length];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = (float) drawn[i];
    }
    actor.setParameters(parameters);
    critic.setParameters(network.initialise(random).parameters());
    this.action = new double[policy.actionDim()];
    this.states = new double[STATES][policy.observationDim()];
    for (double[] state : states) {
      for (int i = 0; i < state.length; i++) {
        state[i] = random.gaussian();
      }
    }
  }

  /**
   * Measures one policy on 17 observations and 6 actions.
   *
   * @param policyType a word of {@link PolicyParams#TYPE}
   * @param rounds number of timed rounds
   * @param actions actions per round
   * @param warmUpSeconds duration of untimed rounds before, at least one round
   */
  public static Result run(String policyType, int rounds, int actions, double warmUpSeconds) {
    ActingBenchmark benchmark = new ActingBenchmark(policyType);
    double sum = 0;
    Stopwatch warmUp = new Stopwatch();
    do {
      sum += benchmark.act(actions);
    } while (warmUp.seconds() < warmUpSeconds);
    double[] microseconds = new double[rounds];
    double bytes = Double.POSITIVE_INFINITY;
    for (int round = 0; round < rounds; round++) {
      long allocated = THREADS.getCurrentThreadAllocatedBytes();
      sum += benchmark.act(actions);
      allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
      bytes = Math.min(bytes, (double) allocated / actions);
      Stopwatch stopwatch = new Stopwatch();
      sum += benchmark.act(actions);
      microseconds[round] = stopwatch.milliseconds() * 1e3 / actions;
    }
    if (!Double.isFinite(sum)) {
      throw new IllegalStateException(policyType + " acted with densities that are not finite");
    }
    return new Result(policyType, microseconds, bytes);
  }

  /** The sum keeps the compiler from removing actions. */
  private double act(int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double[] state = states[i % STATES];
      sum += critic.value(state) + actor.act(state, random, action);
    }
    return sum;
  }
}
