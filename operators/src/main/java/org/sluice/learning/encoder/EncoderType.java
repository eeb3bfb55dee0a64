package org.sluice.learning.encoder;

import java.util.List;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Space;
import org.sluice.learning.hyperparameters.Hyperparameters;

/**
 * A kind of encoder that configurations can choose.
 *
 * <p>An implementation has a public constructor without arguments and is named in the file {@code
 * META-INF/services/org.sluice.learning.encoder.EncoderType} of a jar on the class path, as {@link
 * java.util.ServiceLoader} wants it.
 */
public interface EncoderType {

  /** What users write for it, such as {@code dense}: lower case, and no other type's. */
  String word();

  /** The keys that it reads; each begins with {@code encoder.}. */
  List<Param<?>> parameters();

  /**
   * Those of its keys that set how large it is: its parameters grow at most with the square of
   * each, and a row is as wide as the value.
   */
  List<Param<Integer>> widths();

  /**
   * Makes the encoder.
   *
   * @param observations not discrete
   * @throws IllegalArgumentException if it cannot encode them; the message says what it needs
   */
  Encoder create(Space observations, Hyperparameters values);
}
