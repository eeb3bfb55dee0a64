package org.sluice.learning.flow.sylvester;

import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;
import org.sluice.learning.hyperparameters.Range;

/** Parameters of {@link SylvesterFamily}. */
public interface SylvesterParams {

  /** Word for {@link #ORTHOGONAL_MATRIX}: {@link Order}. */
  String TRIANGULAR = "triangular";

  /** Word for {@link #ORTHOGONAL_MATRIX}: {@link HouseholderProduct}. */
  String HOUSEHOLDER = "householder";

  /** Word for {@link #ORTHOGONAL_MATRIX}: {@link GramSchmidt}. */
  String ORTHOGONAL = "orthogonal";

  /** The most numbers of an action with {@link #ORTHOGONAL}. */
  int MOST_ORTHOGONAL = 64;

  Param<String> ORTHOGONAL_MATRIX =
      new StringParam(
          "policy.flow.orthogonal-matrix",
          "The matrix Q of a sylvester layer: triangular, the identity and the reversal of the"
              + " dimensions in turn, the fastest; householder, a product of as many reflections as"
              + " the action has numbers; or orthogonal, a learned matrix made orthonormal, whose"
              + " time grows with the cube of that number, which must be at most "
              + MOST_ORTHOGONAL
              + ".",
          TRIANGULAR,
          Range.oneOf(TRIANGULAR, HOUSEHOLDER, ORTHOGONAL));
}
