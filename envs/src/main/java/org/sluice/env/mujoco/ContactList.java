package org.sluice.env.mujoco;

import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;

/** Pairs of geoms that touch; a view of the engine's memory, valid as long as its simulation. */
public final class ContactList {

  private final IntBuffer count;
  private final ByteBuffer contacts;

  ContactList(Pointer data, int largestCount) {
    this.count = data.getByteBuffer(Layout.DATA_NCON, Integer.BYTES).asIntBuffer();
    this.contacts =
        data.getPointer(Layout.DATA_CONTACT)
            .getByteBuffer(0, (long) Layout.CONTACT_BYTES * largestCount);
  }

  /** The number of contacts; a pair of geoms may have several. */
  public int size() {
    return count.get(0);
  }

  /** The first geom of a contact. */
  public int first(int contact) {
    return contacts.getInt(contact * Layout.CONTACT_BYTES + Layout.CONTACT_GEOM1);
  }

  /** The second geom of a contact. */
  public int second(int contact) {
    return contacts.getInt(contact * Layout.CONTACT_BYTES + Layout.CONTACT_GEOM2);
  }
}
