package org.sluice.learning.trial;

import java.io.Serializable;
import java.util.List;
import org.sluice.env.Spaces;
import org.sluice.env.registry.Envs;
import org.sluice.learning.algorithm.Algorithm;
import org.sluice.learning.algorithm.Algorithms;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.LiveSpaceParams;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.rollout.ObservationNormaliser;
import org.sluice.learning.targets.SegmentBuilder;

/**
 * One training run.
 *
 * <p>Version <i>v</i> of its policy acts for iteration <i>v</i> only, and the iteration makes
 * version <i>v</i> + 1 + lag. So versions 0 … lag come before any data: they are all the {@link
 * InitialPolicy}. With lag 0 lanes wait for each update; with lag 1 they collect one batch while
 * the one before it is learned from.
 *
 * @param id its name
 * @param environment the environment's id in the registry
 * @param seed seed of all its randomness
 * @param hyperparameters the set values and the algorithm's own defaults
 * @param start what it begins with instead of its own numbers
 * @param below the frozen layers that it acts through, from the highest to the lowest; none if it
 *     acts in the environment itself
 */
public record Trial(
    String id,
    String environment,
    long seed,
    Hyperparameters hyperparameters,
    StartingPoint start,
    List<PolicySnapshot> below)
    implements Serializable {

  /** The environment of a trial that learns from programs outside. */
  public static final String LIVE = "live";

  private static final int MOST_ITERATIONS = 1_000_000_000;

  /**
   * A trial.
   *
   * @param hyperparameters Not modified. The algorithm's own defaults are added
   */
  public Trial {
    hyperparameters = Algorithms.complete(hyperparameters);
    below = List.copyOf(below);
  }

  /** A trial that draws its first policy. */
  public Trial(String id, String environment, long seed, Hyperparameters hyperparameters) {
    this(id, environment, seed, hyperparameters, StartingPoint.NONE, List.of());
  }

  /** The trial with other hyper-parameters. */
  public Trial with(Hyperparameters others) {
    return new Trial(id, environment, seed, others, start, below);
  }

  /** The trial with another beginning. */
  public Trial startingFrom(StartingPoint other) {
    return new Trial(id, environment, seed, hyperparameters, other, below);
  }

  /** The trial above other layers. */
  public Trial above(List<PolicySnapshot> layers) {
    return new Trial(id, environment, seed, hyperparameters, start, layers);
  }

  /** Whether programs outside act for it, rather than lanes. */
  public boolean isLive() {
    return LIVE.equals(environment);
  }

  /** What its policy observes and does. */
  public Spaces spaces() {
    return isLive()
        ? LiveSpaceParams.spaces(hyperparameters)
        : LowerLayers.spaces(Envs.spec(environment).spaces(), below, hyperparameters);
  }

  /** Its algorithm. */
  public Algorithm algorithm() {
    return Algorithms.of(hyperparameters);
  }

  /** The statistics of its observations before its own data; of no numbers if it has none. */
  public ObservationNormaliser normaliser() {
    ObservationNormaliser normaliser =
        algorithm().normalisesObservations(hyperparameters)
            ? ObservationNormaliser.of(spaces().observations())
            : new ObservationNormaliser(0);
    if (start.means().length > 0) {
      normaliser.begin(start.means(), start.deviations(), start.steps());
    }
    return normaliser;
  }

  /** The transitions that it keeps to learn from them again. */
  public int replayCapacity() {
    return algorithm().replayCapacity().map(hyperparameters::get).orElse(0);
  }

  /** Environments that are stepped side by side; 1 for the log of a live trial. */
  public int lanes() {
    return isLive() ? 1 : hyperparameters.get(TrialParams.LANES);
  }

  /** Versions between the policy that collects a batch and the one that it improves. */
  public int lag() {
    return isLive() ? 0 : hyperparameters.get(TrialParams.LAG);
  }

  /** Steps that each lane contributes to an iteration. */
  public int share() {
    int batch = hyperparameters.get(TrialParams.BATCH);
    if (batch % lanes() != 0) {
      throw new IllegalArgumentException(
          "batch must be a multiple of lanes, but " + batch + " is not one of " + lanes());
    }
    return batch / lanes();
  }

  /** Whether its lanes begin each iteration with a new episode. */
  public boolean restarts() {
    return algorithm().sampler(hyperparameters).wholeEpisodes() > 0;
  }

  /** Joins a lane's trajectories to shares. */
  public SegmentBuilder segmentBuilder() {
    return new SegmentBuilder(share(), algorithm().targets(hyperparameters), restarts());
  }

  /** Iterations until the total number of steps is reached. */
  public int iterations() {
    long total = hyperparameters.get(TrialParams.TOTAL_STEPS);
    int batch = hyperparameters.get(TrialParams.BATCH);
    long iterations = (total - 1) / batch + 1;
    if (iterations > MOST_ITERATIONS) {
      throw new IllegalArgumentException(
          String.format(
              "total-steps must be at most %,d batches, but %,d steps are %,d of %,d",
              MOST_ITERATIONS, total, iterations, batch));
    }
    return (int) iterations;
  }

  /** The last version that it publishes, unless it ends early. */
  public int lastVersion() {
    return iterations() + lag();
  }

  /** The total environment steps, rounded up to whole iterations. */
  public long totalSteps() {
    return stepsPerLane() * lanes();
  }

  /** Steps after which each lane is done. */
  public long stepsPerLane() {
    return (long) iterations() * share();
  }
}
