package org.sluice.learning.surrogate.natural;

import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.IntParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;
import org.sluice.learning.hyperparameters.Range;

/** Hyper-parameters of natural gradients. */
public interface NaturalParams {

  Param<Double> MAX_KL =
      new DoubleParam(
          "max-kl", "Radius of the trust region, KL[old ‖ new] in nats.", 0.01, Range.above(0));

  Param<Integer> CG_ITERATIONS =
      new IntParam(
          "cg-iterations",
          "Maximum number of conjugate gradient iterations.",
          10,
          Range.atLeast(1));

  Param<Double> CG_RESIDUAL_TOLERANCE =
      new DoubleParam(
          "cg-residual-tolerance",
          "Conjugate gradient stops when the squared norm of the residual falls below this.",
          1e-10,
          Range.atLeast(0));

  Param<Double> DAMPING_COEFFICIENT =
      new DoubleParam(
          "damping-coefficient",
          "Multiple of the identity added to the Fisher information matrix.",
          0.1,
          Range.atLeast(0));

  /** Word for {@link #FISHER}: see {@link OuterProductFisher}. */
  String OUTER_PRODUCT = "outer-product";

  /** Word for {@link #FISHER}: see {@link ExactFisher}. */
  String EXACT = "exact";

  Param<String> FISHER =
      new StringParam(
          "fisher",
          "How to compute the Fisher information and the KL: outer-product estimates both"
              + " from samples, for every policy; exact uses closed forms, for policies that have"
              + " them.",
          OUTER_PRODUCT,
          Range.oneOf(OUTER_PRODUCT, EXACT));

  Param<Integer> FISHER_SUBSAMPLE =
      new IntParam(
          "fisher-subsample",
          "Use every n-th transition of a batch for the Fisher information.",
          5,
          Range.atLeast(1));
}
