package org.sluice.env.mujoco;

import com.sun.jna.Pointer;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import java.util.EnumMap;
import java.util.Map;
import org.sluice.env.EnvException;

/**
 * A simulation state and its derived quantities, {@code mjData}; for one thread at a time.
 *
 * <p>Its memory belongs to the engine. Views of the arrays are created once, so stepping, reading
 * and writing allocate nothing. The owner closes a simulation and does not use it afterwards; one
 * that was not closed is freed by garbage collection.
 *
 * <p>The fences prevent garbage collection from freeing a simulation while a call still uses its
 * memory.
 */
@SuppressWarnings(
    "ReachabilityFenceUsage") // no finally: after an exception, the memory is not used
public final class Simulation implements AutoCloseable {

  private static final Cleaner CLEANER = Cleaner.create();

  private final Model model;
  private final long modelAddress;
  private final long data;
  private final Cleaner.Cleanable memory;
  private final Map<DataArray, DoubleBuffer> arrays = new EnumMap<>(DataArray.class);
  private final DoubleBuffer time;
  private final DoubleBuffer positions;
  private final DoubleBuffer velocities;
  private final DoubleBuffer controls;
  private final IntBuffer badNumberWarnings;
  private final ContactList contacts;

  /** A simulation in the model's reference state. */
  Simulation(Model model) {
    this.model = model;
    this.modelAddress = model.address();
    this.data = Mujoco.mj_makeData(modelAddress);
    if (data == 0) {
      throw new EnvException("MuJoCo could not allocate data for a model; is there enough memory?");
    }
    this.memory = CLEANER.register(this, new Release(data));
    Pointer struct = new Pointer(data);
    for (DataArray array : DataArray.values()) {
      arrays.put(array, view(struct.getPointer(array.offset()), array.length(model)));
    }
    this.time = view(struct.share(Layout.DATA_TIME), 1);
    this.positions = arrays.get(DataArray.POSITIONS);
    this.velocities = arrays.get(DataArray.VELOCITIES);
    this.controls = arrays.get(DataArray.CONTROLS);
    this.badNumberWarnings =
        struct
            .getByteBuffer(
                Layout.DATA_WARNING + (long) Layout.WARNING_BAD_POSITION * Layout.WARNING_BYTES,
                (long) (Layout.WARNING_BAD_ACCELERATION - Layout.WARNING_BAD_POSITION + 1)
                    * Layout.WARNING_BYTES)
            .asIntBuffer();
    this.contacts = new ContactList(struct, model.largestContactCount());
  }

  private static DoubleBuffer view(Pointer array, int length) {
    return length == 0
        ? DoubleBuffer.allocate(0)
        : array.getByteBuffer(0, (long) Double.BYTES * length).asDoubleBuffer();
  }

  /** The model that it simulates. */
  public Model model() {
    return model;
  }

  /**
   * Resets, sets a state and computes its derived quantities. The engine normalises quaternions in
   * place.
   *
   * @param state Not modified. {@code [nq + nv]}: positions, then velocities
   */
  void start(double[] state) {
    Mujoco.mj_resetData(modelAddress, data);
    positions.put(0, state, 0, model.positionSize());
    velocities.put(0, state, model.positionSize(), model.velocitySize());
    Mujoco.mj_forward(modelAddress, data);
    Reference.reachabilityFence(this);
  }

  /**
   * Advances by a number of engine steps under constant controls.
   *
   * @param control Not modified. {@code [nu]}; the engine clamps a copy of it to the actuators'
   *     ranges
   */
  public void step(double[] control, int count) {
    controls.put(0, control);
    for (int i = 0; i < count; i++) {
      Mujoco.mj_step(modelAddress, data);
    }
    Reference.reachabilityFence(this);
  }

  /** Computes the derived quantities of the state that the last step led to. */
  public void forward() {
    Mujoco.mj_forward(modelAddress, data);
    Reference.reachabilityFence(this);
  }

  /**
   * The contacts of the last state computed: by a step, before it moves on, or by {@link #forward}.
   */
  public ContactList contacts() {
    return contacts;
  }

  /** Makes {@link DataArray#SUBTREE_VELOCITIES} those of the last state computed. */
  public void computeSubtreeVelocities() {
    Mujoco.mj_subtreeVel(modelAddress, data);
    Reference.reachabilityFence(this);
  }

  /**
   * Replaces the state in the middle of an episode; derived quantities stay as they are.
   *
   * @param state Not modified. {@code [nq + nv]}: positions, then velocities
   */
  public void write(double[] state) {
    positions.put(0, state, 0, model.positionSize());
    velocities.put(0, state, model.positionSize(), model.velocitySize());
    Reference.reachabilityFence(this);
  }

  /** Makes {@link DataArray#CONTACT_FORCES} those of the last step. */
  public void computeContactForces() {
    Mujoco.mj_rnePostConstraint(modelAddress, data);
    Reference.reachabilityFence(this);
  }

  /**
   * Whether the engine found a position, velocity or acceleration that is NaN or beyond 1e10 since
   * the last start. It then resets to the reference state and continues from there.
   */
  boolean restartedItself() {
    int stride = Layout.WARNING_BYTES / Integer.BYTES;
    int number = Layout.WARNING_NUMBER / Integer.BYTES;
    boolean restarted =
        (badNumberWarnings.get(number)
                | badNumberWarnings.get(stride + number)
                | badNumberWarnings.get(2 * stride + number))
            != 0;
    Reference.reachabilityFence(this);
    return restarted;
  }

  /** One number of an array. */
  public double read(DataArray array, int index) {
    double value = arrays.get(array).get(index);
    Reference.reachabilityFence(this);
    return value;
  }

  /**
   * Copies a whole array.
   *
   * @param out Modified, from {@code offset} on
   * @return the offset after the last number written
   */
  public int read(DataArray array, double[] out, int offset) {
    DoubleBuffer source = arrays.get(array);
    int length = source.capacity();
    source.get(0, out, offset, length);
    Reference.reachabilityFence(this);
    return offset + length;
  }

  /** Bytes that {@link #save} writes. */
  int stateBytes() {
    return Double.BYTES * (1 + model.positionSize() + 2 * model.velocitySize());
  }

  /** Writes what the engine's next step depends on: time, positions, velocities, solver start. */
  void save(ByteBuffer out) {
    out.putDouble(time.get(0));
    save(DataArray.POSITIONS, out);
    save(DataArray.VELOCITIES, out);
    save(DataArray.SOLVER_START, out);
    Reference.reachabilityFence(this);
  }

  /** Reads what {@link #save} wrote; quantities derived from it are as after a reset. */
  void restore(ByteBuffer in) {
    Mujoco.mj_resetData(modelAddress, data);
    time.put(0, in.getDouble());
    restore(DataArray.POSITIONS, in);
    restore(DataArray.VELOCITIES, in);
    restore(DataArray.SOLVER_START, in);
    Reference.reachabilityFence(this);
  }

  private void save(DataArray array, ByteBuffer out) {
    DoubleBuffer source = arrays.get(array);
    for (int i = 0; i < source.capacity(); i++) {
      out.putDouble(source.get(i));
    }
  }

  private void restore(DataArray array, ByteBuffer in) {
    DoubleBuffer target = arrays.get(array);
    for (int i = 0; i < target.capacity(); i++) {
      target.put(i, in.getDouble());
    }
  }

  @Override
  public void close() {
    memory.clean();
  }

  /** Separate from the simulation, which otherwise could never become garbage. */
  private record Release(long data) implements Runnable {
    @Override
    public void run() {
      Mujoco.mj_deleteData(data);
    }
  }
}
