package org.sluice.env.box2d;

/** What the worlds of one environment share, one after the other, so that steps make no garbage. */
final class Engine {

  private final ContactPool pool = new ContactPool();
  private final Motion motion = new Motion();
  private final DiscreteStep discreteStep = new DiscreteStep(motion);
  private final ContinuousStep continuousStep = new ContinuousStep(motion, pool.getTimeOfImpact());

  ContactPool pool() {
    return pool;
  }

  DiscreteStep discreteStep() {
    return discreteStep;
  }

  ContinuousStep continuousStep() {
    return continuousStep;
  }
}
