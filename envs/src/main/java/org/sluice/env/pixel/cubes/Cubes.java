package org.sluice.env.pixel.cubes;

import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.pixel.console.Buttons;
import org.sluice.env.pixel.console.PixelGame;
import org.sluice.env.pixel.console.Screen;

/**
 * A pyramid of 21 cubes, each to be hopped on once or twice; balls roll down it, and eggs hatch
 * into snakes that hunt the player.
 */
public final class Cubes extends PixelGame {

  public static final EnvSpec SPEC = spec("Cubes-v0", 4, 4500, "Q*bert");

  static final int ROW = 0;
  static final int COLUMN = 1;
  static final int HOP = 2; // frames left
  static final int TARGET_ROW = 3; // of the hop
  static final int TARGET_COLUMN = 4;
  static final int LIVES = 5;
  static final int ROUND = 6;
  static final int HITS = 7; // 3 of them, two bits for each of 7 cubes
  static final int DISCS = 10; // bits: 0 left, 1 right
  static final int ENEMIES = 11; // 3 of them
  static final int SPAWN_TIMER = 32; // frames
  static final int PAUSE = 33; // frames
  private static final int STATE_SIZE = 34;

  static final int ROWS = 6;
  static final int CUBES = 21;
  static final int DISC_ROW = 4;
  static final int HOP_FRAMES = 8;

  private final Enemies enemies = new Enemies(s);

  public Cubes() {
    super(SPEC, STATE_SIZE);
  }

  @Override
  protected void start(Generator random) {
    s[LIVES] = 4;
    build();
    s[SPAWN_TIMER] = 60 + random.nextInt(60);
    for (int cube = 1; cube < CUBES; cube++) {
      if (random.nextInt(8) == 0) {
        setHits(cube, need(s));
      }
    }
  }

  /** Makes the pyramid as a round begins. */
  private void build() {
    for (int i = 0; i < 3; i++) {
      s[HITS + i] = 0;
    }
    s[DISCS] = 3;
    enemies.clear();
    toTop();
  }

  private void toTop() {
    s[ROW] = 0;
    s[COLUMN] = 0;
    s[HOP] = 0;
    s[TARGET_ROW] = 0;
    s[TARGET_COLUMN] = 0;
  }

  /** How often a cube must be hit in a round. */
  static int need(int[] s) {
    return s[ROUND] < 2 ? 1 : 2;
  }

  static int cube(int row, int column) {
    return row * (row + 1) / 2 + column;
  }

  static boolean isInside(int row, int column) {
    return row >= 0 && row < ROWS && column >= 0 && column <= row;
  }

  static int hits(int[] s, int cube) {
    return (s[HITS + cube / 7] >> (2 * (cube % 7))) & 3;
  }

  private void setHits(int cube, int hits) {
    int shift = 2 * (cube % 7);
    s[HITS + cube / 7] = (s[HITS + cube / 7] & ~(3 << shift)) | (hits << shift);
  }

  /** The bit of the disc at a place outside, or 0. */
  static int disc(int row, int column) {
    return row != DISC_ROW ? 0 : column == -1 ? 1 : column == DISC_ROW + 1 ? 2 : 0;
  }

  @Override
  protected void frame(int action, Generator random) {
    if (s[PAUSE] > 0) {
      s[PAUSE]--;
      return;
    }
    if (movePlayer(action)) {
      enemies.move(random);
      if (enemies.catchPlayer()) {
        die(random);
      }
    } else {
      die(random);
    }
    s[SPAWN_TIMER]--;
    if (s[SPAWN_TIMER] <= 0) {
      s[SPAWN_TIMER] = 60 + random.nextInt(60);
      enemies.spawn(random);
    }
  }

  /** Returns whether the player is still on the pyramid. */
  private boolean movePlayer(int action) {
    if (s[HOP] > 0) {
      s[HOP]--;
      return s[HOP] > 0 || land();
    }
    int right = Buttons.sideways(action);
    int down = Buttons.downwards(action);
    if (right != 0 || down != 0) {
      s[TARGET_ROW] = s[ROW] + down + right;
      s[TARGET_COLUMN] = s[COLUMN] + right;
      s[HOP] = HOP_FRAMES;
    }
    return true;
  }

  private boolean land() {
    int row = s[TARGET_ROW];
    int column = s[TARGET_COLUMN];
    if (!isInside(row, column)) {
      int disc = disc(row, column) & s[DISCS];
      s[TARGET_ROW] = s[ROW];
      s[TARGET_COLUMN] = s[COLUMN];
      if (disc == 0) {
        return false;
      }
      s[DISCS] &= ~disc;
      if (enemies.fooledSnake()) {
        earn(500);
      }
      toTop();
      return true;
    }
    s[ROW] = row;
    s[COLUMN] = column;
    hit(cube(row, column));
    return true;
  }

  private void hit(int cube) {
    int hits = hits(s, cube);
    if (hits >= need(s)) {
      return;
    }
    setHits(cube, hits + 1);
    earn(hits + 1 == need(s) ? 25 : 15);
    for (int other = 0; other < CUBES; other++) {
      if (hits(s, other) < need(s)) {
        return;
      }
    }
    earn(100);
    s[ROUND]++;
    s[PAUSE] = 32;
    build();
  }

  private void die(Generator random) {
    s[LIVES]--;
    if (s[LIVES] == 0) {
      end();
    }
    enemies.clear();
    s[HOP] = 0;
    s[PAUSE] = 32;
    s[SPAWN_TIMER] = 60 + random.nextInt(60);
  }

  @Override
  protected void paint(Screen to) {
    CubesPicture.paint(s, to);
  }

  @Override
  protected int scripted() {
    return CubesPlayer.act(s);
  }
}
