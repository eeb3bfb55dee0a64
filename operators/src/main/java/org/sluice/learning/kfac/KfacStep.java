package org.sluice.learning.kfac;

import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.vectors.Finite;
import org.sluice.learning.vectors.Vectors;

/**
 * A K-FAC step inside a trust region, with momentum (Wu et al. 2017, section 3 and appendix A):
 *
 * <pre>
 * d = (F + damping)⁻¹ ∇L          v·Fv = η² d·∇L
 * m ← μ m + min(1, √(κ / v·Fv)) d
 * θ ← θ − η (1 − μ) m
 * </pre>
 *
 * <p>A step is first proposed, then accepted or discarded: until {@link #accept}, neither the state
 * nor the parameters change. Deviations from the original code: no warm-up by gradient descent, and
 * the factors are decomposed before the step instead of beside it. The object is a workspace;
 * several learners may use it in turns.
 */
public final class KfacStep {

  /**
   * The constants of a step.
   *
   * @param factorDecay weight of the old factors against those of a new batch, 0 … 1
   * @param momentum μ, 0 … 1
   * @param divergenceLimit κ, nats
   */
  public record Settings(
      double factorDecay, Damping damping, double momentum, double divergenceLimit) {

    /**
     * With the momentum and the mode of the damping that hyper-parameters set.
     *
     * @param damping added to the curvature of all layers
     * @param weightDamping added in addition for layers with an input
     */
    public static Settings of(
        Hyperparameters values,
        double factorDecay,
        double damping,
        double weightDamping,
        double divergenceLimit) {
      Damping.Mode mode = Damping.Mode.named(values.get(KfacParams.KFAC_DAMPING_MODE));
      return new Settings(
          factorDecay,
          new Damping(mode, damping, weightDamping),
          values.get(KfacParams.MOMENTUM),
          divergenceLimit);
    }
  }

  private final Kfac kfac;
  private final Precision precision;
  private final double[] factors;
  private final double[] direction;
  private final double[] momentum;
  private final double[] proposal;
  private double predictedDivergence;
  private double scaling;

  /**
   * @param precision what the proposed parameters are rounded to
   * @param parameters numbers of all parameters
   */
  public KfacStep(Kfac kfac, Precision precision, int parameters) {
    this.kfac = kfac;
    this.precision = precision;
    this.factors = new double[kfac.factorSize()];
    this.direction = new double[parameters];
    this.momentum = new double[parameters];
    this.proposal = new double[parameters];
  }

  /**
   * Moves a copy of the state's factors towards those of the graph's last backward sweep, whose
   * per-sample gradients are of the negative log-probability.
   */
  public void observe(Settings settings, KfacState state) {
    System.arraycopy(state.factors, 0, factors, 0, factors.length);
    kfac.average(state.updates == 0 ? 0 : settings.factorDecay(), factors);
  }

  /**
   * Decomposes the observed factors; the decompositions stay until the next call.
   *
   * @return ACCEPTED, NOT_FINITE or SINGULAR_FACTOR
   */
  public Outcome decompose() {
    if (!Finite.all(factors)) {
      return Outcome.NOT_FINITE;
    }
    return kfac.decompose(factors) ? Outcome.ACCEPTED : Outcome.SINGULAR_FACTOR;
  }

  /**
   * Computes the step that the decomposed factors give.
   *
   * @param gradient Not modified. Of the loss, {@code [parameters]}
   * @param parameters Not modified. θ
   * @return ACCEPTED if there is a {@link #proposal}, else the reason
   */
  public Outcome propose(
      Settings settings, KfacState state, double[] gradient, double[] parameters) {
    if (!Finite.all(gradient)) {
      return Outcome.NOT_FINITE;
    }
    if (allZero(gradient)) {
      return Outcome.ZERO_GRADIENT;
    }
    kfac.precondition(settings.damping(), gradient, direction);
    double rate = state.learningRate;
    predictedDivergence = rate * rate * Vectors.dot(direction, gradient);
    if (!Double.isFinite(predictedDivergence) || !Finite.all(direction)) {
      return Outcome.SINGULAR_FACTOR;
    }
    if (predictedDivergence < 0) {
      return Outcome.NEGATIVE_CURVATURE;
    }
    scaling = Math.min(1, Math.sqrt(settings.divergenceLimit() / predictedDivergence));
    double step = rate * (1 - settings.momentum());
    for (int i = 0; i < proposal.length; i++) {
      momentum[i] = settings.momentum() * state.momentum[i] + scaling * direction[i];
      proposal[i] = parameters[i] - step * momentum[i];
    }
    precision.round(proposal);
    return Finite.all(proposal) ? Outcome.ACCEPTED : Outcome.NOT_FINITE;
  }

  /** The parameters after the step; overwritten by the next one. */
  public double[] proposal() {
    return proposal;
  }

  /** d, the natural gradient of the last proposal. */
  public double[] direction() {
    return direction;
  }

  /** v·Fv of the last proposal before clipping, nats. */
  public double predictedDivergence() {
    return predictedDivergence;
  }

  /** By how much the last proposal was clipped, 0 … 1. */
  public double scaling() {
    return scaling;
  }

  /**
   * Takes the proposed step.
   *
   * @param state Modified. Its learning rate stays
   * @param parameters Modified. θ
   */
  public void accept(KfacState state, double[] parameters) {
    System.arraycopy(factors, 0, state.factors, 0, factors.length);
    System.arraycopy(momentum, 0, state.momentum, 0, momentum.length);
    System.arraycopy(proposal, 0, parameters, 0, proposal.length);
    state.updates++;
  }

  private static boolean allZero(double[] x) {
    for (double number : x) {
      if (number != 0) {
        return false;
      }
    }
    return true;
  }
}
