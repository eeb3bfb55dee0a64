package org.sluice.learning.trial;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Batch;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.algorithm.TrialLearner;
import org.sluice.learning.algorithm.UnreachableDataException;
import org.sluice.learning.algorithm.Update;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.PolicySpecification;
import org.sluice.learning.records.Progress;
import org.sluice.learning.records.Segment;
import org.sluice.learning.replay.ReplayBlock;
import org.sluice.learning.replay.ReplayBuffer;
import org.sluice.learning.rollout.NonFiniteObservationException;
import org.sluice.learning.rollout.ObservationNormaliser;
import org.sluice.learning.rollout.ObservationStatistics;
import org.sluice.learning.rollout.Seeds;
import org.sluice.learning.rollout.WholeEpisode;

/**
 * Learns one trial: passes an iteration's segments to the algorithm, and makes the next policy. See
 * {@link Trial} for which version collects and which is made.
 *
 * <p>The algorithm sees observations normalised with the statistics that the batch was collected
 * with: acting and learning see the same numbers, so recorded log-probabilities are those of the
 * collecting policy. The batch's observations enter the statistics of the version that it makes.
 * (OpenAI baselines updates the normaliser first and recomputes the log-probabilities.)
 *
 * <p>Any failure with a batch ends the trial with a reason, and never reaches a snapshot.
 */
public final class Learner {

  private static final Logger LOG = LoggerFactory.getLogger(Learner.class);
  private static final int STATE_VERSION = 2;

  private final Trial trial;
  private final TrialLearner algorithm;
  private final Generator random;
  private final ObservationNormaliser normaliser;
  private final PolicySpecification specification;
  private final EpisodeAverages episodes = new EpisodeAverages();
  private final ReplayBuffer replay;

  /** The statistics of the versions from the one that collects the next batch to the newest. */
  private final ArrayDeque<ObservationStatistics> statistics = new ArrayDeque<>();

  private int iteration;
  private long steps;
  private int failures;

  /** A learner without data. */
  public Learner(Trial trial, LearnerWorkspace workspace) {
    this(trial, workspace, new ReplayBuffer(trial.replayCapacity(), trial.spaces()));
  }

  /**
   * A learner without data.
   *
   * @param replay empty, of the trial's capacity; filled by this learner
   */
  public Learner(Trial trial, LearnerWorkspace workspace, ReplayBuffer replay) {
    this(trial, workspace, InitialPolicy.of(trial, workspace.model()), replay);
  }

  private Learner(
      Trial trial, LearnerWorkspace workspace, PolicySnapshot initial, ReplayBuffer replay) {
    this.trial = trial;
    this.replay = replay;
    this.random = new Generator(Seeds.learner(trial.seed()));
    this.algorithm =
        workspace
            .buffers()
            .learner(trial.hyperparameters(), initial.policy(), initial.value(), random);
    this.normaliser = trial.normaliser();
    this.specification = initial.specification();
    for (int version = 0; version <= trial.lag(); version++) {
      statistics.add(new ObservationStatistics(initial.means(), initial.deviations()));
    }
  }

  /**
   * A learner without a replay buffer, restored from what {@link #save} wrote; learning then
   * continues bit for bit.
   *
   * @throws IllegalArgumentException if the bytes are from another build, trial or architecture
   */
  public static Learner restored(Trial trial, LearnerWorkspace workspace, byte[] saved) {
    return restored(trial, workspace, saved, ReplayBuffer.none());
  }

  /**
   * A learner restored from what {@link #save} wrote; learning then continues bit for bit.
   *
   * @param replay with the transitions that the saved learner had; filled by this one from now on
   * @throws IllegalArgumentException if the bytes are from another build, trial or architecture
   */
  public static Learner restored(
      Trial trial, LearnerWorkspace workspace, byte[] saved, ReplayBuffer replay) {
    Learner learner =
        new Learner(trial, workspace, InitialPolicy.of(trial, workspace.model()), replay);
    learner.restore(saved);
    return learner;
  }

  /** The version whose batch is next. */
  public int expectedVersion() {
    return iteration;
  }

  /** The current policy. */
  public PolicySnapshot snapshot() {
    ObservationStatistics newest = statistics.getLast();
    return new PolicySnapshot(
        trial.id(),
        iteration + trial.lag(),
        steps,
        iteration >= trial.iterations(),
        specification,
        algorithm.policy(),
        algorithm.value(),
        newest.means(),
        newest.deviations());
  }

  /**
   * Makes the next policy, which is the last one if a lane has failed or the batch cannot be
   * learned from.
   *
   * @param segments one per lane, in the order of the lanes, all of the expected version
   * @throws IllegalArgumentException if they are not
   * @throws UnreachableDataException if data besides the batch cannot be read at present
   * @throws RuntimeException whatever an update throws while its thread is interrupted
   */
  public Learned learn(List<Segment> segments) {
    check(segments);
    Optional<Segment> failed = segments.stream().filter(Segment::isFailure).findFirst();
    if (failed.isPresent()) {
      return fail("lane " + failed.get().lane() + ": " + failed.get().failure());
    }
    try {
      return update(segments);
    } catch (UnreachableDataException e) {
      throw e; // the batch is learned from again when the task has been restarted
    } catch (NonFiniteObservationException e) {
      return fail(e.getMessage());
    } catch (RuntimeException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e; // of a task that is cancelled, which will learn from the batch once more
      }
      LOG.error("{}: update {} failed", trial.id(), iteration + 1, e);
      return fail("update " + (iteration + 1) + ": " + e);
    }
  }

  private Learned fail(String reason) {
    return Learned.failure(snapshot(), iteration + 1 + trial.lag(), reason);
  }

  private void check(List<Segment> segments) {
    boolean ordered = segments.size() == trial.lanes();
    for (int lane = 0; ordered && lane < segments.size(); lane++) {
      Segment segment = segments.get(lane);
      ordered =
          segment.lane() == lane
              && segment.version() == iteration
              && (segment.isFailure() || segment.steps() == trial.share());
    }
    if (!ordered) {
      throw new IllegalArgumentException(
          String.format(
              "%s: a batch is one segment of version %d and %d steps for each of %d lanes",
              trial.id(), iteration, trial.share(), trial.lanes()));
    }
  }

  private Learned update(List<Segment> segments) {
    JoinedSegments joined = JoinedSegments.of(segments);
    algorithm.observe(normaliser, joined.observations());
    replay.append(ReplayBlock.of(segments));
    List<WholeEpisode> whole =
        trial.restarts() ? WholeEpisode.of(segments, trial.seed()) : List.of();
    Batch batch = joined.batch(statistics.getFirst(), remaining(), whole, replay);
    Update update = algorithm.update(batch, random);
    Map<String, Double> metrics = metrics(update);
    failures = update.outcome() == Outcome.NOT_FINITE ? failures + 1 : 0;
    if (failures >= trial.hyperparameters().get(TrialParams.FAILURE_LIMIT)) {
      return fail(failures + " consecutive updates with non-finite values");
    }
    statistics.removeFirst();
    statistics.addLast(normaliser.statistics());
    iteration++;
    steps += segments.stream().mapToInt(Segment::steps).sum();
    segments.forEach(episodes::add);
    PolicySnapshot snapshot = snapshot();
    return new Learned(
        snapshot,
        new Progress(
            trial.id(),
            snapshot.version(),
            steps,
            segments.stream().mapToInt(segment -> segment.episodeReturns().length).sum(),
            episodes.meanReturn(),
            episodes.meanLength(),
            update.outcome().name(),
            metrics,
            ""));
  }

  /** The algorithm's metrics, in its order; NaN for those not reported. */
  private Map<String, Double> metrics(Update update) {
    List<Metric> listed = trial.algorithm().metrics();
    for (Metric metric : update.metrics().keySet()) {
      if (!listed.contains(metric)) {
        throw new IllegalStateException(
            String.format(
                "%s reports %s, which is not among its metrics",
                trial.algorithm().title(), metric.name()));
      }
    }
    Map<String, Double> values = new LinkedHashMap<>();
    listed.forEach(
        metric -> values.put(metric.name(), update.metrics().getOrDefault(metric, Double.NaN)));
    return values;
  }

  /**
   * Makes an earlier learner's policy the next version. Versions and steps are counted on.
   *
   * @param saved what {@link #save} wrote then
   */
  public Learned rollBack(byte[] saved) {
    int before = iteration;
    long learnedFrom = steps;
    restore(saved);
    iteration = before + 1;
    steps = learnedFrom;
    return new Learned(
        snapshot(),
        new Progress(
            trial.id(),
            iteration + trial.lag(),
            steps,
            0,
            episodes.meanReturn(),
            episodes.meanLength(),
            Outcome.ROLLED_BACK.name(),
            Map.of(),
            ""));
  }

  private double remaining() {
    return 1 - (double) iteration / trial.iterations();
  }

  /** The whole state as bytes. */
  public byte[] save() {
    byte[] learned = algorithm.save();
    ByteBuffer out =
        ByteBuffer.allocate(
            Integer.BYTES * 5
                + Long.BYTES
                + normaliser.stateBytes()
                + trial.lag() * 2 * Double.BYTES * normaliser.size()
                + episodes.stateBytes()
                + Generator.STATE_BYTES
                + learned.length);
    out.putInt(STATE_VERSION).putInt(trial.lag()).putInt(iteration).putLong(steps);
    out.putInt(failures);
    normaliser.save(out);
    statistics.stream().limit(trial.lag()).forEach(older -> put(out, older));
    episodes.save(out);
    random.save(out);
    out.putInt(learned.length).put(learned);
    return out.array();
  }

  private void restore(byte[] saved) {
    ByteBuffer in = ByteBuffer.wrap(saved);
    expect("format version", STATE_VERSION, in.getInt());
    expect("lag", trial.lag(), in.getInt());
    iteration = in.getInt();
    steps = in.getLong();
    failures = in.getInt();
    normaliser.restore(in);
    statistics.clear();
    for (int i = 0; i < trial.lag(); i++) {
      statistics.add(statistics(in));
    }
    statistics.add(normaliser.statistics());
    episodes.restore(in);
    random.restore(in);
    algorithm.restore(bytes(in));
  }

  private byte[] bytes(ByteBuffer in) {
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException(
          String.format(
              "%s: the saved state is damaged: expected %d more bytes, found %d",
              trial.id(), length, in.remaining()));
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  private void expect(String what, int expected, int found) {
    if (found != expected) {
      throw new IllegalArgumentException(
          String.format("%s: the saved %s is %d, not %d", trial.id(), what, found, expected));
    }
  }

  private ObservationStatistics statistics(ByteBuffer in) {
    double[] means = new double[normaliser.size()];
    double[] deviations = new double[means.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = in.getDouble();
      deviations[i] = in.getDouble();
    }
    return new ObservationStatistics(means, deviations);
  }

  private static void put(ByteBuffer out, ObservationStatistics statistics) {
    double[] means = statistics.means();
    double[] deviations = statistics.deviations();
    for (int i = 0; i < means.length; i++) {
      out.putDouble(means[i]).putDouble(deviations[i]);
    }
  }
}
