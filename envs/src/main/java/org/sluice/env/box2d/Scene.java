package org.sluice.env.box2d;

import java.util.ArrayList;
import java.util.List;
import org.jbox2d.callbacks.ContactListener;
import org.jbox2d.collision.shapes.EdgeShape;
import org.jbox2d.collision.shapes.PolygonShape;
import org.jbox2d.collision.shapes.Shape;
import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.Body;
import org.jbox2d.dynamics.BodyDef;
import org.jbox2d.dynamics.BodyType;
import org.jbox2d.dynamics.Fixture;
import org.jbox2d.dynamics.FixtureDef;
import org.jbox2d.dynamics.joints.RevoluteJoint;
import org.jbox2d.dynamics.joints.RevoluteJointDef;

/** A world under construction, with its moving bodies and joints in the order of their creation. */
final class Scene {

  /** Category of the ground; moving bodies collide with nothing else. */
  static final int GROUND = 0x0001;

  private final PhysicsWorld world;
  private final List<Body> bodies = new ArrayList<>();
  private final List<RevoluteJoint> joints = new ArrayList<>();

  Scene(Engine engine, ContactListener listener) {
    world = new PhysicsWorld(engine);
    world.setContactListener(listener);
  }

  PhysicsWorld world() {
    return world;
  }

  /** The moving bodies. */
  List<Body> bodies() {
    return bodies;
  }

  List<RevoluteJoint> joints() {
    return joints;
  }

  /** A fixed body at the origin, for shapes in world coordinates. */
  Body ground() {
    return world.createBody(new BodyDef());
  }

  /** Adds a line to a fixed body. */
  static void addEdge(Body ground, double x1, double y1, double x2, double y2, double friction) {
    EdgeShape edge = new EdgeShape();
    edge.set(vector(x1, y1), vector(x2, y2));
    addShape(ground, edge, 0, friction, GROUND, 0xFFFF);
  }

  /** Adds an upright rectangle to a fixed body. */
  static void addRectangle(
      Body ground, double left, double bottom, double right, double top, double friction) {
    PolygonShape rectangle = polygon(left, bottom, right, bottom, right, top, left, top);
    addShape(ground, rectangle, 0, friction, GROUND, 0xFFFF);
  }

  /** A convex polygon of x, y, x, y … around the body's origin. */
  static PolygonShape polygon(double... coordinates) {
    Vec2[] vertices = new Vec2[coordinates.length / 2];
    for (int i = 0; i < vertices.length; i++) {
      vertices[i] = vector(coordinates[2 * i], coordinates[2 * i + 1]);
    }
    PolygonShape polygon = new PolygonShape();
    polygon.set(vertices, vertices.length);
    return polygon;
  }

  /** A box around the body's origin. */
  static PolygonShape box(double halfWidth, double halfHeight) {
    PolygonShape box = new PolygonShape();
    box.setAsBox((float) halfWidth, (float) halfHeight);
    return box;
  }

  /**
   * A moving body of one polygon that collides only with the ground.
   *
   * @param category what it is, one bit
   */
  Body body(
      double x,
      double y,
      double angle,
      PolygonShape polygon,
      float density,
      double friction,
      int category) {
    BodyDef definition = new BodyDef();
    definition.type = BodyType.DYNAMIC;
    definition.position = vector(x, y);
    definition.angle = (float) angle;
    Body body = world.createBody(definition);
    addShape(body, polygon, density, friction, category, GROUND);
    Inertia.correct(body, polygon, density);
    bodies.add(body);
    return body;
  }

  /**
   * Hinges two bodies, with a motor. Angles count from that between the bodies now.
   *
   * @param anchorA the hinge in the first body's coordinates
   * @param anchorB the hinge in the second body's coordinates
   */
  RevoluteJoint hinge(
      Body bodyA,
      Vec2 anchorA,
      Body bodyB,
      Vec2 anchorB,
      double lowerAngle,
      double upperAngle,
      double motorSpeed,
      double motorTorque) {
    RevoluteJointDef definition = new RevoluteJointDef();
    definition.bodyA = bodyA;
    definition.bodyB = bodyB;
    definition.localAnchorA = anchorA;
    definition.localAnchorB = anchorB;
    definition.referenceAngle = bodyB.getAngle() - bodyA.getAngle();
    definition.enableLimit = true;
    definition.lowerAngle = (float) lowerAngle;
    definition.upperAngle = (float) upperAngle;
    definition.enableMotor = true;
    definition.motorSpeed = (float) motorSpeed;
    definition.maxMotorTorque = (float) motorTorque;
    RevoluteJoint joint = (RevoluteJoint) world.createJoint(definition);
    joints.add(joint);
    return joint;
  }

  /** A vector in single precision. */
  static Vec2 vector(double x, double y) {
    return new Vec2((float) x, (float) y);
  }

  private static void addShape(
      Body body, Shape shape, float density, double friction, int category, int mask) {
    FixtureDef definition = new FixtureDef();
    definition.shape = shape;
    definition.density = density;
    definition.friction = (float) friction;
    definition.filter.categoryBits = category;
    definition.filter.maskBits = mask;
    Fixture fixture = body.createFixture(definition);
    ((PhysicsWorld) body.m_world).boxes().last().belongTo(fixture);
  }
}
