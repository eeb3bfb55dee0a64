package org.sluice.learning.trial;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.sluice.env.Generator;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Progress;
import org.sluice.learning.records.Segment;
import org.sluice.learning.rollout.NonFiniteObservationException;
import org.sluice.learning.rollout.ObservationNormaliser;
import org.sluice.learning.rollout.ObservationStatistics;
import org.sluice.learning.rollout.Seeds;
import org.sluice.learning.targets.GaeParams;
import org.sluice.learning.targets.Standardisation;
import org.sluice.learning.trustregion.PolicyBatch;
import org.sluice.learning.trustregion.PolicyOptimiser;
import org.sluice.learning.trustregion.PolicyUpdate;
import org.sluice.learning.value.ExplainedVariance;
import org.sluice.learning.value.ValueFit;
import org.sluice.learning.value.ValueOptimiser;
import org.sluice.learning.value.ValueState;

/**
 * One trial's learning: takes an iteration's segments, makes the next policy. Which version
 * collects and which is made: {@link Trial}.
 *
 * <p>An iteration standardises the advantages, updates the policy and fits the value function, all
 * with observations normalised by the statistics that the batch was collected with: acting and
 * learning see the same numbers, so recorded log-probabilities are those of the policy that
 * collected. The batch's observations count from the version on that it makes. (OpenAI baselines
 * updates the normaliser first and computes the log-probabilities anew.)
 *
 * <p>Whatever goes wrong with a batch ends the trial with a reason, and never reaches a snapshot.
 */
public final class Learner {

  private static final int STATE_VERSION = 1;

  private final Trial trial;
  private final LearnerWorkspace workspace;
  private final PolicyOptimiser optimiser;
  private final ValueOptimiser valueOptimiser;
  private final Generator random;
  private final double[] parameters;
  private ValueState value;
  private final ObservationNormaliser normaliser;
  private final EpisodeAverages episodes = new EpisodeAverages();

  /** Those of the versions from the one that collects the next batch to the newest. */
  private final ArrayDeque<ObservationStatistics> statistics = new ArrayDeque<>();

  private int iteration;
  private long steps;
  private int failures;

  /** A learner that has seen nothing. */
  public Learner(Trial trial, LearnerWorkspace workspace) {
    this(
        trial,
        workspace,
        new double[workspace.model.policy().layout().size()],
        new ValueState(new float[workspace.model.valueNetwork().layout().size()]));
    PolicySnapshot initial = InitialPolicy.of(trial, workspace.model);
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = initial.policy()[i];
    }
    value = new ValueState(initial.value());
    for (int version = 0; version <= trial.lag(); version++) {
      statistics.add(normaliser.statistics());
    }
  }

  private Learner(Trial trial, LearnerWorkspace workspace, double[] parameters, ValueState value) {
    this.trial = trial;
    this.workspace = workspace;
    this.optimiser = workspace.optimiser(trial.hyperparameters());
    this.valueOptimiser = workspace.valueOptimiser(trial.hyperparameters());
    this.random = new Generator(Seeds.learner(trial.seed()));
    this.parameters = parameters;
    this.value = value;
    this.normaliser = new ObservationNormaliser(workspace.model.policy().observationDim());
  }

  /**
   * A learner that goes on from what {@link #save} wrote; what follows is bit for bit what followed
   * then.
   *
   * @throws IllegalArgumentException if the bytes are another build's, trial's or architecture's
   */
  public static Learner restored(Trial trial, LearnerWorkspace workspace, byte[] saved) {
    Learner learner =
        new Learner(
            trial,
            workspace,
            new double[workspace.model.policy().layout().size()],
            new ValueState(new float[workspace.model.valueNetwork().layout().size()]));
    learner.restore(saved);
    return learner;
  }

  /** The version whose batch is learned from next. */
  public int expectedVersion() {
    return iteration;
  }

  /** The policy as it stands. */
  public PolicySnapshot snapshot() {
    ObservationStatistics newest = statistics.getLast();
    float[] policy = new float[parameters.length];
    for (int i = 0; i < policy.length; i++) {
      policy[i] = (float) parameters[i];
    }
    return new PolicySnapshot(
        trial.id(),
        iteration + trial.lag(),
        steps,
        iteration >= trial.iterations(),
        policy,
        value.parameters(),
        newest.means(),
        newest.deviations());
  }

  /**
   * Makes the next policy; the last one, if a lane has failed or the batch cannot be learned from.
   *
   * @param segments one per lane, in the order of the lanes, all of the expected version
   * @throws IllegalArgumentException if they are not
   */
  public Learned learn(List<Segment> segments) {
    check(segments);
    Optional<Segment> failed = segments.stream().filter(Segment::isFailure).findFirst();
    if (failed.isPresent()) {
      return fail("lane " + failed.get().lane() + ": " + failed.get().failure());
    }
    try {
      return update(segments);
    } catch (NonFiniteObservationException e) {
      return fail(e.getMessage());
    } catch (RuntimeException e) {
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
    Batch batch = Batch.of(segments, workspace.model.policy());
    normaliser.update(batch.observations());
    double[] observations = new double[batch.observations().length];
    statistics.getFirst().normalise(batch.observations(), observations);
    double[] advantages = batch.advantages().clone();
    if (trial.hyperparameters().get(GaeParams.ADVANTAGE_SCALING).equals(GaeParams.CENTRED)) {
      Standardisation.centre(advantages);
    } else {
      Standardisation.standardise(advantages);
    }
    double explainedVariance = ExplainedVariance.of(batch.values(), batch.returns());
    PolicyUpdate update =
        optimiser.update(
            new PolicyBatch(observations, batch.actions(), batch.logProbabilities(), advantages),
            parameters,
            random);
    ValueFit fit = valueOptimiser.fit(value, observations, batch.returns(), random);
    boolean finite = fit.finite() && update.outcome() != PolicyUpdate.Outcome.NOT_FINITE;
    failures = finite ? 0 : failures + 1;
    if (failures >= trial.hyperparameters().get(TrialParams.FAILURE_LIMIT)) {
      return fail(failures + " updates in a row with numbers that are not finite");
    }
    statistics.removeFirst();
    statistics.addLast(normaliser.statistics());
    iteration++;
    steps += batch.size();
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
            update.divergence(),
            update.approximateKl(),
            update.entropy(),
            update.surrogateGain(),
            update.lineSearchSteps(),
            explainedVariance,
            fit.loss(),
            ""));
  }

  /** Everything that learning goes on from, as bytes. */
  public byte[] save() {
    byte[] optimiserState = optimiser.save();
    byte[] valueState = valueOptimiser.save();
    ByteBuffer out =
        ByteBuffer.allocate(
            Integer.BYTES * 7
                + Long.BYTES * 2
                + Float.BYTES * (parameters.length + 3 * value.size())
                + normaliser.stateBytes()
                + trial.lag() * 2 * Double.BYTES * workspace.model.policy().observationDim()
                + episodes.stateBytes()
                + Generator.STATE_BYTES
                + optimiserState.length
                + (valueState.length == 0 ? 0 : Integer.BYTES + valueState.length));
    out.putInt(STATE_VERSION).putInt(trial.lag()).putInt(iteration).putLong(steps);
    out.putInt(failures);
    out.putInt(parameters.length);
    for (double parameter : parameters) {
      out.putFloat((float) parameter);
    }
    out.putInt(value.size());
    out.putLong(value.steps());
    put(out, value.parameters());
    put(out, value.firstMoments());
    put(out, value.secondMoments());
    normaliser.save(out);
    statistics.stream().limit(trial.lag()).forEach(older -> put(out, older));
    episodes.save(out);
    random.save(out);
    out.putInt(optimiserState.length).put(optimiserState);
    if (valueState.length > 0) { // states from before there was a choice end here
      out.putInt(valueState.length).put(valueState);
    }
    return out.array();
  }

  private void restore(byte[] saved) {
    ByteBuffer in = ByteBuffer.wrap(saved);
    expect("format version", STATE_VERSION, in.getInt());
    expect("lag", trial.lag(), in.getInt());
    iteration = in.getInt();
    steps = in.getLong();
    failures = in.getInt();
    expect("number of parameters", parameters.length, in.getInt());
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = in.getFloat();
    }
    expect("number of the value function's parameters", value.size(), in.getInt());
    long valueSteps = in.getLong();
    value = new ValueState(floats(in), floats(in), floats(in), valueSteps);
    normaliser.restore(in);
    for (int i = 0; i < trial.lag(); i++) {
      statistics.add(statistics(in));
    }
    statistics.add(normaliser.statistics());
    episodes.restore(in);
    random.restore(in);
    optimiser.restore(bytes(in));
    valueOptimiser.restore(in.hasRemaining() ? bytes(in) : new byte[0]);
  }

  private byte[] bytes(ByteBuffer in) {
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException(
          String.format(
              "%s: the saved state is damaged: %d bytes are to follow, %d do",
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

  private float[] floats(ByteBuffer in) {
    float[] numbers = new float[value.size()];
    in.asFloatBuffer().get(numbers);
    in.position(in.position() + Float.BYTES * numbers.length);
    return numbers;
  }

  private ObservationStatistics statistics(ByteBuffer in) {
    double[] means = new double[workspace.model.policy().observationDim()];
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

  private static void put(ByteBuffer out, float[] numbers) {
    out.asFloatBuffer().put(numbers);
    out.position(out.position() + Float.BYTES * numbers.length);
  }
}
