package org.sluice.learning.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sluice.learning.records.ParameterShape;
import org.sluice.learning.records.PolicySnapshot;

/** A model in ONNX Runtime. */
final class OnnxRun implements AutoCloseable {

  private final OrtSession session;

  OnnxRun(byte[] model) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      this.session = OrtEnvironment.getEnvironment().createSession(model, options);
    }
  }

  OrtSession session() {
    return session;
  }

  /**
   * What the model answered.
   *
   * @param actions {@code [N, actionDim]}
   * @param logProbabilities {@code [N]}
   */
  record Answer(float[][] actions, float[] logProbabilities) {}

  /** Runs the model with its own parameters. */
  Answer run(float[][] observations, float[][] noise) throws OrtException {
    return run(new LinkedHashMap<>(), observations, noise);
  }

  /** Runs a template with the parameters of a version. */
  Answer run(PolicySnapshot version, float[][] observations, float[][] noise) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
    int offset = 0;
    for (ParameterShape shape : version.specification().policy()) {
      FloatBuffer values = FloatBuffer.wrap(version.policy(), offset, (int) shape.size());
      long[] dimensions = {shape.rows(), shape.columns()};
      inputs.put(shape.name(), OnnxTensor.createTensor(environment, values.slice(), dimensions));
      offset += (int) shape.size();
    }
    if (version.means().length > 0) {
      inputs.put("means", row(version.means()));
      inputs.put("deviations", row(version.deviations()));
    }
    return run(inputs, observations, noise);
  }

  private static OnnxTensor row(double[] values) throws OrtException {
    return OnnxTensor.createTensor(
        OrtEnvironment.getEnvironment(), DoubleBuffer.wrap(values), new long[] {1, values.length});
  }

  private Answer run(Map<String, OnnxTensor> inputs, float[][] observations, float[][] noise)
      throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    inputs.put("observation", OnnxTensor.createTensor(environment, observations));
    if (noise[0].length > 0) {
      inputs.put("noise", OnnxTensor.createTensor(environment, noise));
    }
    try (OrtSession.Result result = session.run(inputs)) {
      return new Answer(
          (float[][]) result.get("action").orElseThrow().getValue(),
          (float[]) result.get("logProbability").orElseThrow().getValue());
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
