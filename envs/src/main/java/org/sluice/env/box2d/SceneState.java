package org.sluice.env.box2d;

import java.nio.ByteBuffer;
import org.jbox2d.callbacks.ContactListener;
import org.jbox2d.dynamics.Body;
import org.jbox2d.dynamics.ContactManager;
import org.jbox2d.dynamics.contacts.Contact;
import org.jbox2d.dynamics.joints.RevoluteJoint;

/**
 * All that moves in a scene, saved between two steps. What is fixed is not part of it: it is
 * restored into a scene that was built in the same way.
 */
final class SceneState {

  private SceneState() {}

  static int bytes(int bodies, int joints, int contacts) {
    return bodies * BodyState.BYTES + joints * JointState.BYTES + contacts * ContactState.BYTES;
  }

  static void save(Scene scene, ByteBuffer out) {
    Contact oldest = null;
    for (Contact one = scene.world().getContactList(); one != null; one = one.m_next) {
      oldest = one;
    }
    for (Contact one = oldest; one != null; one = one.m_prev) {
      ContactState.save(one, out);
    }
    for (RevoluteJoint joint : scene.joints()) {
      JointState.save(joint, out);
    }
    for (Body body : scene.bodies()) {
      BodyState.save(body, out);
    }
  }

  /**
   * Restores what was saved.
   *
   * @param scene Modified. Newly built
   * @param contacts how many contacts were saved
   * @param dt seconds of the steps before and after
   */
  static void restore(
      Scene scene, int contacts, float dt, ContactListener listener, ByteBuffer in) {
    scene.world().resume(dt);
    ContactManager manager = scene.world().contacts();
    for (int i = 0; i < contacts; i++) {
      ContactState.restore(manager, in);
    }
    for (RevoluteJoint joint : scene.joints()) {
      JointState.restore(joint, in);
    }
    for (Body body : scene.bodies()) {
      BodyState.restore(body, in); // last, because the others wake bodies
    }
    scene.world().setContactListener(listener);
  }
}
