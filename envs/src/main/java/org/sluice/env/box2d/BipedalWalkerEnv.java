package org.sluice.env.box2d;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.jbox2d.collision.shapes.PolygonShape;
import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.Body;
import org.jbox2d.dynamics.joints.RevoluteJoint;
import org.sluice.env.Box;
import org.sluice.env.Canvas;
import org.sluice.env.Controller;
import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.Scripted;
import org.sluice.env.Step;
import org.sluice.env.box2d.controller.WalkerController;

/**
 * A hull on two legs that is to walk to the far end of the ground; shared by the two versions.
 *
 * <p>Actions: the torques of the motors, hip and knee of one leg, then of the other, as parts of 80
 * N·m; stronger ones are clipped. Observation: the hull's angle, angular velocity and velocity; for
 * each leg angle and speed of hip and knee and whether it touches the ground; ten distances of
 * {@link Lidar}. With the hull at x and angle θ, the reward is
 *
 * <pre>
 * Φ' − Φ − 0.028 Σ min(|a|, 1),  Φ = 130 x / 30 − 5 |θ|
 * </pre>
 *
 * It terminates when the hull touches the ground or x &lt; 0, with reward −100, and at the far end.
 *
 * <p>State: the episode's start, the numbers of {@link Terrain} and the force of the first push (N,
 * uniform on ±5).
 *
 * <p>Source: Gymnasium 1.4.0, {@code box2d/bipedal_walker.py}, on Box2D 2.3.0. Unlike there, an
 * episode does not inherit the world of the one before, and the observation space is unbounded.
 */
abstract class BipedalWalkerEnv extends Box2dEnv implements Scripted {

  private static final double SCALE = 30;
  private static final double FRAMES_PER_SECOND = 50;
  private static final double LARGEST_PUSH = 5;
  private static final double GOAL = (Terrain.POINTS - Terrain.GRASS) * Terrain.STEP;

  private static final int CATEGORY = 0x20;
  private static final double LEG_DOWN = -8 / SCALE;
  private static final double LEG_WIDTH = 8 / SCALE;
  private static final double LEG_HEIGHT = 34 / SCALE;
  private static final double TORQUE = 80;
  private static final double HIP_SPEED = 4;
  private static final double KNEE_SPEED = 6;
  private static final double TORQUE_COST = 0.00035 * TORQUE;

  private static final int LIDAR = 14;

  private final boolean hardcore;
  private final Lidar lidar = new Lidar(160 / SCALE, 1.5);
  private final double[] observed = new double[LIDAR + Lidar.SIZE];

  BipedalWalkerEnv(EnvSpec spec, boolean hardcore) {
    super(spec, groundSize(hardcore) + 1, 5, 4);
    this.hardcore = hardcore;
  }

  static EnvSpec spec(String id, int timeLimit) {
    return new EnvSpec(
        id,
        Box.unbounded(LIDAR + Lidar.SIZE),
        Box.uniform(4, -1, 1),
        timeLimit,
        OptionalDouble.of(300),
        1,
        "Gymnasium 1.4.0, box2d/bipedal_walker.py");
  }

  private static int groundSize(boolean hardcore) {
    return hardcore ? Terrain.HARDCORE_SIZE : Terrain.POINTS;
  }

  @Override
  public final Controller controller(Generator random) {
    return new WalkerController();
  }

  @Override
  final void draw(Generator random, double[] start) {
    Terrain.draw(random, hardcore, start);
    start[start.length - 1] = random.uniform(-LARGEST_PUSH, LARGEST_PUSH);
  }

  @Override
  final void build(double[] start, Scene scene) {
    Terrain.build(start, hardcore, scene);
    double x = Terrain.STEP * Terrain.START_PAD / 2;
    double y = Terrain.LEVEL + 2 * LEG_HEIGHT;
    PolygonShape polygon =
        Scene.polygon(
            -30 / SCALE,
            9 / SCALE,
            6 / SCALE,
            9 / SCALE,
            34 / SCALE,
            1 / SCALE,
            34 / SCALE,
            -8 / SCALE,
            -30 / SCALE,
            -8 / SCALE);
    Body hull = scene.body(x, y, 0, polygon, 5, 0.1, CATEGORY);
    hull.applyForceToCenter(Scene.vector(start[start.length - 1], 0));
    for (int side = -1; side <= 1; side += 2) {
      double angle = side * 0.05;
      PolygonShape box = Scene.box(LEG_WIDTH / 2, LEG_HEIGHT / 2);
      Body upper = scene.body(x, y - LEG_HEIGHT / 2 - LEG_DOWN, angle, box, 1, 0.2, CATEGORY);
      Vec2 top = Scene.vector(0, LEG_HEIGHT / 2);
      scene.hinge(hull, Scene.vector(0, LEG_DOWN), upper, top, -0.8, 1.1, side, TORQUE);
      PolygonShape narrow = Scene.box(0.8 * LEG_WIDTH / 2, LEG_HEIGHT / 2);
      Body lower =
          scene.body(x, y - LEG_HEIGHT * 3 / 2 - LEG_DOWN, angle, narrow, 1, 0.2, CATEGORY);
      Vec2 bottom = Scene.vector(0, -LEG_HEIGHT / 2);
      scene.hinge(upper, bottom, lower, top, -1.6, -0.1, 1, TORQUE);
    }
  }

  @Override
  final void settle(double[] start) {
    for (int i = 0; i < 4; i++) {
      drive(i, 0);
    }
    stepWorld();
    sense();
    rise(shaping());
  }

  @Override
  final int foot(Body body) {
    return body == scene().bodies().get(2) ? 1 : body == scene().bodies().get(4) ? 2 : 0;
  }

  @Override
  protected final void advance(double[] action, Step step) {
    drive(action);
    stepWorld();
    sense();
    double cost = 0;
    for (double torque : action) {
      cost += TORQUE_COST * Math.min(1, Math.abs(torque));
    }
    step.reward = rise(shaping()) - cost;
    double x = mainBody().getPosition().x;
    if (hasFallen() || x < 0) {
      step.terminated = true;
      step.reward = -100;
    }
    if (x > GOAL) {
      step.terminated = true;
    }
  }

  @Override
  final void drive(double[] action) {
    for (int i = 0; i < action.length; i++) {
      drive(i, action[i]);
    }
  }

  @Override
  final void castRays() {
    lidar.measure(scene().world(), mainBody().getPosition(), observed, LIDAR);
  }

  /** Sets a motor: full speed in the direction of the action, with the torque of its size. */
  private void drive(int i, double action) {
    RevoluteJoint joint = scene().joints().get(i);
    joint.setMotorSpeed((float) (speed(i) * Math.signum(action)));
    joint.setMaxMotorTorque((float) (TORQUE * Math.min(1, Math.abs(action))));
  }

  private static double speed(int joint) {
    return joint % 2 == 0 ? HIP_SPEED : KNEE_SPEED;
  }

  private void sense() {
    Body hull = mainBody();
    Vec2 velocity = hull.getLinearVelocity();
    observed[0] = hull.getAngle();
    observed[1] = 2.0 * hull.getAngularVelocity() / FRAMES_PER_SECOND;
    observed[2] = 0.3 * velocity.x * (600 / SCALE) / FRAMES_PER_SECOND;
    observed[3] = 0.3 * velocity.y * (400 / SCALE) / FRAMES_PER_SECOND;
    for (int leg = 0; leg < 2; leg++) {
      RevoluteJoint hip = scene().joints().get(2 * leg);
      RevoluteJoint knee = scene().joints().get(2 * leg + 1);
      int next = 4 + 5 * leg;
      observed[next] = hip.getJointAngle();
      observed[next + 1] = hip.getJointSpeed() / HIP_SPEED;
      observed[next + 2] = knee.getJointAngle() + 1.0;
      observed[next + 3] = knee.getJointSpeed() / KNEE_SPEED;
      observed[next + 4] = touches(leg + 1) ? 1 : 0;
    }
    castRays();
  }

  @Override
  final void paint(Canvas canvas, double[] start) {
    double[] numbers = Arrays.copyOf(start, groundSize(hardcore));
    BipedalWalkerDrawing.draw(canvas, scene(), numbers, lidar, GOAL);
  }

  private double shaping() {
    return 130 * mainBody().getPosition().x / SCALE - 5 * Math.abs(observed[0]);
  }

  @Override
  protected final void observe(double[] observation) {
    for (int i = 0; i < observed.length; i++) {
      observation[i] = (float) observed[i];
    }
  }
}
