package org.sluice.learning.flow.sylvester;

import java.util.List;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.flow.CouplingNet;
import org.sluice.learning.flow.Flow;
import org.sluice.learning.flow.FlowFamily;
import org.sluice.learning.hyperparameters.Hyperparameters;

/** The family {@code sylvester}: {@link Sylvester} layers with as many units as dimensions. */
public final class SylvesterFamily implements FlowFamily {

  private final String matrix;

  /** With the default matrix. */
  public SylvesterFamily() {
    this(SylvesterParams.ORTHOGONAL_MATRIX.defaultValue);
  }

  /**
   * @param matrix a word of {@link SylvesterParams#ORTHOGONAL_MATRIX}
   */
  public SylvesterFamily(String matrix) {
    this.matrix = matrix;
  }

  @Override
  public String word() {
    return "sylvester";
  }

  @Override
  public boolean hasNetworks() {
    return false;
  }

  @Override
  public List<Param<?>> parameters() {
    return List.of(SylvesterParams.ORTHOGONAL_MATRIX);
  }

  @Override
  public FlowFamily with(Hyperparameters values) {
    return new SylvesterFamily(values.get(SylvesterParams.ORTHOGONAL_MATRIX));
  }

  @Override
  public void addLayer(List<Flow> flows, String name, int index, int dim, CouplingNet net) {
    flows.add(new Sylvester(name, q(index, dim)));
  }

  /** Its nodes have dim³ numbers, though it has only dim² parameters. */
  private static Orthonormal orthogonal(int dim) {
    if (dim > SylvesterParams.MOST_ORTHOGONAL) {
      throw new IllegalArgumentException(
          String.format(
              "%s %s is for actions of at most %d numbers, not %d; choose %s or %s",
              SylvesterParams.ORTHOGONAL_MATRIX.name,
              SylvesterParams.ORTHOGONAL,
              SylvesterParams.MOST_ORTHOGONAL,
              dim,
              SylvesterParams.HOUSEHOLDER,
              SylvesterParams.TRIANGULAR));
    }
    return new GramSchmidt(dim);
  }

  private Orthonormal q(int index, int dim) {
    return switch (matrix) {
      case SylvesterParams.HOUSEHOLDER -> new HouseholderProduct(dim, dim);
      case SylvesterParams.ORTHOGONAL -> orthogonal(dim);
      default -> new Order(dim, index % 2 == 1);
    };
  }
}
