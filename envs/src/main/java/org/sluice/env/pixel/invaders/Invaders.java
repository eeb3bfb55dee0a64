package org.sluice.env.pixel.invaders;

import static org.sluice.env.pixel.console.GameMath.clamp;
import static org.sluice.env.pixel.console.GameMath.isSet;
import static org.sluice.env.pixel.console.GameMath.overlap;

import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.pixel.console.Buttons;
import org.sluice.env.pixel.console.PixelGame;
import org.sluice.env.pixel.console.Screen;

/**
 * A swarm of 6 × 6 invaders marches down and drops bombs; a cannon below shoots one shot at a time
 * from behind three shields.
 */
public final class Invaders extends PixelGame {

  public static final EnvSpec SPEC = spec("Invaders-v0", 3, 6000, "Space Invaders");

  static final int X = 0; // of the swarm's upper left corner
  static final int Y = 1;
  static final int DIRECTION = 2; // 1 right, −1 left
  static final int ROWS = 3; // 6 of them, a bit for each column
  static final int MOVE_TIMER = 9; // frames
  static final int CANNON = 10; // x
  static final int SHOT_X = 11;
  static final int SHOT_Y = 12; // −1 none
  static final int BOMBS = 13; // two, x and y; y −1 none
  static final int SHIELDS = 17; // 3 of them, 12 bits each
  static final int LIVES = 20;
  static final int WAVE = 21;
  static final int SAUCER = 22; // x
  static final int SAUCER_TIMER = 23; // frames
  static final int RESPAWN = 24; // frames
  private static final int STATE_SIZE = 25;

  static final int SIZE = 6; // rows and columns of the swarm
  static final int PITCH_X = 16;
  static final int PITCH_Y = 18;
  static final int INVADER_WIDTH = 8;
  static final int INVADER_HEIGHT = 10;
  static final int STRIDE = 4;
  static final int DESCENT = 10;
  static final int CANNON_Y = 184;
  static final int CANNON_SIZE = 8;
  static final int SHOT_WIDTH = 2;
  static final int SHOT_HEIGHT = 8;
  static final int BOMB_COUNT = 2;
  static final int NO_SAUCER = 999;
  static final int SAUCER_Y = 28;
  static final int SAUCER_WIDTH = 16;
  static final int SAUCER_HEIGHT = 8;
  private static final int WHOLE_ROW = (1 << SIZE) - 1;
  private static final int LANDED = 176;
  private static final int TOP = 24;
  private static final int GROUND = 192;
  private static final int NONE = -1;

  private final Shields shields = new Shields(s, SHIELDS);

  public Invaders() {
    super(SPEC, STATE_SIZE);
  }

  @Override
  protected void start(Generator random) {
    s[LIVES] = 3;
    s[SAUCER] = NO_SAUCER;
    shields.build();
    assemble(random);
    s[CANNON] = 20 + random.nextInt(120);
    s[SAUCER_TIMER] = 400 + random.nextInt(400);
  }

  private void assemble(Generator random) {
    for (int row = 0; row < SIZE; row++) {
      s[ROWS + row] = WHOLE_ROW;
    }
    s[X] = 16 + random.nextInt(40);
    s[Y] = 40 + 8 * Math.min(s[WAVE], 6);
    s[DIRECTION] = 1;
    s[MOVE_TIMER] = period();
    s[SHOT_Y] = NONE;
    dropBombs();
  }

  private void dropBombs() {
    for (int i = 0; i < BOMB_COUNT; i++) {
      s[BOMBS + 2 * i + 1] = NONE;
    }
  }

  /** Frames between two moves: the fewer there are, the faster they are. */
  private int period() {
    return 2 + 5 * alive() / 6;
  }

  private int alive() {
    int alive = 0;
    for (int row = 0; row < SIZE; row++) {
      alive += Integer.bitCount(s[ROWS + row]);
    }
    return alive;
  }

  /** The columns in which an invader lives, a bit for each. */
  private int columns() {
    int columns = 0;
    for (int row = 0; row < SIZE; row++) {
      columns |= s[ROWS + row];
    }
    return columns;
  }

  @Override
  protected void frame(int action, Generator random) {
    if (s[RESPAWN] > 0) {
      s[RESPAWN]--;
    } else {
      s[CANNON] = clamp(s[CANNON] + 2 * Buttons.sideways(action), 8, 144);
      if (Buttons.fires(action) && s[SHOT_Y] < 0) {
        s[SHOT_X] = s[CANNON] + 3;
        s[SHOT_Y] = CANNON_Y - SHOT_HEIGHT;
      }
    }
    fly();
    s[MOVE_TIMER]--;
    if (s[MOVE_TIMER] <= 0) {
      march();
    }
    if (s[SHOT_Y] >= 0 && shotHits()) {
      s[SHOT_Y] = NONE;
    }
    bombsHit();
    bomb(random);
    s[SAUCER_TIMER]--;
    if (s[SAUCER_TIMER] <= 0) {
      s[SAUCER] = -SAUCER_WIDTH;
      s[SAUCER_TIMER] = 400 + random.nextInt(400);
    }
    if (alive() == 0) {
      s[WAVE]++;
      assemble(random);
    }
  }

  private void fly() {
    if (s[SHOT_Y] >= 0) {
      s[SHOT_Y] -= 6;
      s[SHOT_Y] = s[SHOT_Y] < TOP ? NONE : s[SHOT_Y];
    }
    for (int y = BOMBS + 1; y < BOMBS + 2 * BOMB_COUNT; y += 2) {
      if (s[y] >= 0) {
        s[y] += 2;
        s[y] = s[y] >= GROUND ? NONE : s[y];
      }
    }
    if (s[SAUCER] != NO_SAUCER) {
      s[SAUCER]++;
      s[SAUCER] = s[SAUCER] >= Screen.WIDTH ? NO_SAUCER : s[SAUCER];
    }
  }

  private void march() {
    if (turns(s[X], s[DIRECTION], columns())) {
      s[Y] += DESCENT;
      s[DIRECTION] = -s[DIRECTION];
    } else {
      s[X] += STRIDE * s[DIRECTION];
    }
    s[MOVE_TIMER] = period();
    for (int row = 0; row < SIZE; row++) {
      int y = s[Y] + PITCH_Y * row;
      for (int column = 0; column < SIZE; column++) {
        if (lives(row, column)) {
          shields.crush(s[X] + PITCH_X * column, y, INVADER_WIDTH, INVADER_HEIGHT);
        }
      }
      if (s[ROWS + row] != 0 && y + INVADER_HEIGHT >= LANDED) {
        end();
      }
    }
  }

  /** Whether the outermost living column has reached its side. */
  static boolean turns(int x, int direction, int columns) {
    int first = x + PITCH_X * Integer.numberOfTrailingZeros(columns);
    int last = x + PITCH_X * (31 - Integer.numberOfLeadingZeros(columns));
    return direction > 0 ? last + INVADER_WIDTH >= 150 : first <= 10;
  }

  private boolean lives(int row, int column) {
    return isSet(s[ROWS + row], column);
  }

  /** The first thing that the shot overlaps is hit. */
  private boolean shotHits() {
    int x = s[SHOT_X];
    int y = s[SHOT_Y];
    if (overlap(x, SHOT_WIDTH, s[SAUCER], SAUCER_WIDTH)
        && overlap(y, SHOT_HEIGHT, SAUCER_Y, SAUCER_HEIGHT)) {
      earn(200);
      s[SAUCER] = NO_SAUCER;
      return true;
    }
    for (int row = 0; row < SIZE; row++) {
      if (overlap(y, SHOT_HEIGHT, s[Y] + PITCH_Y * row, INVADER_HEIGHT)) {
        for (int column = 0; column < SIZE; column++) {
          if (lives(row, column)
              && overlap(x, SHOT_WIDTH, s[X] + PITCH_X * column, INVADER_WIDTH)) {
            earn(30 - 5 * row);
            s[ROWS + row] &= ~(1 << column);
            return true;
          }
        }
      }
    }
    return shields.stop(x, y, SHOT_WIDTH, SHOT_HEIGHT);
  }

  private void bombsHit() {
    for (int i = BOMBS; i < BOMBS + 2 * BOMB_COUNT; i += 2) {
      if (s[i + 1] < 0) {
        continue;
      }
      if (shields.stop(s[i], s[i + 1], SHOT_WIDTH, SHOT_HEIGHT)) {
        s[i + 1] = NONE;
      } else if (s[RESPAWN] == 0
          && overlap(s[i], SHOT_WIDTH, s[CANNON], CANNON_SIZE)
          && overlap(s[i + 1], SHOT_HEIGHT, CANNON_Y, CANNON_SIZE)) {
        dropBombs();
        s[LIVES]--;
        if (s[LIVES] == 0) {
          end();
        } else {
          s[RESPAWN] = 32;
        }
      }
    }
  }

  /** One of the invaders that are lowest in their columns may drop a bomb. */
  private void bomb(Generator random) {
    int slot = s[BOMBS + 1] < 0 ? BOMBS : s[BOMBS + 3] < 0 ? BOMBS + 2 : NONE;
    int columns = columns();
    if (slot < 0 || columns == 0 || random.nextInt(48) != 0) {
      return;
    }
    int column = nth(columns, random.nextInt(Integer.bitCount(columns)));
    int row = SIZE - 1;
    while (!lives(row, column)) {
      row--;
    }
    s[slot] = s[X] + PITCH_X * column + 3;
    s[slot + 1] = s[Y] + PITCH_Y * row + INVADER_HEIGHT;
  }

  /** The place of the n-th of the bits that are set, counted from 0. */
  private static int nth(int bits, int n) {
    int rest = bits;
    for (int i = 0; i < n; i++) {
      rest &= rest - 1;
    }
    return Integer.numberOfTrailingZeros(rest);
  }

  @Override
  protected void paint(Screen to) {
    InvadersPicture.paint(s, shields, to);
  }

  @Override
  protected int scripted() {
    return InvadersPlayer.act(s, shields);
  }
}
