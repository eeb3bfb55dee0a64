package org.sluice.env.mujoco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.EnvSpec;
import org.sluice.env.Registration;
import org.sluice.env.mujoco.gymnasium.GymnasiumTasks;

/** The offsets lead to what they claim to, in the library that is loaded. */
@Tag("mujoco")
class LayoutTest {

  private static final Offset<Double> CLOSE = within(1e-12);

  static Iterable<Registration> tasks() {
    return GymnasiumTasks.registrations();
  }

  /** The engine lays qpos, qvel, act, qacc_warmstart and ctrl out in turn, in lines of 64 bytes. */
  @ParameterizedTest
  @MethodSource("tasks")
  void stateArraysFollowEachOther(Registration task) {
    Model model = CompiledModel.of(task);
    long data = Mujoco.mj_makeData(model.address());
    long positions = address(data, DataArray.POSITIONS);
    long velocities = address(data, DataArray.VELOCITIES);
    long solverStart = address(data, DataArray.SOLVER_START);
    long controls = address(data, DataArray.CONTROLS);
    assertThat(velocities - positions).isEqualTo(bytes(model.positionSize()));
    assertThat(solverStart - velocities).isEqualTo(bytes(model.velocitySize()));
    assertThat(controls - solverStart).isEqualTo(bytes(model.velocitySize()));
    Mujoco.mj_deleteData(data);
  }

  private static long bytes(int numbers) {
    return (numbers + 7) / 8 * 64L;
  }

  /** The derived arrays at the reference state hold the numbers that MuJoCo's own binding read. */
  @ParameterizedTest
  @MethodSource("tasks")
  void derivedArraysAtTheReferenceState(Registration task) {
    Model model = CompiledModel.of(task);
    JsonNode expected = Recordings.compiled(task.spec().id()).get("at_reference");
    try (Simulation simulation = new Simulation(model)) {
      double[] state =
          Arrays.copyOf(model.referencePositions(), model.positionSize() + model.velocitySize());
      simulation.start(state);
      assertArray(simulation, DataArray.BODY_POSITIONS, expected.get("xpos"));
      assertArray(simulation, DataArray.BODY_MASS_CENTRES, expected.get("xipos"));
      assertArray(simulation, DataArray.BODY_INERTIAS, expected.get("cinert"));
      assertArray(simulation, DataArray.SITE_POSITIONS, expected.get("site_xpos"));
    }
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void modelsHaveTheirSizes(Registration task) {
    Model model = CompiledModel.of(task);
    EnvSpec spec = task.spec();
    JsonNode sizes = Recordings.compiled(spec.id()).get("sizes");
    assertThat(model.positionSize()).isEqualTo(sizes.get("nq").asInt());
    assertThat(model.velocitySize()).isEqualTo(sizes.get("nv").asInt());
    assertThat(model.controlSize()).isEqualTo(spec.actionSpace().size());
    assertThat(model.bodies()).isEqualTo(sizes.get("nbody").asInt());
    assertThat(model.timeStep()).isEqualTo(Recordings.golden(spec.id()).get("timestep").asDouble());
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void timeAdvancesByTheTimeStep(Registration task) {
    Model model = CompiledModel.of(task);
    try (Simulation simulation = new Simulation(model)) {
      simulation.step(new double[model.controlSize()], 1);
      ByteBuffer saved = ByteBuffer.allocate(simulation.stateBytes());
      simulation.save(saved);
      assertThat(saved.getDouble(0)).isEqualTo(model.timeStep());
    }
  }

  /** Each kind of bad number is seen in the counter that the table points at. */
  @Test
  void badNumbersAreCounted() {
    Model model = Model.shared("gymnasium/hopper");
    int size = model.positionSize() + model.velocitySize();
    try (Simulation simulation = new Simulation(model)) {
      for (int bad : new int[] {1, model.positionSize() + 1}) {
        double[] state = new double[size];
        state[bad] = 1e11;
        simulation.start(state);
        assertThat(simulation.restartedItself()).isFalse();
        simulation.step(new double[model.controlSize()], 1);
        assertThat(simulation.restartedItself()).isTrue();
      }
      double[] fast = new double[size];
      Arrays.fill(fast, model.positionSize(), size, 1e8);
      simulation.start(fast);
      simulation.step(new double[model.controlSize()], 1);
      assertThat(simulation.restartedItself()).isTrue();
      simulation.start(new double[size]);
      assertThat(simulation.restartedItself()).isFalse();
    }
  }

  @Test
  void bodiesAndGeomsAreWhereTheModelSays() {
    Model model = Model.shared("gymnasium/ant");
    int torso = model.body("torso");
    int geom = model.geom("torso_geom");
    assertThat(model.bodyOf(geom)).isEqualTo(torso);
    assertThat(model.bodyOf(model.geom("floor"))).isZero();
    assertThat(model.isPartOf(model.body("aux_3"), torso)).isTrue();
    assertThat(model.isPartOf(model.body("aux_3"), model.body("front_left_leg"))).isFalse();
    assertThat(model.geomPosition(model.geom("left_leg_geom"))).containsExactly(0.1, 0.1, 0);
    try (Simulation simulation = new Simulation(model)) {
      double[] state =
          Arrays.copyOf(model.referencePositions(), model.positionSize() + model.velocitySize());
      state[0] = 3;
      state[model.positionSize()] = 2;
      simulation.start(state);
      simulation.computeSubtreeVelocities();
      assertThat(simulation.read(DataArray.GEOM_POSITIONS, 3 * geom)).isEqualTo(3);
      assertThat(simulation.read(DataArray.BODY_ROTATIONS, 9 * torso + 8)).isEqualTo(1);
      assertThat(simulation.read(DataArray.SUBTREE_MASS_CENTRES, 3 * torso)).isCloseTo(3, CLOSE);
      assertThat(simulation.read(DataArray.SUBTREE_VELOCITIES, 3 * torso)).isCloseTo(2, CLOSE);
      simulation.step(new double[model.controlSize()], 1);
      simulation.forward();
      simulation.read(DataArray.POSITIONS, state, 0);
      assertThat(simulation.read(DataArray.GEOM_POSITIONS, 3 * geom)).isEqualTo(state[0]);
    }
  }

  @Test
  void contactsAreBetweenTheGeomsThatTouch() {
    Model model = Model.shared("gymnasium/hopper");
    try (Simulation simulation = new Simulation(model)) {
      double[] state =
          Arrays.copyOf(model.referencePositions(), model.positionSize() + model.velocitySize());
      state[1] = 3;
      simulation.start(state);
      assertThat(simulation.contacts().size()).isZero();
      state[1] = 1.2;
      simulation.start(state);
      assertThat(simulation.contacts().size()).isPositive();
      assertThat(simulation.contacts().first(0)).isEqualTo(model.geom("floor"));
      assertThat(simulation.contacts().second(0)).isEqualTo(model.geom("foot_geom"));
    }
  }

  @Test
  void actuatorsKnowTheirJoints() {
    Model model = Model.shared("rllab/humanoid");
    ActuatedJoint abdomen = model.actuatedJoints().get(0);
    assertThat(abdomen.position()).isEqualTo(8);
    assertThat(abdomen.velocity()).isEqualTo(7);
    assertThat(abdomen.low()).isCloseTo(Math.toRadians(-75), CLOSE);
    assertThat(abdomen.middle()).isCloseTo(Math.toRadians(-22.5), CLOSE);
  }

  private static long address(long data, DataArray array) {
    return Pointer.nativeValue(new Pointer(data).getPointer(array.offset()));
  }

  private static void assertArray(Simulation simulation, DataArray array, JsonNode expected) {
    double[] numbers = new double[array.length(simulation.model())];
    simulation.read(array, numbers, 0);
    assertThat(numbers).as("%s", array).containsExactly(Recordings.numbers(expected));
  }
}
