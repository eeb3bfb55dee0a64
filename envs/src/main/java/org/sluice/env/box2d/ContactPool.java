package org.sluice.env.box2d;

import org.jbox2d.collision.Manifold;
import org.jbox2d.common.Transform;
import org.jbox2d.dynamics.World;
import org.jbox2d.dynamics.contacts.Contact;
import org.jbox2d.dynamics.contacts.EdgeAndPolygonContact;
import org.jbox2d.pooling.IDynamicStack;
import org.jbox2d.pooling.IWorldPool;
import org.jbox2d.pooling.normal.DefaultWorldPool;
import org.jbox2d.pooling.normal.MutableStack;

/**
 * The engine's pool of contacts and scratch objects.
 *
 * <p>To collide an edge with a polygon, JBox2D uses a scratch vector that all worlds of the process
 * share ({@code Transform.pool}), so two threads would falsify each other's numbers. Here only one
 * thread at a time does so; it takes a fraction of a microsecond.
 */
final class ContactPool extends DefaultWorldPool {

  private static final int CONTACTS = 64;
  static final Object SHARED_SCRATCH = new Object();

  private final IDynamicStack<Contact> edgeContacts =
      new MutableStack<>(CONTACTS) {
        @Override
        protected Contact newInstance() {
          return new EdgeContact(ContactPool.this);
        }
      };

  ContactPool() {
    super(World.WORLD_POOL_SIZE, World.WORLD_POOL_CONTAINER_SIZE);
  }

  @Override
  public IDynamicStack<Contact> getEdgePolyContactStack() {
    return edgeContacts;
  }

  private static final class EdgeContact extends EdgeAndPolygonContact {

    EdgeContact(IWorldPool pool) {
      super(pool);
    }

    @Override
    public void evaluate(Manifold manifold, Transform edge, Transform polygon) {
      synchronized (SHARED_SCRATCH) {
        super.evaluate(manifold, edge, polygon);
      }
    }
  }
}
