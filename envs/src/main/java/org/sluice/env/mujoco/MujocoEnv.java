package org.sluice.env.mujoco;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.sluice.env.BareLoop;
import org.sluice.env.Canvas;
import org.sluice.env.Drawable;
import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.SimulatedEnv;
import org.sluice.env.Step;

/**
 * Base class of the MuJoCo tasks: one control step is {@code frameSkip} engine steps under a
 * constant action, and the state is positions, then velocities.
 *
 * <p>The engine computes positions of bodies, forces and the like <em>before</em> it integrates.
 * After a step, they therefore belong to the engine's last stage, not to the new state, and rewards
 * and observations use them as in Gymnasium. Those that the next step needs are kept in {@link
 * #memory} and saved.
 */
public abstract class MujocoEnv extends SimulatedEnv implements Drawable {

  /** The limit beyond which the engine treats a position or velocity as bad ({@code mjMAXVAL}). */
  private static final double LARGEST = 1e10;

  private static final double[] NOWHERE = {};

  private static final String UNSOUND = "a number of the state was NaN or beyond 1e10";
  private static final String OUTSIDE = "the robot left the place that walls surround";

  /** The current state {@code [nq + nv]}: positions, then velocities. */
  protected final double[] state;

  /** Derived quantities that the next step's reward needs. */
  protected final double[] memory;

  /** What the episode has drawn besides its first state, and keeps. */
  protected final double[] goal;

  /** {@code nq}: where the velocities begin in {@link #state}. */
  protected final int positionSize;

  /** {@code nv}. */
  protected final int velocitySize;

  /** The duration of a control step, in seconds. */
  protected final double duration;

  /** The engine, on this task's model. */
  protected final Simulation simulation;

  private final Arena arena;
  private final int frameSkip;
  private final double[] referencePositions;
  private String fault = "";

  /**
   * A task on an open floor, without a goal.
   *
   * @param modelName the resource {@code <modelName>.xml} of this package, with the sub-package,
   *     such as {@code gymnasium/ant}
   * @param memorySize how many numbers the task keeps in {@link #memory}
   * @throws org.sluice.env.NativeLibraryException if the engine cannot be loaded
   */
  protected MujocoEnv(EnvSpec spec, String modelName, int memorySize) {
    this(spec, Scene.of(modelName), memorySize);
  }

  /**
   * @param memorySize how many numbers the task keeps in {@link #memory}
   * @throws org.sluice.env.NativeLibraryException if the engine cannot be loaded
   */
  protected MujocoEnv(EnvSpec spec, Scene scene, int memorySize) {
    super(spec);
    Model model = Model.shared(scene.model(), scene.arena().walls());
    this.arena = scene.arena();
    this.goal = new double[scene.goalSize()];
    this.simulation = new Simulation(model);
    this.positionSize = model.positionSize();
    this.velocitySize = model.velocitySize();
    this.frameSkip = spec.frameSkip();
    this.duration = model.timeStep() * frameSkip;
    this.referencePositions = model.referencePositions();
    this.state = new double[positionSize + velocitySize];
    this.memory = new double[memorySize];
    readState();
  }

  /** Turns the model's reference state at rest into an episode's initial state; draws the goal. */
  protected abstract void perturb(Generator random);

  /** Sets what a task keeps beside the engine's state to its defaults, before a start. */
  protected void clear() {}

  /** Called when an episode's first state has been computed. */
  protected void begin() {}

  /**
   * The engine's work of one control step, which the bare engine does too: {@code frameSkip} steps
   * under a constant control.
   *
   * @param action Not modified. What {@link #simulate} was given
   */
  protected void drive(Simulation engine, double[] action) {
    engine.step(action, frameSkip);
  }

  /** Fills {@link #memory}; called whenever the engine has computed a state. */
  protected void derive() {}

  @Override
  public final Optional<BareLoop> bareLoop() {
    return Optional.of(PhysicsLoop.like(this));
  }

  @Override
  public final int stateSize() {
    return state.length + goal.length;
  }

  /** Positions, then velocities, then the goal. */
  @Override
  public final double[] state() {
    double[] all = Arrays.copyOf(state, stateSize());
    System.arraycopy(goal, 0, all, state.length, goal.length);
    return all;
  }

  @Override
  protected final void initialise(Generator random) {
    clear();
    setReferenceState();
    perturb(random);
    start();
    begin();
  }

  @Override
  protected final void initialiseTo(double[] given) {
    clear();
    System.arraycopy(given, 0, state, 0, state.length);
    System.arraycopy(given, state.length, goal, 0, goal.length);
    start();
    begin();
  }

  /**
   * Advances the engine by one control step.
   *
   * <p>If a number exceeds 1e10 or is NaN, in the new state or on the way there, the episode ends:
   * the step is terminated with reward 0, and the observation is that of the model's reference
   * state. (The engine silently resets to that state; Gymnasium would continue, with whatever
   * reward the jump gives.)
   *
   * @return whether the new state is valid; if not, the step's outcome is already set
   */
  protected final boolean simulate(double[] action, Step step) {
    drive(simulation, action);
    readState();
    if (isSound()) {
      fault = arena.contains(state[0], state[1]) ? "" : OUTSIDE;
      derive();
      return true;
    }
    fault = UNSOUND;
    setReferenceState();
    start();
    step.reward = 0;
    step.terminated = true;
    return false;
  }

  @Override
  protected final String fault() {
    return fault;
  }

  protected final double position(int i) {
    return state[i];
  }

  protected final double velocity(int i) {
    return state[positionSize + i];
  }

  /** Adds uniform noise on [−scale, scale) to a part of the state. */
  protected final void addUniform(Generator random, double scale, int from, int count) {
    for (int i = from; i < from + count; i++) {
      state[i] += random.uniform(-scale, scale);
    }
  }

  /** Adds uniform noise on [−scale, scale) to all positions, then to all velocities. */
  protected final void addUniform(Generator random, double scale) {
    addUniform(random, scale, 0, state.length);
  }

  /** Adds normal noise of a standard deviation to all positions. */
  protected final void addGaussianToPositions(Generator random, double deviation) {
    addGaussian(random, deviation, 0, positionSize);
  }

  /** Adds normal noise of a standard deviation to all velocities. */
  protected final void addGaussianToVelocities(Generator random, double deviation) {
    addGaussian(random, deviation, positionSize, state.length);
  }

  private void addGaussian(Generator random, double deviation, int from, int to) {
    for (int i = from; i < to; i++) {
      state[i] += deviation * random.gaussian();
    }
  }

  /** Copies the velocities, clipped to ±10, into an observation. */
  protected final void observeClippedVelocities(double[] observation, int offset) {
    for (int i = 0; i < velocitySize; i++) {
      observation[offset + i] = clip(state[positionSize + i]);
    }
  }

  /** The nearest number in [−10, 10]. */
  protected static double clip(double value) {
    return Math.max(-10, Math.min(10, value));
  }

  /** Where the robot shall go: x and y, m; empty if to no place. For pictures. Not modified. */
  protected double[] destination() {
    return NOWHERE;
  }

  @Override
  public final void draw(Canvas canvas) {
    checkOpen();
    StateDrawing.draw(canvas, simulation.model(), state, destination());
  }

  @Override
  protected final int stateBytes() {
    return simulation.stateBytes() + Double.BYTES * (memory.length + goal.length);
  }

  @Override
  protected final void saveState(ByteBuffer out) {
    simulation.save(out);
    put(memory, out);
    put(goal, out);
  }

  @Override
  protected final void restoreState(ByteBuffer in) {
    simulation.restore(in);
    readState();
    get(in, memory);
    get(in, goal);
  }

  private static void put(double[] numbers, ByteBuffer out) {
    for (double number : numbers) {
      out.putDouble(number);
    }
  }

  private static void get(ByteBuffer in, double[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.getDouble();
    }
  }

  @Override
  protected final void release() {
    simulation.close();
  }

  private void setReferenceState() {
    Arrays.fill(state, 0);
    System.arraycopy(referencePositions, 0, state, 0, positionSize);
  }

  private void start() {
    simulation.start(state);
    readState();
    derive();
  }

  private void readState() {
    int next = simulation.read(DataArray.POSITIONS, state, 0);
    simulation.read(DataArray.VELOCITIES, state, next);
  }

  private boolean isSound() {
    for (double value : state) {
      if (!(Math.abs(value) <= LARGEST)) {
        return false;
      }
    }
    return !simulation.restartedItself();
  }
}
