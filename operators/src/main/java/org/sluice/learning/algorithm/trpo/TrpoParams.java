package org.sluice.learning.algorithm.trpo;

import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.IntParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;
import org.sluice.learning.hyperparameters.Range;
import org.sluice.learning.policy.SampledDivergence;

/** Hyper-parameters of {@link Trpo}. */
public interface TrpoParams {

  Param<Double> MAX_KL =
      new DoubleParam(
          "max-kl", "Radius of the trust region, KL[old ‖ new] in nats.", 0.01, Range.above(0));

  Param<Integer> CG_ITERATIONS =
      new IntParam(
          "cg-iterations",
          "Iterations of conjugate gradient at most, a count.",
          10,
          Range.atLeast(1));

  Param<Double> CG_RESIDUAL_TOLERANCE =
      new DoubleParam(
          "cg-residual-tolerance",
          "Squared norm of the residual that conjugate gradient stops below.",
          1e-10,
          Range.atLeast(0));

  Param<Double> DAMPING_COEFFICIENT =
      new DoubleParam(
          "damping-coefficient",
          "Multiple of the identity that is added to the Fisher information.",
          0.1,
          Range.atLeast(0));

  /** Word for {@link #FISHER}: see {@link OuterProductFisher}. */
  String OUTER_PRODUCT = "outer-product";

  /** Word for {@link #FISHER}: see {@link ExactFisher}. */
  String EXACT = "exact";

  Param<String> FISHER =
      new StringParam(
          "fisher",
          "Fisher information and divergence, a word: outer-product and by samples, for every"
              + " policy, or exact for a policy with a closed form.",
          OUTER_PRODUCT,
          Range.oneOf(OUTER_PRODUCT, EXACT));

  Param<Integer> FISHER_SUBSAMPLE =
      new IntParam(
          "fisher-subsample",
          "Every how many transitions of a batch one counts for the Fisher information.",
          5,
          Range.atLeast(1));

  Param<Integer> LINE_SEARCH_STEPS =
      new IntParam(
          "line-search-steps",
          "Step sizes that are tried at most, each half of the one before, a count.",
          10,
          Range.atLeast(1));

  Param<Double> KL_ACCEPT_FACTOR =
      new DoubleParam(
          "kl-accept-factor",
          "Largest divergence of a step that is accepted, as a multiple of max-kl.",
          1.5,
          Range.above(0));

  Param<String> LINE_SEARCH_DIVERGENCE =
      new StringParam(
          "line-search-divergence",
          "How the line search measures divergence where fisher is outer-product: samples is the"
              + " mean log-ratio and may be negative, positive-samples has the same expectation and"
              + " is never negative.",
          SampledDivergence.LOG_RATIO.word(),
          Range.oneOf(SampledDivergence.words()));
}
