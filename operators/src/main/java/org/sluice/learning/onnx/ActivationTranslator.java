package org.sluice.learning.onnx;

import org.sluice.learning.graph.kernels.Activation;

/** Translates element-wise functions in single precision to operators of ONNX. */
final class ActivationTranslator {

  /** One minus the largest number below one. */
  private static final double GAP = 0x1p-24;

  private static final double LARGEST_SQUARABLE = 1e18;

  private static final Attributes TO_FLOAT = Attributes.integer("to", Tensor.Type.FLOAT.number);

  private final OnnxModel model;

  /**
   * @param model Modified. What the operators are added to
   */
  ActivationTranslator(OnnxModel model) {
    this.model = model;
  }

  /**
   * Adds f(x); returns the name of its value.
   *
   * @throws NotExportableException if ONNX has no operators for it
   */
  String translate(Activation f, String x) {
    return switch (f) {
      case TANH -> model.apply("Tanh", x);
      case RELU -> model.apply("Relu", x);
      case SOFTPLUS -> softplus(x);
      case ELU -> model.apply("Elu", x);
      case EXP -> model.apply("Exp", x);
      case LOG -> model.apply("Log", x);
      case RECIPROCAL -> model.apply("Reciprocal", x);
      case SQUARE_ROOT -> model.apply("Sqrt", x);
      case SQUARE -> model.apply("Mul", x, x);
      case LIMIT -> clip(x, -Activation.SCALE_LIMIT, Activation.SCALE_LIMIT);
      case ATANH -> model.apply("Atanh", clip(x, GAP - 1, 1 - GAP));
      case OPEN_UNIT -> clip(x, GAP, 1 - GAP);
      case SQUARABLE -> clip(x, -LARGEST_SQUARABLE, LARGEST_SQUARABLE);
      case STEP -> model.apply("Cast", TO_FLOAT, model.apply("GreaterOrEqual", x, scalar(0)));
      case LOG_GAMMA, DIGAMMA ->
          throw new NotExportableException(
              "it needs the gamma function, for which ONNX has no operators");
    };
  }

  private String clip(String x, double low, double high) {
    return model.apply("Clip", x, scalar(low), scalar(high));
  }

  /**
   * max(x, 0) + log(1 + z) with z = e^(−|x|) and log(1 + z) = 2 artanh(z / (2 + z)): the operator
   * Softplus adds z to 1 and loses its digits where x is far below 0.
   */
  private String softplus(String x) {
    String z = model.apply("Exp", model.apply("Neg", model.apply("Abs", x)));
    String ratio = model.apply("Div", z, model.apply("Add", z, scalar(2)));
    String logarithm = model.apply("Mul", model.apply("Atanh", ratio), scalar(2));
    return model.apply("Add", model.apply("Relu", x), logarithm);
  }

  private String scalar(double value) {
    return model.constant(Tensor.scalar(value));
  }
}
