package org.sluice.env.box2d;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.jbox2d.collision.shapes.PolygonShape;
import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.Body;
import org.sluice.env.Box;
import org.sluice.env.Canvas;
import org.sluice.env.Controller;
import org.sluice.env.Discrete;
import org.sluice.env.EnvException;
import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.Scripted;
import org.sluice.env.Space;
import org.sluice.env.Step;
import org.sluice.env.Task;
import org.sluice.env.box2d.controller.LanderController;

/**
 * A lander to bring down between two flags, on random ground; shared by the two versions.
 *
 * <p>Observation: position x and y relative to the pad, velocities, angle, angular velocity (each
 * scaled), and whether each leg touches the ground. With the powers m of the main and s of a side
 * engine, the reward is
 *
 * <pre>
 * Φ' − Φ − 0.3 m − 0.03 s,  Φ = −100 ‖(x, y)‖ − 100 ‖(ẋ, ẏ)‖ − 100 |θ| + 10 (legs that touch)
 * </pre>
 *
 * It terminates when the body touches the ground or |x| ≥ 1, with reward −100, and when the lander
 * rests, with reward 100. Engines push at a point that a random dispersion shifts on every step.
 *
 * <p>State: the episode's start, 16 numbers: 12 heights of the ground (m, uniform on [0, 20/3)),
 * the force of the first push (N, two uniform on ±1000), and the dispersion of the step that the
 * reset takes (two uniform on ±1, as every step draws them). With {@link Wind}, two more: where
 * wind and turbulence begin. Each height of the ground is the mean of three neighbours times 0.99;
 * the five in the middle are the pad's.
 *
 * <p>Source: Gymnasium 1.4.0, {@code box2d/lunar_lander.py}, on Box2D 2.3.0. The observation space
 * is unbounded, because a lander can leave the bounds that its source states.
 */
abstract class LunarLanderEnv extends Box2dEnv implements Scripted {

  private static final double SCALE = 30;
  private static final double WIDTH = 600 / SCALE;
  private static final double HEIGHT = 400 / SCALE;
  private static final double FRAMES_PER_SECOND = 50;

  private static final int HEIGHTS = 12;
  private static final int PUSH = HEIGHTS;
  private static final int DISPERSION = PUSH + 2;
  private static final int START_SIZE = DISPERSION + 2;
  private static final double LARGEST_PUSH = 1000;
  private static final double PAD_HEIGHT = HEIGHT / 4;

  private static final int LANDER_CATEGORY = 0x10;
  private static final int LEG_CATEGORY = 0x20;
  private static final double LEG_AWAY = 20 / SCALE;
  private static final double LEG_DOWN = 18 / SCALE;
  private static final double LEG_TORQUE = 40;

  private static final double MAIN_ENGINE_POWER = 13;
  private static final double MAIN_ENGINE_DOWN = 4 / SCALE;
  private static final double SIDE_ENGINE_POWER = 0.6;
  private static final double SIDE_ENGINE_AWAY = 12 / SCALE;
  private static final double SIDE_ENGINE_HEIGHT = 14 / SCALE;
  private static final double SIDE_ENGINE_BACK = 17 / SCALE;

  private final double[] observed = new double[8];
  private final Wind wind;
  private final Vec2 impulse = new Vec2();
  private final Vec2 point = new Vec2();

  /** The dispersion of the step that is replayed, or null if it is to be drawn. */
  private double[] recordedDispersion;

  /** The power of the main engine, 0 if off, that the last action asks for. */
  double mainPower;

  /** The power of the side engines, 0 if off. */
  double sidePower;

  /** The side that they push to: −1, 0 or 1. */
  double direction;

  LunarLanderEnv(Task task, Space actions) {
    super(spec(task, actions), START_SIZE + (Wind.blowsIn(task) ? Wind.START_SIZE : 0), 3, 2);
    this.wind = new Wind(task);
  }

  static EnvSpec spec(Task task, Space actions) {
    return new EnvSpec(
        task.text(),
        Box.unbounded(8),
        actions,
        1000,
        OptionalDouble.of(200),
        1,
        "Gymnasium 1.4.0, box2d/lunar_lander.py");
  }

  /** Sets {@link #mainPower}, {@link #sidePower} and {@link #direction}. */
  abstract void command(double[] action);

  @Override
  public final Controller controller(Generator random) {
    return new LanderController(spec().actionSpace() instanceof Discrete);
  }

  @Override
  final void draw(Generator random, double[] start) {
    for (int i = 0; i < HEIGHTS; i++) {
      start[i] = random.uniform(0, HEIGHT / 2);
    }
    for (int i = PUSH; i < DISPERSION; i++) {
      start[i] = random.uniform(-LARGEST_PUSH, LARGEST_PUSH);
    }
    for (int i = DISPERSION; i < START_SIZE; i++) {
      start[i] = random.uniform(-1, 1);
    }
    for (int i = START_SIZE; i < start.length; i++) {
      start[i] = Wind.drawStart(random);
    }
  }

  @Override
  final void build(double[] start, Scene scene) {
    buildGround(start, scene);
    double x = WIDTH / 2;
    double y = HEIGHT;
    PolygonShape hull =
        Scene.polygon(
            -14 / SCALE,
            17 / SCALE,
            -17 / SCALE,
            0,
            -17 / SCALE,
            -10 / SCALE,
            17 / SCALE,
            -10 / SCALE,
            17 / SCALE,
            0,
            14 / SCALE,
            17 / SCALE);
    Body lander = scene.body(x, y, 0, hull, 5, 0.1, LANDER_CATEGORY);
    lander.applyForceToCenter(Scene.vector(start[PUSH], start[PUSH + 1]));
    for (int side = -1; side <= 1; side += 2) {
      PolygonShape box = Scene.box(2 / SCALE, 8 / SCALE);
      Body leg = scene.body(x - side * LEG_AWAY, y, side * 0.05, box, 1, 0.2, LEG_CATEGORY);
      scene.hinge(
          lander,
          new Vec2(),
          leg,
          Scene.vector(side * LEG_AWAY, LEG_DOWN),
          side < 0 ? 0.9 - 0.5 : -0.9,
          side < 0 ? 0.9 : -0.9 + 0.5,
          0.3 * side,
          LEG_TORQUE);
    }
  }

  private static void buildGround(double[] start, Scene scene) {
    double[] heights = ground(start);
    double spacing = WIDTH / (heights.length - 1);
    Body ground = scene.ground();
    Scene.addEdge(ground, 0, 0, WIDTH, 0, 0.2);
    for (int i = 0; i < heights.length - 1; i++) {
      Scene.addEdge(ground, spacing * i, heights[i], spacing * (i + 1), heights[i + 1], 0.1);
    }
  }

  /** The heights of the ground, smoothed, with the pad. */
  private static double[] ground(double[] start) {
    double[] heights = Arrays.copyOf(start, HEIGHTS);
    double[] smooth = new double[HEIGHTS - 1];
    Arrays.fill(heights, smooth.length / 2 - 2, smooth.length / 2 + 3, PAD_HEIGHT);
    for (int i = 0; i < smooth.length; i++) {
      double before = heights[(i + HEIGHTS - 1) % HEIGHTS]; // the first one's is the last
      smooth[i] = 0.33 * (before + heights[i] + heights[i + 1]);
    }
    return smooth;
  }

  @Override
  final void settle(double[] start) {
    blow();
    stepWorld(); // the engines are off, whatever is drawn
    sense();
    rise(shaping());
  }

  @Override
  final int foot(Body body) {
    return body == scene().bodies().get(1) ? 1 : body == scene().bodies().get(2) ? 2 : 0;
  }

  @Override
  final void drive(double[] action) {
    blow();
    command(action);
    if (recordedDispersion == null) {
      fireEngines(random().uniform(-1, 1) / SCALE, random().uniform(-1, 1) / SCALE);
    } else {
      fireEngines(recordedDispersion[0] / SCALE, recordedDispersion[1] / SCALE);
    }
  }

  @Override
  public final void replay(double[] action, double[] draws, Step step) {
    if (draws.length != 2) {
      throw new EnvException(
          spec().id() + ": a step draws 2 numbers, its dispersion, not " + draws.length);
    }
    recordedDispersion = draws;
    try {
      replay(action, step);
    } finally {
      recordedDispersion = null;
    }
  }

  @Override
  protected final void advance(double[] action, Step step) {
    drive(action);
    stepWorld();
    sense();
    step.reward = rise(shaping()) - mainPower * 0.30 - sidePower * 0.03;
    if (hasFallen() || Math.abs(observed[0]) >= 1) {
      step.terminated = true;
      step.reward = -100;
    }
    if (!mainBody().isAwake()) {
      step.terminated = true;
      step.reward = 100;
    }
  }

  private void sense() {
    Body lander = mainBody();
    Vec2 position = lander.getPosition();
    Vec2 velocity = lander.getLinearVelocity();
    observed[0] = (position.x - WIDTH / 2) / (WIDTH / 2);
    observed[1] = (position.y - (PAD_HEIGHT + LEG_DOWN)) / (HEIGHT / 2);
    observed[2] = velocity.x * (WIDTH / 2) / FRAMES_PER_SECOND;
    observed[3] = velocity.y * (HEIGHT / 2) / FRAMES_PER_SECOND;
    observed[4] = lander.getAngle();
    observed[5] = 20.0 * lander.getAngularVelocity() / FRAMES_PER_SECOND;
    observed[6] = touches(1) ? 1 : 0;
    observed[7] = touches(2) ? 1 : 0;
  }

  private void blow() {
    if (stateSize() > START_SIZE && !touches(1) && !touches(2)) {
      wind.blow(mainBody(), start(START_SIZE), start(START_SIZE + 1));
    }
  }

  @Override
  final int memory() {
    return wind.steps();
  }

  @Override
  final void remember(int memory) {
    wind.resume(memory);
  }

  private void fireEngines(double tipwise, double sidewise) {
    double angle = mainBody().getAngle();
    double tipX = StrictMath.sin(angle);
    double tipY = StrictMath.cos(angle);
    double sideX = -tipY;
    double sideY = tipX;
    if (mainPower > 0) {
      double down = MAIN_ENGINE_DOWN + 2 * tipwise;
      double x = tipX * down + sideX * sidewise;
      double y = -tipY * down - sideY * sidewise;
      push(x, y, x, y, MAIN_ENGINE_POWER * mainPower);
    }
    if (sidePower > 0) {
      double away = 3 * sidewise + direction * SIDE_ENGINE_AWAY;
      double x = tipX * tipwise + sideX * away;
      double y = -tipY * tipwise - sideY * away;
      push(
          x,
          y,
          x - tipX * SIDE_ENGINE_BACK,
          y + tipY * SIDE_ENGINE_HEIGHT,
          SIDE_ENGINE_POWER * sidePower);
    }
  }

  /** Pushes the lander against (x, y), at a point given from its origin. */
  private void push(double x, double y, double pointX, double pointY, double power) {
    Vec2 position = mainBody().getPosition();
    impulse.set((float) (-x * power), (float) (-y * power));
    point.set((float) (position.x + pointX), (float) (position.y + pointY));
    mainBody().applyLinearImpulse(impulse, point);
  }

  @Override
  final void paint(Canvas canvas, double[] start) {
    LunarLanderDrawing.draw(canvas, scene().bodies(), ground(start), PAD_HEIGHT, WIDTH, HEIGHT);
  }

  private double shaping() {
    return -100 * Math.sqrt(observed[0] * observed[0] + observed[1] * observed[1])
        - 100 * Math.sqrt(observed[2] * observed[2] + observed[3] * observed[3])
        - 100 * Math.abs(observed[4])
        + 10 * observed[6]
        + 10 * observed[7];
  }

  @Override
  protected final void observe(double[] observation) {
    for (int i = 0; i < observed.length; i++) {
      observation[i] = (float) observed[i];
    }
  }
}
