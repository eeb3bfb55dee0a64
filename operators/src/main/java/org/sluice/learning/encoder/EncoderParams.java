package org.sluice.learning.encoder;

import org.apache.flink.ml.param.IntParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;
import org.sluice.learning.hyperparameters.Range;

/** Parameters that {@link Encoders} builds an encoder from. */
public interface EncoderParams {

  Param<String> TYPE =
      new StringParam(
          "encoder.type",
          "What turns observations into features, once for the policy and once for the value"
              + " function: none passes them on, bytes divided by 255; dense adds a tanh layer; convolutional"
              + " applies convolutions with tanh to pictures.",
          "none",
          Encoders.words());

  Param<Integer> UNITS =
      new IntParam("encoder.units", "Units of a dense encoder.", 64, Range.atLeast(1));

  Param<Integer> LAYERS =
      new IntParam("encoder.layers", "Layers of a convolutional encoder.", 2, Range.between(1, 8));

  Param<Integer> FILTERS =
      new IntParam(
          "encoder.filters",
          "Filters of each layer of a convolutional encoder.",
          16,
          Range.atLeast(1));

  Param<Integer> KERNEL =
      new IntParam(
          "encoder.kernel",
          "Height and width of a convolutional encoder's filters.",
          4,
          Range.atLeast(1));

  Param<Integer> STRIDE =
      new IntParam(
          "encoder.stride",
          "Distance between neighbouring patches in a convolutional encoder.",
          2,
          Range.atLeast(1));
}
