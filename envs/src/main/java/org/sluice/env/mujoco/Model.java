package org.sluice.env.mujoco;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sluice.env.EnvException;

/**
 * A compiled model, {@code mjModel}: shared by all simulations of it in all threads, and never
 * written to.
 *
 * <p>Each of the models that ship with this package is compiled on first use, for each set of walls
 * that tasks put into it, and kept for the life of the process: each takes at most a megabyte, and
 * compiling takes longer than a thousand steps.
 */
public final class Model {

  private static final Map<Source, Model> SHARED = new HashMap<>();
  private static final String END_OF_WORLD = "</worldbody>";
  private static final int ERROR_BYTES = 1024;

  private record Source(String name, List<Wall> walls) {}

  private final long address;
  private final int positionSize;
  private final int velocitySize;
  private final int controlSize;
  private final int bodies;
  private final int joints;
  private final int geoms;
  private final int sites;
  private final int largestContactCount;
  private final double timeStep;
  private final double[] referencePositions;
  private final double[] bodyMasses;
  private final int[] bodyParents;
  private final int[] geomBodies;
  private final List<ActuatedJoint> actuatedJoints;

  private Model(long address) {
    Pointer model = new Pointer(address);
    this.address = address;
    this.positionSize = model.getInt(Layout.MODEL_NQ);
    this.velocitySize = model.getInt(Layout.MODEL_NV);
    this.controlSize = model.getInt(Layout.MODEL_NU);
    this.bodies = model.getInt(Layout.MODEL_NBODY);
    this.joints = model.getInt(Layout.MODEL_NJNT);
    this.geoms = model.getInt(Layout.MODEL_NGEOM);
    this.sites = model.getInt(Layout.MODEL_NSITE);
    this.largestContactCount = model.getInt(Layout.MODEL_NCONMAX);
    this.timeStep = model.getDouble(Layout.MODEL_OPT_TIMESTEP);
    this.referencePositions = model.getPointer(Layout.MODEL_QPOS0).getDoubleArray(0, positionSize);
    this.bodyMasses = model.getPointer(Layout.MODEL_BODY_MASS).getDoubleArray(0, bodies);
    this.bodyParents = model.getPointer(Layout.MODEL_BODY_PARENTID).getIntArray(0, bodies);
    this.geomBodies = model.getPointer(Layout.MODEL_GEOM_BODYID).getIntArray(0, geoms);
    this.actuatedJoints = ActuatedJoint.all(model, controlSize);
  }

  /** A model without walls. */
  static Model shared(String name) {
    return shared(name, List.of());
  }

  /**
   * The model in the resource {@code <name>.xml} of this package; a name such as {@code
   * gymnasium/ant} has the sub-package.
   *
   * @param walls added to the world, whose geoms they follow
   * @throws org.sluice.env.NativeLibraryException if the engine cannot be loaded
   */
  static Model shared(String name, List<Wall> walls) {
    // One lock for all models, since the engine's compiler keeps the last parsed model in a global.
    synchronized (SHARED) {
      return SHARED.computeIfAbsent(new Source(name, List.copyOf(walls)), Model::compileResource);
    }
  }

  private static Model compileResource(Source source) {
    try {
      Path file = Files.createTempFile("sluice-" + source.name().replace('/', '-'), ".xml");
      try {
        Files.writeString(file, withWalls(ModelText.of(source.name()), source.walls()));
        return compile(file);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "copying " + source.name() + ".xml to a temporary file failed", e);
    }
  }

  private static String withWalls(String xml, List<Wall> walls) {
    String elements = walls.stream().map(Wall::element).collect(Collectors.joining());
    return xml.replace(END_OF_WORLD, elements + END_OF_WORLD);
  }

  /**
   * Compiles a model file. Not thread-safe.
   *
   * @throws EnvException if the file is not a valid model, with the compiler's reason, or if its
   *     actuators have internal state, which {@link Simulation} does not save
   */
  static Model compile(Path file) {
    NativeLoader.load();
    byte[] error = new byte[ERROR_BYTES];
    long address = Mujoco.mj_loadXML(file.toString(), 0, error, ERROR_BYTES);
    if (address == 0) {
      throw new EnvException(file + " does not compile: " + Native.toString(error));
    }
    int activations = new Pointer(address).getInt(Layout.MODEL_NA);
    if (activations != 0) {
      throw new EnvException(file + " has " + activations + " actuators with internal state");
    }
    return new Model(address);
  }

  /** The {@code mjModel*}. */
  long address() {
    return address;
  }

  /** {@code nq}. */
  public int positionSize() {
    return positionSize;
  }

  /** {@code nv}; less than {@link #positionSize} where a joint's position is a quaternion. */
  public int velocitySize() {
    return velocitySize;
  }

  /** {@code nu}. */
  public int controlSize() {
    return controlSize;
  }

  /** {@code nbody}, the world included. */
  public int bodies() {
    return bodies;
  }

  /** {@code njnt}. */
  int joints() {
    return joints;
  }

  /** {@code ngeom}. */
  public int geoms() {
    return geoms;
  }

  /** {@code nconmax}: the engine keeps no more contacts. */
  int largestContactCount() {
    return largestContactCount;
  }

  /** {@code nsite}. */
  int sites() {
    return sites;
  }

  /** One step of the engine, in seconds. */
  public double timeStep() {
    return timeStep;
  }

  /** {@code qpos0 [nq]}, a copy. */
  public double[] referencePositions() {
    return referencePositions.clone();
  }

  /** {@code body_mass [nbody]} in kilograms, a copy. */
  public double[] bodyMasses() {
    return bodyMasses.clone();
  }

  /** Whether a body is an ancestor's, or the ancestor itself. */
  public boolean isPartOf(int body, int ancestor) {
    int link = body;
    while (link > ancestor) {
      link = bodyParents[link]; // which has a smaller index
    }
    return link == ancestor;
  }

  /** The body that a geom belongs to; 0 is the world. */
  public int bodyOf(int geom) {
    return geomBodies[geom];
  }

  /** The position of a geom's middle in the frame of its body [3]. */
  public double[] geomPosition(int geom) {
    Pointer positions = new Pointer(address).getPointer(Layout.MODEL_GEOM_POS);
    return positions.getDoubleArray((long) Double.BYTES * 3 * geom, 3);
  }

  /** The joint of each actuator. */
  public List<ActuatedJoint> actuatedJoints() {
    return actuatedJoints;
  }

  /** The index of a body; 0 is the world. */
  public int body(String name) {
    return index(Layout.OBJECT_BODY, "body", name);
  }

  /** The index of a geom. */
  public int geom(String name) {
    return index(Layout.OBJECT_GEOM, "geom", name);
  }

  private int index(int type, String kind, String name) {
    int index = Mujoco.mj_name2id(address, type, name);
    if (index < 0) {
      throw new IllegalArgumentException("the model has no " + kind + " '" + name + "'");
    }
    return index;
  }
}
