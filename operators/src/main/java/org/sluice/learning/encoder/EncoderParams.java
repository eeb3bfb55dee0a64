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
              + " function: none passes them on, bytes divided by 255; dense adds a tanh layer.",
          "none",
          Encoders.words());

  Param<Integer> UNITS =
      new IntParam("encoder.units", "Units of a dense encoder.", 64, Range.atLeast(1));
}
