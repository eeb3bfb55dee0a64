package org.sluice.env.box2d;

import org.jbox2d.dynamics.Body;
import org.jbox2d.dynamics.BodyType;
import org.jbox2d.dynamics.Island;
import org.jbox2d.dynamics.TimeStep;
import org.jbox2d.dynamics.contacts.Contact;
import org.jbox2d.dynamics.contacts.ContactEdge;
import org.jbox2d.dynamics.joints.Joint;
import org.jbox2d.dynamics.joints.JointEdge;

/**
 * The first half of a step: finds the islands of awake bodies and solves each.
 *
 * <p>Follows {@code org.jbox2d.dynamics.World}, copyright (c) 2013 Daniel Murphy, and Box2D,
 * copyright (c) 2006 Erin Catto; its licence is in {@code META-INF/licenses/jbox2d.txt}.
 */
final class DiscreteStep {

  private static final int BODIES = 512;
  private static final int CONTACTS = 256;
  private static final int JOINTS = 16;

  private final Motion motion;
  private final IslandSolver solver = new IslandSolver(BODIES, CONTACTS, JOINTS);
  private final Island island = solver.island();
  private final Body[] stack = new Body[BODIES];
  private int stackSize;

  DiscreteStep(Motion motion) {
    this.motion = motion;
  }

  void solve(PhysicsWorld world, TimeStep step) {
    clearMarks(world);
    for (Body seed = world.getBodyList(); seed != null; seed = seed.m_next) {
      if (seed.m_type != BodyType.STATIC && seed.isAwake() && !isMarked(seed)) {
        collect(seed);
        solver.solve(step, world.getGravity());
        for (int i = 0; i < island.m_bodyCount; i++) {
          if (island.m_bodies[i].m_type == BodyType.STATIC) {
            island.m_bodies[i].m_flags &= ~Body.e_islandFlag; // may be in several islands
          }
        }
      }
    }
    for (Body body = world.getBodyList(); body != null; body = body.m_next) {
      if (isMarked(body)) {
        motion.synchronizeFixtures(body, world.contacts().m_broadPhase);
      }
    }
    world.contacts().findNewContacts();
  }

  private static void clearMarks(PhysicsWorld world) {
    for (Body body = world.getBodyList(); body != null; body = body.m_next) {
      body.m_flags &= ~Body.e_islandFlag;
    }
    for (Contact one = world.getContactList(); one != null; one = one.m_next) {
      one.m_flags &= ~Contact.ISLAND_FLAG;
    }
    for (Joint joint = world.getJointList(); joint != null; joint = joint.m_next) {
      joint.m_islandFlag = false;
    }
  }

  /** Fills the island with all that is connected to a body. */
  private void collect(Body seed) {
    island.clear();
    stackSize = 0;
    push(seed);
    while (stackSize > 0) {
      Body body = stack[--stackSize];
      island.add(body);
      body.setAwake(true);
      if (body.m_type != BodyType.STATIC) { // an island does not reach across the ground
        collectContacts(body);
        collectJoints(body);
      }
    }
  }

  private void collectContacts(Body body) {
    for (ContactEdge edge = body.m_contactList; edge != null; edge = edge.next) {
      Contact contact = edge.contact;
      if ((contact.m_flags & Contact.ISLAND_FLAG) == 0
          && contact.isEnabled()
          && contact.isTouching()) {
        island.add(contact);
        contact.m_flags |= Contact.ISLAND_FLAG;
        if (!isMarked(edge.other)) {
          push(edge.other);
        }
      }
    }
  }

  private void collectJoints(Body body) {
    for (JointEdge edge = body.m_jointList; edge != null; edge = edge.next) {
      if (!edge.joint.m_islandFlag) {
        island.add(edge.joint);
        edge.joint.m_islandFlag = true;
        if (!isMarked(edge.other)) {
          push(edge.other);
        }
      }
    }
  }

  private void push(Body body) {
    stack[stackSize++] = body;
    body.m_flags |= Body.e_islandFlag;
  }

  private static boolean isMarked(Body body) {
    return (body.m_flags & Body.e_islandFlag) != 0;
  }
}
