package org.sluice.learning.encoder;

import java.util.List;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Space;
import org.sluice.learning.hyperparameters.Hyperparameters;

/**
 * A type of encoder that configurations can choose.
 *
 * <p>An implementation has a public constructor without arguments and is named in the file {@code
 * META-INF/services/org.sluice.learning.encoder.EncoderType} of a jar on the class path, as {@link
 * java.util.ServiceLoader} requires.
 */
public interface EncoderType {

  /** Name in configurations, such as {@code dense}: lower case and unique among types. */
  String word();

  /** The keys that it reads; each begins with {@code encoder.}. */
  List<Param<?>> parameters();

  /** The keys that set its size: the number of parameters grows at most with the square of each. */
  List<Param<Integer>> widths();

  /**
   * Creates the encoder.
   *
   * @param observations not discrete
   * @throws IllegalArgumentException if it cannot encode them; the message says what it requires
   */
  Encoder create(Space observations, Hyperparameters values);
}
