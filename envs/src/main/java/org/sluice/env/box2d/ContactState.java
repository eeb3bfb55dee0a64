package org.sluice.env.box2d;

import java.nio.ByteBuffer;
import java.util.List;
import org.jbox2d.collision.ContactID;
import org.jbox2d.collision.Manifold;
import org.jbox2d.collision.Manifold.ManifoldType;
import org.jbox2d.collision.ManifoldPoint;
import org.jbox2d.dynamics.ContactManager;
import org.jbox2d.dynamics.Fixture;
import org.jbox2d.dynamics.contacts.Contact;

/** A contact between steps: whose it is, its marks, and up to two points with their impulses. */
final class ContactState {

  private static final int POINT_BYTES = 4 * Float.BYTES + 4;

  /** Bytes of one contact, however many points it has. */
  static final int BYTES = 2 * Short.BYTES + 3 + 4 * Float.BYTES + 2 * POINT_BYTES;

  private static final List<ManifoldType> TYPES = List.of(ManifoldType.values());

  private ContactState() {}

  static void save(Contact contact, ByteBuffer out) {
    int end = out.position() + BYTES;
    out.putShort(proxy(contact.m_fixtureA)).putShort(proxy(contact.m_fixtureB));
    out.put((byte) contact.m_flags);
    Manifold manifold = contact.m_manifold;
    out.put((byte) manifold.pointCount);
    if (manifold.pointCount > 0) {
      out.put((byte) TYPES.indexOf(manifold.type));
      BodyState.put(manifold.localNormal, out);
      BodyState.put(manifold.localPoint, out);
      for (int i = 0; i < manifold.pointCount; i++) {
        save(manifold.points[i], out);
      }
    }
    out.position(end); // the rest stays zero
  }

  /** Adds the contact to the head of the world's list; wakes its bodies. */
  static void restore(ContactManager contacts, ByteBuffer in) {
    int end = in.position() + BYTES;
    contacts.addPair(
        contacts.m_broadPhase.getUserData(in.getShort()),
        contacts.m_broadPhase.getUserData(in.getShort()));
    Contact contact = contacts.m_contactList;
    contact.m_flags = in.get();
    Manifold manifold = contact.m_manifold;
    manifold.pointCount = in.get();
    if (manifold.pointCount > 0) {
      manifold.type = TYPES.get(in.get());
      BodyState.get(in, manifold.localNormal);
      BodyState.get(in, manifold.localPoint);
      for (int i = 0; i < manifold.pointCount; i++) {
        restore(manifold.points[i], in);
      }
    }
    in.position(end);
  }

  private static short proxy(Fixture fixture) {
    return (short) FatBox.of(fixture).id;
  }

  private static void save(ManifoldPoint point, ByteBuffer out) {
    BodyState.put(point.localPoint, out);
    out.putFloat(point.normalImpulse).putFloat(point.tangentImpulse);
    out.put(point.id.indexA).put(point.id.indexB).put(point.id.typeA).put(point.id.typeB);
  }

  private static void restore(ManifoldPoint point, ByteBuffer in) {
    BodyState.get(in, point.localPoint);
    point.normalImpulse = in.getFloat();
    point.tangentImpulse = in.getFloat();
    ContactID id = point.id;
    id.indexA = in.get();
    id.indexB = in.get();
    id.typeA = in.get();
    id.typeB = in.get();
  }
}
