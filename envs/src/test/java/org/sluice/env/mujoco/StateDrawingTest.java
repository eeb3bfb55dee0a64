package org.sluice.env.mujoco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.Canvas;
import org.sluice.env.Colours;
import org.sluice.env.Registration;
import org.sluice.env.mujoco.drawing.Camera;
import org.sluice.env.mujoco.drawing.Solid;
import org.sluice.env.mujoco.gymnasium.GymnasiumTasks;

@Tag("mujoco")
class StateDrawingTest {

  static Iterable<Registration> tasks() {
    return GymnasiumTasks.registrations();
  }

  private static Model model(String id) {
    for (Registration task : tasks()) {
      if (task.spec().id().equals(id)) {
        return CompiledModel.of(task);
      }
    }
    throw new IllegalArgumentException(id);
  }

  private static double[] reference(Model model) {
    return Arrays.copyOf(model.referencePositions(), model.positionSize() + model.velocitySize());
  }

  @ParameterizedTest
  @CsvSource({
    "Hopper-v4, true, SIDE",
    "HalfCheetah-v4, true, SIDE",
    "InvertedDoublePendulum-v4, false, SIDE",
    "Swimmer-v4, true, TOP",
    "Reacher-v4, false, TOP",
    "Ant-v4, true, OBLIQUE",
    "HumanoidStandup-v4, true, OBLIQUE"
  })
  void itIsSeenFromWhereItsMotionIsSeen(String id, boolean travels, String camera) {
    Model model = model(id);
    Joints joints = new Joints(model);
    assertThat(joints.travels()).isEqualTo(travels);
    try (Simulation simulation = new Simulation(model)) {
      simulation.start(reference(model));
      assertThat(joints.camera(simulation)).isSameAs(cameras(camera));
    }
  }

  private static Camera cameras(String name) {
    return switch (name) {
      case "SIDE" -> Camera.SIDE;
      case "TOP" -> Camera.TOP;
      default -> Camera.OBLIQUE;
    };
  }

  /** The robot may be anywhere: it is drawn at the same place, and the marks of the ground move. */
  @Test
  void theViewFollowsARobotThatTravels() {
    Model model = model("Hopper-v4");
    double[] there = reference(model);
    there[0] += 123;
    Lines here = Lines.of(model, reference(model));
    Lines far = Lines.of(model, there);
    assertThat(far.left - here.left).isCloseTo(123, within(1e-9));
    assertThat(far.ends.size()).isEqualTo(here.ends.size());
    for (int i = 0; i < here.ends.size(); i++) {
      assertThat(far.ends.get(i) - far.left).isCloseTo(here.ends.get(i) - here.left, within(1e-9));
    }
  }

  /** Where the lines of the robot's colour begin. */
  private static final class Lines extends Canvas {

    private final List<Double> ends = new ArrayList<>();
    private double left;

    static Lines of(Model model, double[] state) {
      Lines lines = new Lines();
      StateDrawing.draw(lines, model, state, new double[0]);
      assertThat(lines.ends).hasSize(4);
      return lines;
    }

    @Override
    protected void show(double left, double bottom, double right, double top) {
      this.left = left;
    }

    @Override
    public void area(int colour, double... points) {}

    @Override
    public void line(int colour, double width, double... points) {
      if (colour == Colours.ORANGE) {
        ends.add(points[0]);
      }
    }

    @Override
    public void pixels(int columns, byte[] grays) {}
  }

  /** The arrays that only pictures read. */
  @ParameterizedTest
  @MethodSource("tasks")
  void rotationsAreOrthonormalAndGeomsOfTheWorldAreWhereTheModelPutsThem(Registration task) {
    Model model = CompiledModel.of(task);
    CompiledModel compiled = new CompiledModel(model, 0);
    try (Simulation simulation = new Simulation(model)) {
      simulation.start(reference(model));
      double[] places = new double[DataArray.GEOM_POSITIONS.length(model)];
      double[] rotations = new double[DataArray.GEOM_ROTATIONS.length(model)];
      double[] axes = new double[DataArray.JOINT_AXES.length(model)];
      simulation.read(DataArray.GEOM_POSITIONS, places, 0);
      simulation.read(DataArray.GEOM_ROTATIONS, rotations, 0);
      simulation.read(DataArray.JOINT_AXES, axes, 0);
      for (int i = 0; i < rotations.length; i += 3) {
        assertUnit(rotations, i);
      }
      for (int i = 0; i < axes.length; i += 3) {
        assertUnit(axes, i);
      }
      for (int i = 0; i < model.geoms(); i++) {
        if (compiled.integer("geom_bodyid", i, 1) == 0) {
          assertThat(Arrays.copyOfRange(places, 3 * i, 3 * i + 3))
              .containsExactly(compiled.row("geom_pos", i, 3));
        }
      }
    }
  }

  private static void assertUnit(double[] numbers, int from) {
    double square = 0;
    for (int i = from; i < from + 3; i++) {
      square += numbers[i] * numbers[i];
    }
    assertThat(square).isCloseTo(1, within(1e-12));
  }

  /** The models say nothing about colours; each limb has its own. */
  @Test
  void limbsHaveTheirOwnColours() {
    Model model = model("Ant-v4");
    try (Simulation simulation = new Simulation(model)) {
      simulation.start(reference(model));
      List<Integer> colours =
          new Geoms(model).solids(simulation, true).stream().map(Solid::colour).toList();
      assertThat(colours).hasSize(13).startsWith(Colours.ORANGE);
      assertThat(colours.stream().distinct()).hasSize(5);
      assertThat(colours.subList(1, 4)).containsOnly(colours.get(1));
    }
  }
}
