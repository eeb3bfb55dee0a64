package org.sluice.env.box2d;

import org.jbox2d.common.MathUtils;
import org.jbox2d.common.Settings;
import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.Body;
import org.jbox2d.dynamics.BodyType;
import org.jbox2d.dynamics.Island;
import org.jbox2d.dynamics.SolverData;
import org.jbox2d.dynamics.TimeStep;
import org.jbox2d.dynamics.contacts.ContactSolver;
import org.jbox2d.dynamics.contacts.ContactSolver.ContactSolverDef;
import org.jbox2d.dynamics.contacts.ContactVelocityConstraint;
import org.jbox2d.dynamics.contacts.ContactVelocityConstraint.VelocityConstraintPoint;

/**
 * Solves the contacts and joints of one island: bodies that touch or are joined.
 *
 * <p>Follows {@code org.jbox2d.dynamics.Island}, copyright (c) 2013 Daniel Murphy, and Box2D,
 * copyright (c) 2006 Erin Catto; its licence is in {@code META-INF/licenses/jbox2d.txt}.
 */
final class IslandSolver {

  private static final float LARGEST_CONDITION_NUMBER = 1000.0f;

  private final Island island = new Island();
  private final ContactSolver contacts = new ContactSolver();
  private final ContactSolverDef definition = new ContactSolverDef();
  private final SolverData data = new SolverData();

  IslandSolver(int bodies, int contacts, int joints) {
    island.init(bodies, contacts, joints, null);
  }

  /** The island to fill before solving. */
  Island island() {
    return island;
  }

  /** Advances the bodies by a step without regard to what they pass on the way. */
  void solve(TimeStep step, Vec2 gravity) {
    integrateForces(step.dt, gravity);
    prepare(step);
    initializeVelocityConstraints();
    contacts.warmStart();
    for (int i = 0; i < island.m_jointCount; i++) {
      island.m_joints[i].initVelocityConstraints(data);
    }
    for (int iteration = 0; iteration < step.velocityIterations; iteration++) {
      for (int i = 0; i < island.m_jointCount; i++) {
        island.m_joints[i].solveVelocityConstraints(data);
      }
      contacts.solveVelocityConstraints();
    }
    contacts.storeImpulses();
    integrateVelocities(step.dt);
    boolean solved = false;
    for (int i = 0; i < step.positionIterations && !solved; i++) {
      solved = solvePositions();
    }
    writeBack();
    fallAsleep(step.dt, solved);
  }

  /** Resolves an impact of two bodies, and moves all for the rest of the step. */
  void solveImpact(TimeStep rest, int indexA, int indexB) {
    for (int i = 0; i < island.m_bodyCount; i++) {
      read(i);
    }
    prepare(rest);
    boolean solved = false;
    for (int i = 0; i < rest.positionIterations && !solved; i++) {
      solved = contacts.solveTOIPositionConstraints(indexA, indexB);
    }
    startSweepHere(indexA);
    startSweepHere(indexB);
    initializeVelocityConstraints();
    for (int i = 0; i < rest.velocityIterations; i++) {
      contacts.solveVelocityConstraints();
    }
    integrateVelocities(rest.dt);
    writeBack();
  }

  private void integrateForces(float dt, Vec2 gravity) {
    for (int i = 0; i < island.m_bodyCount; i++) {
      Body body = island.m_bodies[i];
      body.m_sweep.c0.set(body.m_sweep.c);
      body.m_sweep.a0 = body.m_sweep.a;
      read(i);
      if (body.m_type == BodyType.DYNAMIC) {
        Vec2 v = island.m_velocities[i].v;
        v.x += dt * (body.m_gravityScale * gravity.x + body.m_invMass * body.m_force.x);
        v.y += dt * (body.m_gravityScale * gravity.y + body.m_invMass * body.m_force.y);
        island.m_velocities[i].w += dt * body.m_invI * body.m_torque;
      }
    }
  }

  private void read(int i) {
    Body body = island.m_bodies[i];
    island.m_positions[i].c.set(body.m_sweep.c);
    island.m_positions[i].a = body.m_sweep.a;
    island.m_velocities[i].v.set(body.m_linearVelocity);
    island.m_velocities[i].w = body.m_angularVelocity;
  }

  private void prepare(TimeStep step) {
    data.step = step;
    data.positions = island.m_positions;
    data.velocities = island.m_velocities;
    definition.step = step;
    definition.contacts = island.m_contacts;
    definition.count = island.m_contactCount;
    definition.positions = island.m_positions;
    definition.velocities = island.m_velocities;
    contacts.init(definition);
  }

  private void initializeVelocityConstraints() {
    contacts.initializeVelocityConstraints();
    for (int i = 0; i < island.m_contactCount; i++) {
      ContactVelocityConstraint constraint = contacts.m_velocityConstraints[i];
      if (constraint.pointCount == 1 && island.m_contacts[i].m_manifold.pointCount == 2) {
        solveBothPointsIfWellConditioned(constraint);
      }
    }
  }

  /** The engine has dropped the second point, at a tenth of Box2D's limit. */
  private static void solveBothPointsIfWellConditioned(ContactVelocityConstraint constraint) {
    VelocityConstraintPoint first = constraint.points[0];
    VelocityConstraintPoint second = constraint.points[1];
    float rn1A = Vec2.cross(first.rA, constraint.normal);
    float rn1B = Vec2.cross(first.rB, constraint.normal);
    float rn2A = Vec2.cross(second.rA, constraint.normal);
    float rn2B = Vec2.cross(second.rB, constraint.normal);
    float masses = constraint.invMassA + constraint.invMassB;
    float k11 = masses + constraint.invIA * rn1A * rn1A + constraint.invIB * rn1B * rn1B;
    float k22 = masses + constraint.invIA * rn2A * rn2A + constraint.invIB * rn2B * rn2B;
    float k12 = masses + constraint.invIA * rn1A * rn2A + constraint.invIB * rn1B * rn2B;
    if (k11 * k11 < LARGEST_CONDITION_NUMBER * (k11 * k22 - k12 * k12)) {
      constraint.pointCount = 2;
      constraint.K.ex.set(k11, k12);
      constraint.K.ey.set(k12, k22);
      constraint.K.invertToOut(constraint.normalMass);
    }
  }

  private void integrateVelocities(float dt) {
    for (int i = 0; i < island.m_bodyCount; i++) {
      Vec2 v = island.m_velocities[i].v;
      float w = island.m_velocities[i].w;
      float x = v.x * dt;
      float y = v.y * dt;
      float squared = x * x + y * y;
      if (squared > Settings.maxTranslationSquared) {
        v.mulLocal(Settings.maxTranslation / MathUtils.sqrt(squared));
      }
      float rotation = dt * w;
      if (rotation * rotation > Settings.maxRotationSquared) {
        w *= Settings.maxRotation / MathUtils.abs(rotation);
        island.m_velocities[i].w = w;
      }
      Vec2 c = island.m_positions[i].c;
      c.x += dt * v.x;
      c.y += dt * v.y;
      island.m_positions[i].a += dt * w;
    }
  }

  private boolean solvePositions() {
    boolean solved = contacts.solvePositionConstraints();
    for (int i = 0; i < island.m_jointCount; i++) {
      solved &= island.m_joints[i].solvePositionConstraints(data);
    }
    return solved;
  }

  private void writeBack() {
    for (int i = 0; i < island.m_bodyCount; i++) {
      Body body = island.m_bodies[i];
      body.m_sweep.c.set(island.m_positions[i].c);
      body.m_sweep.a = island.m_positions[i].a;
      body.m_linearVelocity.set(island.m_velocities[i].v);
      body.m_angularVelocity = island.m_velocities[i].w;
      Motion.synchronizeTransform(body);
    }
  }

  private void startSweepHere(int i) {
    island.m_bodies[i].m_sweep.c0.set(island.m_positions[i].c);
    island.m_bodies[i].m_sweep.a0 = island.m_positions[i].a;
  }

  /** Bodies that have rested for half a second sleep until something touches or moves them. */
  private void fallAsleep(float dt, boolean solved) {
    float shortestRest = Float.MAX_VALUE;
    for (int i = 0; i < island.m_bodyCount; i++) {
      Body body = island.m_bodies[i];
      if (body.m_type == BodyType.STATIC) {
        continue;
      }
      float w = body.m_angularVelocity;
      Vec2 v = body.m_linearVelocity;
      if (w * w > Settings.angularSleepTolerance * Settings.angularSleepTolerance
          || Vec2.dot(v, v) > Settings.linearSleepTolerance * Settings.linearSleepTolerance) {
        body.m_sleepTime = 0;
      } else {
        body.m_sleepTime += dt;
      }
      shortestRest = Math.min(shortestRest, body.m_sleepTime);
    }
    if (solved && shortestRest >= Settings.timeToSleep) {
      for (int i = 0; i < island.m_bodyCount; i++) {
        island.m_bodies[i].setAwake(false);
      }
    }
  }
}
