package org.sluice.learning.algorithm;

import java.util.List;
import org.apache.flink.ml.param.Param;

/**
 * What is wrong with a trial's hyper-parameters.
 *
 * @param keys that do not fit together; the one to blame comes first
 * @param message a sentence that names the keys and says what is allowed
 */
public record Problem(List<Param<?>> keys, String message) {}
