package org.sluice.env.box2d;

import java.util.Arrays;
import org.sluice.env.Generator;

/**
 * The walkers' ground: {@link #POINTS} heights, {@link #STEP} m apart. In the hardcore task, grass
 * alternates with obstacles of up to {@link #RECTANGLES} rectangles: stumps, stairs, and the walls
 * of pits.
 *
 * <p>In an array it is the heights, then left, bottom, right and top of each rectangle, all four 0
 * where there is none.
 */
final class Terrain {

  static final int POINTS = 200;

  /** More than fit onto the ground. */
  static final int RECTANGLES = 40;

  /** Numbers of a ground with obstacles; one without has {@link #POINTS}. */
  static final int HARDCORE_SIZE = POINTS + 4 * RECTANGLES;

  static final double STEP = 14 / 30.0;

  /** The height at the start, m. */
  static final double LEVEL = 400 / 30.0 / 4;

  /** Points from the start that are level. */
  static final int START_PAD = 20;

  /** Points at the end, behind the goal, and the longest that grass gets. */
  static final int GRASS = 10;

  private static final double FRICTION = 2.5;
  private static final double ROUGHNESS = 1 / 30.0;
  private static final int PIT_DEPTH = 4;
  private static final int STAIR_WIDTH = 4;

  private enum Section {
    GRASS,
    STUMP,
    STAIRS,
    PIT
  }

  private final Generator random;
  private final double[] numbers;
  private int next = POINTS;

  private double y = LEVEL;
  private double slope;

  /** Points of the current section that are still to come. */
  private int remaining = START_PAD;

  /** The height before an obstacle. */
  private double before;

  /** Points that the stairs take, and whether they go up (1) or down (−1). */
  private int stairs;

  private int direction;

  private Terrain(Generator random, double[] numbers) {
    this.random = random;
    this.numbers = numbers;
  }

  /**
   * Draws a ground.
   *
   * @param numbers Modified. {@link #HARDCORE_SIZE} or {@link #POINTS} numbers from the beginning
   *     on
   */
  static void draw(Generator random, boolean hardcore, double[] numbers) {
    Arrays.fill(numbers, 0);
    new Terrain(random, numbers).draw(hardcore);
  }

  /** Builds a ground, each piece of it a body: first the rectangles, then the heights. */
  static void build(double[] numbers, boolean hardcore, Scene scene) {
    for (int i = POINTS; hardcore && i < HARDCORE_SIZE; i += 4) {
      if (numbers[i] != numbers[i + 2]) {
        Scene.addRectangle(
            scene.ground(), numbers[i], numbers[i + 1], numbers[i + 2], numbers[i + 3], FRICTION);
      }
    }
    for (int i = 0; i < POINTS - 1; i++) {
      Scene.addEdge(scene.ground(), i * STEP, numbers[i], (i + 1) * STEP, numbers[i + 1], FRICTION);
    }
  }

  private void draw(boolean hardcore) {
    Section section = Section.GRASS;
    boolean begins = false;
    for (int i = 0; i < POINTS; i++) {
      if (begins) {
        begin(section, i * STEP);
      } else {
        goOn(section, i);
      }
      numbers[i] = y;
      remaining--;
      begins = remaining == 0;
      if (begins) {
        remaining = between(GRASS / 2, GRASS);
        section = hardcore && section == Section.GRASS ? obstacle() : Section.GRASS;
      }
    }
  }

  private Section obstacle() {
    return switch (random.nextInt(3)) {
      case 0 -> Section.STUMP;
      case 1 -> Section.STAIRS;
      default -> Section.PIT;
    };
  }

  /** The first point of a section is as high as the last of the one before. */
  private void begin(Section section, double x) {
    before = y;
    switch (section) {
      case GRASS -> {}
      case STUMP -> {
        remaining = between(1, 3);
        addRectangle(x, y, remaining, remaining);
      }
      case STAIRS -> {
        direction = random.nextDouble() > 0.5 ? 1 : -1;
        int steps = between(3, 5);
        for (int s = 0; s < steps; s++) {
          double left = x + s * STAIR_WIDTH * STEP;
          addRectangle(left, y + (s * direction - 1) * STEP, STAIR_WIDTH, 1);
        }
        stairs = steps * STAIR_WIDTH;
        remaining = stairs;
      }
      case PIT -> {
        int width = between(3, 5);
        addRectangle(x, y - PIT_DEPTH * STEP, 1, PIT_DEPTH);
        addRectangle(x + width * STEP, y - PIT_DEPTH * STEP, 1, PIT_DEPTH);
        remaining = width + 2;
      }
    }
  }

  private void goOn(Section section, int i) {
    switch (section) {
      case GRASS -> {
        slope = 0.8 * slope + 0.01 * Math.signum(LEVEL - y);
        if (i > START_PAD) {
          slope += random.uniform(-1, 1) * ROUGHNESS;
        }
        y += slope;
      }
      case STUMP -> {}
      case STAIRS -> {
        double passed = (double) (stairs - remaining - direction) / STAIR_WIDTH;
        y = before + passed * direction * STEP;
      }
      case PIT -> y = remaining > 1 ? before - PIT_DEPTH * STEP : before;
    }
  }

  private int between(int low, int high) {
    return low + random.nextInt(high - low);
  }

  private void addRectangle(double left, double bottom, int width, int height) {
    numbers[next++] = left;
    numbers[next++] = bottom;
    numbers[next++] = left + width * STEP;
    numbers[next++] = bottom + height * STEP;
  }
}
