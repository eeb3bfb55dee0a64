package org.sluice.learner;

import java.nio.ByteBuffer;
import java.util.List;
import org.sluice.advantage.GaeParams;
import org.sluice.advantage.Standardisation;
import org.sluice.env.Generator;
import org.sluice.records.PolicySnapshot;
import org.sluice.records.Progress;
import org.sluice.records.Segment;
import org.sluice.rollout.ObservationNormaliser;
import org.sluice.rollout.ObservationStatistics;
import org.sluice.rollout.Seeds;
import org.sluice.trustregion.PolicyBatch;
import org.sluice.trustregion.PolicyOptimiser;
import org.sluice.trustregion.PolicyUpdate;
import org.sluice.value.ExplainedVariance;
import org.sluice.value.ValueFit;
import org.sluice.value.ValueState;

/**
 * One trial's learning: takes an iteration's segments, makes the next policy.
 *
 * <p>An iteration standardises the advantages, updates the policy, fits the value function, and
 * only then takes the batch's observations into the normaliser: acting and learning of one policy
 * version see the same normalised numbers, so recorded log-probabilities stay those of the policy
 * that is improved. (OpenAI baselines updates the normaliser first and computes the
 * log-probabilities anew.)
 */
public final class Learner {

  private static final int STATE_VERSION = 1;

  private final Trial trial;
  private final LearnerWorkspace workspace;
  private final PolicyOptimiser optimiser;
  private final Generator random;
  private final double[] parameters;
  private ValueState value;
  private final ObservationNormaliser normaliser;
  private final EpisodeAverages episodes = new EpisodeAverages();
  private ObservationStatistics statistics;
  private int version;
  private long steps;

  /** A learner that has seen nothing. */
  public Learner(Trial trial, LearnerWorkspace workspace) {
    this.trial = trial;
    this.workspace = workspace;
    this.optimiser = workspace.optimiser(trial.hyperparameters());
    this.random = new Generator(Seeds.learner(trial.seed()));
    Generator initial = new Generator(Seeds.initialParameters(trial.seed()));
    this.parameters = workspace.policy.layout().initialise(initial);
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = (float) parameters[i];
    }
    this.value = workspace.valueNetwork.initialise(initial);
    this.normaliser = new ObservationNormaliser(workspace.policy.observationDim());
    this.statistics = normaliser.statistics();
  }

  /** The policy as it stands. */
  public PolicySnapshot snapshot() {
    float[] policy = new float[parameters.length];
    for (int i = 0; i < policy.length; i++) {
      policy[i] = (float) parameters[i];
    }
    return new PolicySnapshot(
        trial.id(),
        version,
        steps,
        steps >= trial.hyperparameters().get(TrialParams.TOTAL_STEPS),
        policy,
        value.parameters(),
        statistics.means(),
        statistics.deviations());
  }

  /**
   * Makes the next policy.
   *
   * @param segments one per lane, in the order of the lanes, all of the current version
   */
  public Learned learn(List<Segment> segments) {
    Batch batch = Batch.of(segments, workspace.policy);
    double[] observations = new double[batch.observations().length];
    statistics.normalise(batch.observations(), observations);
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
    ValueFit fit = workspace.valueFunction.fit(value, observations, batch.returns(), random);
    normaliser.update(batch.observations());
    statistics = normaliser.statistics();
    version++;
    steps += batch.size();
    segments.forEach(episodes::add);
    return new Learned(
        snapshot(),
        new Progress(
            trial.id(),
            version,
            steps,
            segments.stream().mapToInt(segment -> segment.episodeReturns().length).sum(),
            episodes.meanReturn(),
            episodes.meanLength(),
            update.outcome().name(),
            update.divergence(),
            update.entropy(),
            update.surrogateGain(),
            update.lineSearchSteps(),
            explainedVariance,
            fit.loss()));
  }

  /** Everything that learning goes on from, as bytes. */
  public byte[] save() {
    byte[] optimiserState = optimiser.save();
    ByteBuffer out =
        ByteBuffer.allocate(
            Integer.BYTES * 5
                + Long.BYTES * 2
                + Float.BYTES * (parameters.length + 3 * value.size())
                + normaliser.stateBytes()
                + episodes.stateBytes()
                + Generator.STATE_BYTES
                + optimiserState.length);
    out.putInt(STATE_VERSION).putInt(version).putLong(steps);
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
    episodes.save(out);
    random.save(out);
    out.putInt(optimiserState.length).put(optimiserState);
    return out.array();
  }

  /**
   * Goes back to what {@link #save} wrote; what follows is bit for bit what followed then.
   *
   * @throws IllegalArgumentException if the bytes are another build's or another architecture's
   */
  public void restore(byte[] saved) {
    ByteBuffer in = ByteBuffer.wrap(saved);
    expect("format version", STATE_VERSION, in.getInt());
    version = in.getInt();
    steps = in.getLong();
    expect("number of parameters", parameters.length, in.getInt());
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = in.getFloat();
    }
    expect("number of the value function's parameters", value.size(), in.getInt());
    long valueSteps = in.getLong();
    value = new ValueState(floats(in), floats(in), floats(in), valueSteps);
    normaliser.restore(in);
    statistics = normaliser.statistics();
    episodes.restore(in);
    random.restore(in);
    byte[] optimiserState = new byte[in.getInt()];
    in.get(optimiserState);
    optimiser.restore(optimiserState);
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

  private static void put(ByteBuffer out, float[] numbers) {
    out.asFloatBuffer().put(numbers);
    out.position(out.position() + Float.BYTES * numbers.length);
  }
}
