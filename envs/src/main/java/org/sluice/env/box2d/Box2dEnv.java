package org.sluice.env.box2d;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jbox2d.callbacks.ContactImpulse;
import org.jbox2d.callbacks.ContactListener;
import org.jbox2d.collision.Manifold;
import org.jbox2d.dynamics.Body;
import org.jbox2d.dynamics.contacts.Contact;
import org.sluice.env.BareLoop;
import org.sluice.env.Canvas;
import org.sluice.env.Drawable;
import org.sluice.env.EnvException;
import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.SimulatedEnv;

/**
 * A task on the engine. Every episode has a new world, so nothing of the past shows in it.
 *
 * <p>{@link #state()} is the episode's start, from which a new world is built: the ground, the push
 * that the body gets, and whatever else is random at a reset. So {@link #resetTo} sets the ground,
 * and {@link #state()} reads it, at any time.
 */
abstract class Box2dEnv extends SimulatedEnv implements Drawable {

  /** Seconds per step. */
  static final float TIME_STEP = (float) (1.0 / 50);

  private static final int VELOCITY_ITERATIONS = 6 * 30;
  private static final int POSITION_ITERATIONS = 2 * 30;

  /** Stands for the number of contacts where there is no world yet. */
  private static final short NO_WORLD = -1;

  /** Bit of the main body among those of the feet. */
  private static final byte FALLEN = 0x10;

  private final Engine engine = new Engine();
  private final Touch touch = new Touch();
  private final int bodies;
  private final int joints;

  /** What a new world is built from. */
  private final double[] start;

  private Scene scene;
  private double shaping;

  /** Which feet touch the ground, one bit each; {@link #FALLEN} if the main body did. */
  private byte touching;

  /**
   * @param startSize numbers in the episode's start
   * @param bodies moving bodies; the first is the main one
   * @param joints between them
   */
  Box2dEnv(EnvSpec spec, int startSize, int bodies, int joints) {
    super(spec);
    this.start = new double[startSize];
    this.bodies = bodies;
    this.joints = joints;
  }

  /** Draws an episode's start. */
  abstract void draw(Generator random, double[] start);

  /** Builds the world of an episode's start. */
  abstract void build(double[] start, Scene scene);

  /** Advances to the first observation of a new world, and sets the first shaping. */
  abstract void settle(double[] start);

  /** The bit of the foot that a body is, or 0. */
  abstract int foot(Body body);

  /** Draws the current state of an episode. */
  abstract void paint(Canvas canvas, double[] start);

  /** Sets motors and applies forces for a step, and draws what is random in it. */
  abstract void drive(double[] action);

  /** What the task itself remembers of the episode's steps. */
  int memory() {
    return 0;
  }

  /** Sets what {@link #memory} returned; 0 in a new world. */
  void remember(int memory) {}

  /** Measures distances after a step, if the task does. */
  void castRays() {}

  /** A number of the episode's start. */
  final double start(int i) {
    return start[i];
  }

  final Generator generator() {
    return random();
  }

  final Scene scene() {
    return scene;
  }

  final Body mainBody() {
    return scene.bodies().get(0);
  }

  final boolean touches(int foot) {
    return (touching & foot) != 0;
  }

  /** Whether the main body has touched the ground. */
  final boolean hasFallen() {
    return (touching & FALLEN) != 0;
  }

  /** Sets the shaping of the current state; returns its rise since the last call. */
  final double rise(double newShaping) {
    double rise = newShaping - shaping;
    shaping = newShaping;
    return rise;
  }

  final void stepWorld() {
    scene.world().step(TIME_STEP, VELOCITY_ITERATIONS, POSITION_ITERATIONS);
  }

  @Override
  public final Optional<BareLoop> bareLoop() {
    return Optional.of(new WorldLoop(this));
  }

  @Override
  public final int stateSize() {
    return start.length;
  }

  @Override
  public final double[] state() {
    return start.clone();
  }

  @Override
  protected final void initialise(Generator random) {
    draw(random, start);
    begin();
  }

  @Override
  protected final void initialiseTo(double[] given) {
    for (int i = 0; i < given.length; i++) {
      if (!Double.isFinite(given[i])) {
        throw new EnvException(
            String.format(
                "%s: state[%d] is %s; the numbers of a state are finite",
                spec().id(), i, given[i]));
      }
    }
    System.arraycopy(given, 0, start, 0, start.length);
    begin();
  }

  private void begin() {
    dropScene();
    touching = 0;
    shaping = 0;
    remember(0);
    scene = new Scene(engine, touch);
    build(start, scene);
    settle(start);
  }

  private void dropScene() {
    if (scene != null) {
      scene.world().dropContacts();
      scene = null;
    }
  }

  @Override
  public final void draw(Canvas canvas) {
    checkOpen();
    if (scene == null) {
      throw new EnvException(spec().id() + ": there is nothing to draw yet; call reset first");
    }
    paint(canvas, start);
  }

  @Override
  protected final int stateBytes() {
    return stateBytes(scene == null ? NO_WORLD : scene.world().getContactCount());
  }

  @Override
  protected final int stateBytes(ByteBuffer saved) {
    return stateBytes(
        saved.remaining() < Short.BYTES ? NO_WORLD : saved.getShort(saved.position()));
  }

  private int stateBytes(int contacts) {
    if (contacts == NO_WORLD) {
      return Short.BYTES;
    }
    return Short.BYTES
        + (start.length + 1) * Double.BYTES
        + Integer.BYTES
        + 1
        + SceneState.bytes(bodies, joints, contacts);
  }

  @Override
  protected final void saveState(ByteBuffer out) {
    if (scene == null) {
      out.putShort(NO_WORLD);
      return;
    }
    out.putShort((short) scene.world().getContactCount());
    for (double value : start) {
      out.putDouble(value);
    }
    out.putDouble(shaping).putInt(memory()).put(touching);
    SceneState.save(scene, out);
  }

  @Override
  protected final void restoreState(ByteBuffer in) {
    dropScene();
    int contacts = in.getShort();
    if (contacts == NO_WORLD) {
      return;
    }
    for (int i = 0; i < start.length; i++) {
      start[i] = in.getDouble();
    }
    shaping = in.getDouble();
    remember(in.getInt());
    touching = in.get();
    scene = new Scene(engine, touch);
    build(start, scene);
    SceneState.restore(scene, contacts, TIME_STEP, touch, in);
  }

  /**
   * Watches what touches the ground. As in Gymnasium, a foot that touches two pieces of it counts
   * as lifted as soon as it leaves one.
   */
  private final class Touch implements ContactListener {

    @Override
    public void beginContact(Contact contact) {
      Body body = moving(contact);
      touching |= (byte) (body == mainBody() ? FALLEN : foot(body));
    }

    @Override
    public void endContact(Contact contact) {
      touching &= (byte) ~foot(moving(contact));
    }

    private Body moving(Contact contact) {
      Body body = contact.m_fixtureA.getBody();
      return body.m_invMass > 0 ? body : contact.m_fixtureB.getBody();
    }

    @Override
    public void preSolve(Contact contact, Manifold oldManifold) {}

    @Override
    public void postSolve(Contact contact, ContactImpulse impulse) {}
  }
}
