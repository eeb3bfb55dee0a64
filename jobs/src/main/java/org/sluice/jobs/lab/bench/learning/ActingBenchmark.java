package org.sluice.jobs.lab.bench.learning;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.sluice.env.Generator;
import org.sluice.env.Spaces;
import org.sluice.env.registry.Envs;
import org.sluice.jobs.lab.bench.Statistics;
import org.sluice.learning.algorithm.Layers;
import org.sluice.learning.encoder.Encoders;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Actor;
import org.sluice.learning.policy.Policies;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.value.Critic;
import org.sluice.learning.value.ValueNetwork;
import org.sluice.learning.value.ValueParams;

/** Times acting on one state: sampling an action with its log-probability and the state's value. */
public final class ActingBenchmark implements AutoCloseable {

  private static final String NUMBERS = "HalfCheetah-v4"; // only the tasks' spaces are used
  private static final int STATES = 64;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /**
   * The measurements.
   *
   * @param microseconds per action, one number per round
   * @param bareMicroseconds for the same matrix products by OpenBLAS, one number per round
   * @param bytesPerAction heap allocated per action, the minimum over the rounds
   */
  public record Result(
      String policy, double[] microseconds, double[] bareMicroseconds, double bytesPerAction) {

    /** The median over the rounds of acting / bare products. */
    public double ratioToBare() {
      return Statistics.medianRatio(microseconds, bareMicroseconds);
    }
  }

  /** The policy that acts on pictures. */
  public static final String ON_PICTURES = "categorical";

  private final Actor actor;
  private final Critic critic;
  private final Generator random = new Generator(1);
  private final double[][] states;
  private final double[] action;
  private final List<BareProducts> bare;

  private ActingBenchmark(String policyType) {
    boolean pictures = policyType.equals(ON_PICTURES);
    Hyperparameters values = new Hyperparameters().set(PolicyParams.TYPE, policyType);
    if (pictures) {
      LearningCase.setConvolutions(values);
    }
    Spaces spaces = Envs.spec(pictures ? LearningCase.PICTURES : NUMBERS).spaces();
    Policy policy = Policies.create(spaces, values);
    ValueNetwork network =
        new ValueNetwork(
            policy.observationDim(),
            Encoders.create(spaces.observations(), values),
            values.get(ValueParams.VALUE_HIDDEN));
    this.bare =
        List.of(
            new BareProducts(Layers.ofActions(policy), 1), new BareProducts(Layers.of(network), 1));
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
        state[i] = pictures ? random.nextInt(256) : random.gaussian();
      }
    }
  }

  /**
   * Measures one policy on 17 observations and 6 actions, or on pictures.
   *
   * @param policyType a word of {@link PolicyParams#TYPE}
   * @param rounds number of timed rounds
   * @param actions actions per round
   * @param warmUpSeconds duration of untimed rounds before, at least one round
   */
  public static Result run(String policyType, int rounds, int actions, double warmUpSeconds) {
    try (ActingBenchmark benchmark = new ActingBenchmark(policyType)) {
      double sum = 0;
      Stopwatch warmUp = new Stopwatch();
      do {
        sum += benchmark.act(actions);
      } while (warmUp.seconds() < warmUpSeconds);
      double[] microseconds = new double[rounds];
      double[] bareMicroseconds = new double[rounds];
      double bytes = Double.POSITIVE_INFINITY;
      for (int round = 0; round < rounds; round++) {
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        sum += benchmark.act(actions);
        allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        bytes = Math.min(bytes, (double) allocated / actions);
        Stopwatch stopwatch = new Stopwatch();
        sum += benchmark.act(actions);
        microseconds[round] = stopwatch.milliseconds() * 1e3 / actions;
        Stopwatch bareStopwatch = new Stopwatch();
        benchmark.multiply(actions);
        bareMicroseconds[round] = bareStopwatch.milliseconds() * 1e3 / actions;
      }
      if (!Double.isFinite(sum)) {
        throw new IllegalStateException(policyType + " acted with densities that are not finite");
      }
      return new Result(policyType, microseconds, bareMicroseconds, bytes);
    }
  }

  @Override
  public void close() {
    bare.forEach(BareProducts::close);
  }

  private void multiply(int count) {
    for (int i = 0; i < count; i++) {
      for (BareProducts products : bare) {
        products.forward();
      }
    }
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
