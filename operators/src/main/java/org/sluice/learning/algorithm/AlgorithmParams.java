package org.sluice.learning.algorithm;

import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;

/** The parameter that chooses the algorithm. */
public interface AlgorithmParams {

  Param<String> ALGORITHM =
      new StringParam("algorithm", "The learning algorithm.", "trpo", Algorithms.words());
}
