package org.sluice.learning.trustregion;

import java.nio.ByteBuffer;
import java.util.Map;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Batch;
import org.sluice.learning.algorithm.Metrics;
import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.algorithm.TrialLearner;
import org.sluice.learning.algorithm.Update;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.targets.GaeParams;
import org.sluice.learning.targets.Standardisation;
import org.sluice.learning.value.ExplainedVariance;
import org.sluice.learning.value.ValueFit;
import org.sluice.learning.value.ValueOptimiser;
import org.sluice.learning.value.ValueState;

/**
 * Learns in two steps without shared parameters: scales the advantages and improves the policy in a
 * trust region, then fits the value function to the returns.
 */
final class TrustRegionLearner implements TrialLearner {

  private static final int STATE_VERSION = 1;

  private final PolicyOptimiser optimiser;
  private final PolicySamples samples;
  private final ValueOptimiser valueOptimiser;
  private final boolean centresOnly;
  private final double[] parameters;
  private ValueState value;

  TrustRegionLearner(
      PolicyOptimiser optimiser,
      PolicySamples samples,
      ValueOptimiser valueOptimiser,
      Hyperparameters values,
      float[] policy,
      float[] value) {
    this.optimiser = optimiser;
    this.samples = samples;
    this.valueOptimiser = valueOptimiser;
    this.centresOnly = values.get(GaeParams.ADVANTAGE_SCALING).equals(GaeParams.CENTRED);
    this.parameters = new double[policy.length];
    for (int i = 0; i < policy.length; i++) {
      parameters[i] = policy[i];
    }
    this.value = new ValueState(value);
  }

  @Override
  public Update update(Batch batch, Generator random) {
    double explainedVariance = ExplainedVariance.of(batch.values(), batch.returns());
    PolicyBatch sampled = samples.of(batch);
    if (centresOnly) {
      Standardisation.centre(sampled.advantages());
    } else {
      Standardisation.standardise(sampled.advantages());
    }
    PolicyUpdate update = optimiser.update(sampled, parameters, random);
    ValueFit fit = valueOptimiser.fit(value, batch.observations(), batch.returns(), random);
    return new Update(
        fit.finite() ? update.outcome() : Outcome.NOT_FINITE,
        Map.of(
            Metrics.KL, update.divergence(),
            Metrics.APPROX_KL, update.approximateKl(),
            Metrics.ENTROPY, update.entropy(),
            Metrics.SURROGATE_GAIN, update.surrogateGain(),
            Metrics.LINE_SEARCH_STEPS, (double) update.lineSearchSteps(),
            Metrics.EXPLAINED_VARIANCE, explainedVariance,
            Metrics.VALUE_LOSS, fit.loss()));
  }

  @Override
  public float[] policy() {
    float[] policy = new float[parameters.length];
    for (int i = 0; i < policy.length; i++) {
      policy[i] = (float) parameters[i];
    }
    return policy;
  }

  @Override
  public float[] value() {
    return value.parameters();
  }

  @Override
  public byte[] save() {
    byte[] optimiserState = optimiser.save();
    byte[] valueState = valueOptimiser.save();
    ByteBuffer out =
        ByteBuffer.allocate(
            Integer.BYTES * 5
                + Long.BYTES
                + Float.BYTES * (parameters.length + 3 * value.size())
                + optimiserState.length
                + valueState.length);
    out.putInt(STATE_VERSION);
    out.putInt(parameters.length);
    put(out, policy());
    out.putInt(value.size());
    out.putLong(value.steps());
    put(out, value.parameters());
    put(out, value.firstMoments());
    put(out, value.secondMoments());
    out.putInt(optimiserState.length).put(optimiserState);
    out.putInt(valueState.length).put(valueState);
    return out.array();
  }

  @Override
  public void restore(byte[] saved) {
    ByteBuffer in = ByteBuffer.wrap(saved);
    expect("format version", STATE_VERSION, in.getInt());
    expect("number of parameters", parameters.length, in.getInt());
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = in.getFloat();
    }
    expect("number of the value function's parameters", value.size(), in.getInt());
    long steps = in.getLong();
    value = new ValueState(floats(in), floats(in), floats(in), steps);
    optimiser.restore(bytes(in));
    valueOptimiser.restore(bytes(in));
  }

  private static void expect(String what, int expected, int found) {
    if (found != expected) {
      throw new IllegalArgumentException(
          "the saved " + what + " is " + found + ", not " + expected);
    }
  }

  private static byte[] bytes(ByteBuffer in) {
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException(
          String.format(
              "the saved state is damaged: expected %d more bytes, found %d",
              length, in.remaining()));
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
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
