package org.sluice.env.mujoco.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sluice.env.Generator;
import org.sluice.env.mujoco.drawing.Solid.Kind;

/** Outlines against points that are drawn at random in solids. */
class SolidTest {

  private static final double[] SIZE = {0.3, 0.5, 0.8};

  /** About an oblique axis. */
  private static final double[] ROTATION = {
    2 / 3.0, -1 / 3.0, 2 / 3.0, 2 / 3.0, 2 / 3.0, -1 / 3.0, -1 / 3.0, 2 / 3.0, 2 / 3.0
  };

  private final Generator random = new Generator(1);

  private static Solid solid(Kind kind) {
    return new Solid(kind, new double[] {1, -2, 3}, ROTATION, SIZE, 0);
  }

  @ParameterizedTest
  @EnumSource
  void noPointIsFartherThanTheFarthest(Kind kind) {
    Solid solid = solid(kind);
    for (int i = 0; i < 50; i++) {
      double[] direction = {random.gaussian(), random.gaussian(), random.gaussian()};
      double most = Camera.dot(direction, solid.farthest(direction));
      double seen = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < 4000; j++) {
        seen = Math.max(seen, Camera.dot(direction, pointIn(solid)));
      }
      double length = Math.sqrt(Camera.dot(direction, direction));
      assertThat(seen).isLessThanOrEqualTo(most + 1e-12);
      assertThat(seen).as("it is a point of the solid").isCloseTo(most, within(0.3 * length));
    }
  }

  private double[] pointIn(Solid solid) {
    while (true) {
      double x = random.uniform(-1, 1) * 0.8;
      double y = random.uniform(-1, 1) * 0.8;
      double z = random.uniform(-1, 1) * 0.8;
      if (contains(solid.kind(), x, y, z)) {
        return solid.world(x, y, z);
      }
    }
  }

  private static boolean contains(Kind kind, double x, double y, double z) {
    double radius = SIZE[0];
    double beyond = Math.max(0, Math.abs(z) - SIZE[1]);
    return switch (kind) {
      case SPHERE -> x * x + y * y + z * z <= radius * radius;
      case CAPSULE -> x * x + y * y + beyond * beyond <= radius * radius;
      case CYLINDER -> x * x + y * y <= radius * radius && beyond == 0;
      case BOX -> Math.abs(x) <= SIZE[0] && Math.abs(y) <= SIZE[1] && Math.abs(z) <= SIZE[2];
      case ELLIPSOID -> square(x / SIZE[0]) + square(y / SIZE[1]) + square(z / SIZE[2]) <= 1;
    };
  }

  private static double square(double value) {
    return value * value;
  }

  @Test
  void theNearestPointOfABoxIsOnItsSurfaceOrThePointItself() {
    Solid box = solid(Kind.BOX);
    double[] inside = box.world(0.1, -0.2, 0.3);
    assertThat(box.nearest(inside)).containsExactly(inside, within(1e-12));
    double[] outside = box.world(7, 0.2, -9);
    assertThat(box.nearest(outside))
        .containsExactly(box.world(SIZE[0], 0.2, -SIZE[2]), within(1e-12));
  }

  @Test
  void camerasAreOrthonormal() {
    for (Camera camera : new Camera[] {Camera.SIDE, Camera.TOP, Camera.OBLIQUE}) {
      double[][] axes = {camera.right(), camera.up(), camera.forward()};
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          assertThat(Camera.dot(axes[i], axes[j])).isCloseTo(i == j ? 1 : 0, within(1e-12));
        }
      }
      double[] point = {1.5, -2.5, 3.5};
      assertThat(camera.point(camera.x(point), camera.y(point), camera.depth(point)))
          .containsExactly(point, within(1e-12));
    }
    assertThat(Camera.SIDE.right()).containsExactly(new double[] {1, 0, 0}, within(1e-12));
    assertThat(Camera.SIDE.up()).containsExactly(new double[] {0, 0, 1}, within(1e-12));
    assertThat(Camera.TOP.up()).containsExactly(new double[] {0, 1, 0}, within(1e-12));
  }
}
