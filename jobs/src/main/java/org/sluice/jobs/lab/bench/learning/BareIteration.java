package org.sluice.jobs.lab.bench.learning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sluice.learning.algorithm.Algorithm;
import org.sluice.learning.algorithm.Sweeps;
import org.sluice.learning.algorithm.Sweeps.Sweep;
import org.sluice.learning.graph.layers.DenseShape;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.trial.TrialModel;

/**
 * The dense matrix products of an iteration and nothing else: the time that learning would take if
 * everything else were free.
 *
 * <p>Includes only the sweeps that the algorithm declares: not the products of ACKTR's
 * preconditioning, nor its eigenvalue decompositions.
 */
final class BareIteration implements AutoCloseable {

  /** Products of one network with one number of samples. */
  private record Size(String network, int rows) {}

  private final Algorithm algorithm;
  private final Hyperparameters values;
  private final Map<Size, BareProducts> products = new HashMap<>();

  /**
   * @param algorithm the case's algorithm
   * @throws IllegalArgumentException if it declares no sweeps
   */
  BareIteration(LearningCase kind, Algorithm algorithm) {
    this.algorithm = algorithm;
    this.values = kind.trial().hyperparameters();
    List<Sweeps> sweeps = algorithm.sweeps(values, 1);
    if (sweeps.isEmpty()) {
      throw new IllegalArgumentException(
          String.format(
              "%s cannot be compared with its matrix products: %s.sweeps declares none",
              algorithm.word(), algorithm.getClass().getName()));
    }
    TrialModel model = TrialModel.of(kind.trial());
    Map<String, List<DenseShape>> shapes =
        algorithm.networks(model.policy(), model.valueNetwork(), values);
    for (Sweeps some : sweeps) {
      products.computeIfAbsent(
          size(some), size -> new BareProducts(shapes.get(size.network()), size.rows()));
    }
  }

  private static Size size(Sweeps sweeps) {
    return new Size(sweeps.network(), sweeps.rows());
  }

  /**
   * Computes the products of one iteration.
   *
   * @param candidates step sizes that the update tried
   */
  void run(int candidates) {
    for (Sweeps sweeps : algorithm.sweeps(values, candidates)) {
      BareProducts bare = products.get(size(sweeps));
      for (int i = 0; i < sweeps.times(); i++) {
        sweeps.sequence().forEach(sweep -> run(bare, sweep));
      }
    }
  }

  private static void run(BareProducts bare, Sweep sweep) {
    switch (sweep) {
      case FORWARD -> bare.forward();
      case TANGENT -> bare.tangent();
      case BACKWARD -> bare.backward();
      case BACKWARD_TO_INPUTS -> bare.backwardToInputs();
      case MOMENTS -> bare.moments();
    }
  }

  @Override
  public void close() {
    products.values().forEach(BareProducts::close);
  }
}
