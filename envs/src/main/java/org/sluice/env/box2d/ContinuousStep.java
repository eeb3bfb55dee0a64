package org.sluice.env.box2d;

import org.jbox2d.collision.TimeOfImpact;
import org.jbox2d.collision.TimeOfImpact.TOIInput;
import org.jbox2d.collision.TimeOfImpact.TOIOutput;
import org.jbox2d.collision.TimeOfImpact.TOIOutputState;
import org.jbox2d.common.Settings;
import org.jbox2d.common.Sweep;
import org.jbox2d.dynamics.Body;
import org.jbox2d.dynamics.BodyType;
import org.jbox2d.dynamics.Island;
import org.jbox2d.dynamics.TimeStep;
import org.jbox2d.dynamics.contacts.Contact;
import org.jbox2d.dynamics.contacts.ContactEdge;

/**
 * The second half of a step: bodies that would have passed through the ground are taken back to the
 * time of impact, the earliest first, and move on from there.
 *
 * <p>Every contact here is between a moving and a fixed body. Follows {@code
 * org.jbox2d.dynamics.World}, copyright (c) 2013 Daniel Murphy, and Box2D, copyright (c) 2006 Erin
 * Catto; its licence is in {@code META-INF/licenses/jbox2d.txt}.
 */
final class ContinuousStep {

  private static final float ALMOST_ONE = 1.0f - 10.0f * Settings.EPSILON;
  private static final int POSITION_ITERATIONS = 20;

  private final Motion motion;
  private final TimeOfImpact timeOfImpact;
  private final TOIInput input = new TOIInput();
  private final TOIOutput output = new TOIOutput();
  private final IslandSolver solver =
      new IslandSolver(2 * Settings.maxTOIContacts, Settings.maxTOIContacts, 0);
  private final Island island = solver.island();
  private final TimeStep rest = new TimeStep();
  private final Sweep backupA = new Sweep();
  private final Sweep backupB = new Sweep();

  ContinuousStep(Motion motion, TimeOfImpact timeOfImpact) {
    this.motion = motion;
    this.timeOfImpact = timeOfImpact;
  }

  void solve(PhysicsWorld world, TimeStep step) {
    forgetTimes(world);
    while (true) {
      Contact earliest = earliest(world);
      if (earliest == null || earliest.m_toi > ALMOST_ONE) {
        return;
      }
      resolve(world, earliest, earliest.m_toi, step);
    }
  }

  private static void forgetTimes(PhysicsWorld world) {
    for (Body body = world.getBodyList(); body != null; body = body.m_next) {
      body.m_flags &= ~Body.e_islandFlag;
      body.m_sweep.alpha0 = 0;
    }
    for (Contact one = world.getContactList(); one != null; one = one.m_next) {
      one.m_flags &= ~(Contact.TOI_FLAG | Contact.ISLAND_FLAG);
      one.m_toiCount = 0;
      one.m_toi = 1;
    }
  }

  /** The contact with the earliest impact before the end of the step, or null. */
  private Contact earliest(PhysicsWorld world) {
    Contact earliest = null;
    float earliestTime = 1;
    for (Contact one = world.getContactList(); one != null; one = one.m_next) {
      if (!one.isEnabled() || one.m_toiCount > Settings.maxSubSteps) {
        continue;
      }
      if ((one.m_flags & Contact.TOI_FLAG) == 0) {
        Body a = one.m_fixtureA.getBody();
        Body b = one.m_fixtureB.getBody();
        if (!isMoving(a) && !isMoving(b)) {
          continue;
        }
        one.m_toi = time(one, a.m_sweep, b.m_sweep);
        one.m_flags |= Contact.TOI_FLAG;
      }
      if (one.m_toi < earliestTime) {
        earliest = one;
        earliestTime = one.m_toi;
      }
    }
    return earliest;
  }

  private static boolean isMoving(Body body) {
    return body.m_type != BodyType.STATIC && body.isAwake();
  }

  private float time(Contact contact, Sweep a, Sweep b) {
    float start = Math.max(a.alpha0, b.alpha0);
    if (a.alpha0 < start) {
      Motion.advance(a, start);
    } else if (b.alpha0 < start) {
      Motion.advance(b, start);
    }
    input.proxyA.set(contact.m_fixtureA.m_shape, contact.m_indexA);
    input.proxyB.set(contact.m_fixtureB.m_shape, contact.m_indexB);
    input.sweepA.set(a);
    input.sweepB.set(b);
    input.tMax = 1;
    timeOfImpact.timeOfImpact(output, input);
    return output.state == TOIOutputState.TOUCHING
        ? Math.min(start + (1.0f - start) * output.t, 1.0f)
        : 1;
  }

  private void resolve(PhysicsWorld world, Contact contact, float alpha, TimeStep step) {
    Body a = contact.m_fixtureA.getBody();
    Body b = contact.m_fixtureB.getBody();
    Motion.copy(a.m_sweep, backupA);
    Motion.copy(b.m_sweep, backupB);
    Motion.advance(a, alpha);
    Motion.advance(b, alpha);
    contact.update(world.contacts().m_contactListener);
    contact.m_flags &= ~Contact.TOI_FLAG;
    contact.m_toiCount++;
    if (!contact.isEnabled() || !contact.isTouching()) {
      contact.setEnabled(false);
      takeBack(a, backupA);
      takeBack(b, backupB);
      return;
    }
    a.setAwake(true);
    b.setAwake(true);
    island.clear();
    add(a);
    add(b);
    add(contact);
    addContacts(world, a, alpha);
    addContacts(world, b, alpha);
    rest.dt = (1.0f - alpha) * step.dt;
    rest.inv_dt = 1.0f / rest.dt;
    rest.dtRatio = 1;
    rest.positionIterations = POSITION_ITERATIONS;
    rest.velocityIterations = step.velocityIterations;
    rest.warmStarting = false;
    solver.solveImpact(rest, a.m_islandIndex, b.m_islandIndex);
    release(world);
  }

  /** Adds what else a moving body touches at the time of impact. */
  private void addContacts(PhysicsWorld world, Body body, float alpha) {
    if (body.m_type != BodyType.DYNAMIC) {
      return;
    }
    for (ContactEdge edge = body.m_contactList; edge != null; edge = edge.next) {
      if (island.m_bodyCount == island.m_bodyCapacity
          || island.m_contactCount == island.m_contactCapacity) {
        return;
      }
      Contact contact = edge.contact;
      Body other = edge.other;
      if (isMarked(contact) || other.m_type == BodyType.DYNAMIC) {
        continue;
      }
      Motion.copy(other.m_sweep, backupA);
      if (!isMarked(other)) {
        Motion.advance(other, alpha);
      }
      contact.update(world.contacts().m_contactListener);
      if (!contact.isEnabled() || !contact.isTouching()) {
        takeBack(other, backupA);
        continue;
      }
      add(contact);
      if (!isMarked(other)) {
        add(other);
      }
    }
  }

  private void release(PhysicsWorld world) {
    for (int i = 0; i < island.m_bodyCount; i++) {
      Body body = island.m_bodies[i];
      body.m_flags &= ~Body.e_islandFlag;
      if (body.m_type == BodyType.DYNAMIC) {
        motion.synchronizeFixtures(body, world.contacts().m_broadPhase);
        for (ContactEdge edge = body.m_contactList; edge != null; edge = edge.next) {
          edge.contact.m_flags &= ~(Contact.TOI_FLAG | Contact.ISLAND_FLAG);
        }
      }
    }
    world.contacts().findNewContacts();
  }

  private void add(Body body) {
    island.add(body);
    body.m_flags |= Body.e_islandFlag;
  }

  private void add(Contact contact) {
    island.add(contact);
    contact.m_flags |= Contact.ISLAND_FLAG;
  }

  private static void takeBack(Body body, Sweep backup) {
    Motion.copy(backup, body.m_sweep);
    Motion.synchronizeTransform(body);
  }

  private static boolean isMarked(Body body) {
    return (body.m_flags & Body.e_islandFlag) != 0;
  }

  private static boolean isMarked(Contact contact) {
    return (contact.m_flags & Contact.ISLAND_FLAG) != 0;
  }
}
