package org.sluice.env.box2d;

import org.jbox2d.common.Settings;
import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.ContactManager;
import org.jbox2d.dynamics.Fixture;
import org.jbox2d.dynamics.TimeStep;
import org.jbox2d.dynamics.World;
import org.jbox2d.dynamics.contacts.Contact;

/** A world of bodies that steps as Box2D 2.3.0 does. It lives for one episode. */
final class PhysicsWorld extends World {

  /** Room for the pairs that one step can find, so that it need not grow later. */
  private static final int PAIRS = 256;

  static {
    // A setting of the whole process: the table's sines are wrong in the fifth digit.
    Settings.SINCOS_LUT_ENABLED = false;
  }

  private final Engine engine;
  private final FatBoxes boxes;
  private final TimeStep step = new TimeStep();
  private float inverseOfLastStep;

  PhysicsWorld(Engine engine) {
    this(engine, new FatBoxes());
  }

  private PhysicsWorld(Engine engine, FatBoxes boxes) {
    super(new Vec2(0, -10), engine.pool(), boxes);
    this.engine = engine;
    this.boxes = boxes;
    for (int i = 0; i < PAIRS; i++) {
      m_contactManager.m_broadPhase.treeCallback(0); // forgotten at the next search for pairs
    }
  }

  FatBoxes boxes() {
    return boxes;
  }

  ContactManager contacts() {
    return m_contactManager;
  }

  @Override
  public Contact popContact(Fixture fixtureA, int indexA, Fixture fixtureB, int indexB) {
    Contact contact = super.popContact(fixtureA, indexA, fixtureB, indexB);
    if (contact != null) {
      contact.setEnabled(true);
    }
    return contact;
  }

  /**
   * Advances all bodies.
   *
   * @param dt seconds, positive
   */
  @Override
  public void step(float dt, int velocityIterations, int positionIterations) {
    if ((m_flags & NEW_FIXTURE) != 0) {
      m_contactManager.findNewContacts();
      m_flags &= ~NEW_FIXTURE;
    }
    m_flags |= LOCKED;
    step.dt = dt;
    step.inv_dt = 1.0f / dt;
    step.dtRatio = inverseOfLastStep * dt;
    step.velocityIterations = velocityIterations;
    step.positionIterations = positionIterations;
    step.warmStarting = true;
    m_contactManager.collide();
    engine.discreteStep().solve(this, step);
    engine.continuousStep().solve(this, step);
    inverseOfLastStep = step.inv_dt;
    clearForces();
    m_flags &= ~LOCKED;
  }

  /** Prepares a new world for a state that was saved between steps of the given length. */
  void resume(float dt) {
    m_contactManager.findNewContacts();
    m_flags &= ~NEW_FIXTURE;
    inverseOfLastStep = 1.0f / dt;
    dropContacts();
  }

  /** Gives all contacts back to the pool. */
  void dropContacts() {
    setContactListener(null);
    while (m_contactManager.m_contactList != null) {
      m_contactManager.destroy(m_contactManager.m_contactList);
    }
  }
}
