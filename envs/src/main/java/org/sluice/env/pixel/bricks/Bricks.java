package org.sluice.env.pixel.bricks;

import static org.sluice.env.pixel.console.GameMath.clamp;
import static org.sluice.env.pixel.console.GameMath.isSet;

import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.pixel.console.Buttons;
import org.sluice.env.pixel.console.PixelGame;
import org.sluice.env.pixel.console.Screen;

/** A ball, a paddle and a wall of 108 bricks to knock down, twice; five balls. */
public final class Bricks extends PixelGame {

  public static final EnvSpec SPEC = spec("Bricks-v0", 4, 4500, "Breakout");

  static final int BALL_X = 0; // q, as are the next four
  static final int BALL_Y = 1;
  static final int VX = 2;
  static final int VY = 3;
  static final int PADDLE = 4; // its left end
  static final int WIDTH = 5; // px, of the paddle
  static final int LIVES = 6;
  static final int HITS = 7; // of the paddle since the serve
  static final int WAIT = 8; // frames until the ball moves
  static final int WALLS = 9; // so far
  static final int ROWS = 10; // two for each row of bricks, 9 bits each
  static final int LEFT = 22; // bricks
  private static final int STATE_SIZE = 23;

  private static final int Q = 16;
  private static final int BALL = 4;
  private static final int HALF_ROW = 9; // bricks
  private static final int ROW_COUNT = 6;
  private static final int WHOLE = (1 << HALF_ROW) - 1;
  private static final int BRICKS = 2 * HALF_ROW * ROW_COUNT;
  private static final int WALL_X = 8;
  private static final int WALL_Y = 57;
  private static final int BRICK_WIDTH = 8;
  private static final int BRICK_HEIGHT = 6;
  private static final int[] POINTS = {7, 7, 4, 4, 1, 1};

  private static final int LEFTMOST = 8 * Q;
  private static final int RIGHTMOST = (152 - BALL) * Q;
  private static final int TOP = 32 * Q;
  private static final int ON_PADDLE = (188 - BALL) * Q;
  private static final int LOST = 206 * Q;

  public Bricks() {
    super(SPEC, STATE_SIZE);
  }

  @Override
  protected void start(Generator random) {
    s[LIVES] = 5;
    s[PADDLE] = 72 * Q;
    buildWall();
    serve(random);
  }

  private void buildWall() {
    s[WALLS]++;
    s[LEFT] = BRICKS;
    for (int i = 0; i < 2 * ROW_COUNT; i++) {
      s[ROWS + i] = WHOLE;
    }
  }

  private void serve(Generator random) {
    s[WIDTH] = 16;
    s[HITS] = 0;
    s[BALL_X] = (16 + random.nextInt(124)) * Q;
    s[BALL_Y] = 110 * Q;
    s[VX] = (2 * random.nextInt(2) - 1) * (16 + 8 * random.nextInt(3));
    s[VY] = 32;
    s[WAIT] = 60;
  }

  @Override
  protected void frame(int action, Generator random) {
    s[PADDLE] = clamp(s[PADDLE] + 64 * Buttons.sideways(action), LEFTMOST, (152 - s[WIDTH]) * Q);
    if (s[WAIT] > 0) {
      s[WAIT] = Buttons.fires(action) ? 0 : s[WAIT] - 1;
      return;
    }
    moveSideways();
    moveUpOrDown();
    if (s[BALL_Y] >= LOST) {
      s[LIVES]--;
      if (s[LIVES] == 0) {
        end();
      } else {
        serve(random);
      }
    }
  }

  private void moveSideways() {
    int x = s[BALL_X] + s[VX];
    if (x < LEFTMOST) {
      x = 2 * LEFTMOST - x;
      s[VX] = -s[VX];
    } else if (x > RIGHTMOST) {
      x = 2 * RIGHTMOST - x;
      s[VX] = -s[VX];
    }
    if (takes(x, s[BALL_Y])) {
      s[VX] = -s[VX];
    } else {
      s[BALL_X] = x;
    }
  }

  private void moveUpOrDown() {
    int before = s[BALL_Y];
    int y = before + s[VY];
    if (y < TOP) {
      y = 2 * TOP - y;
      s[VY] = -s[VY];
      s[WIDTH] = 8;
    }
    if (takes(s[BALL_X], y)) {
      s[VY] = -s[VY];
      return;
    }
    s[BALL_Y] = y;
    if (s[VY] > 0 && before <= ON_PADDLE && y > ON_PADDLE) {
      meetPaddle();
    }
  }

  private void meetPaddle() {
    int width = s[WIDTH];
    int offset = (s[BALL_X] >> 4) + BALL / 2 - (s[PADDLE] >> 4) - width / 2;
    if (Math.abs(offset) > width / 2 + 2) {
      return;
    }
    int old = s[VX];
    int vx = clamp(80 * offset / width, -48, 48);
    s[VX] = Math.abs(vx) >= 4 ? vx : old < 0 ? -4 : 4;
    s[BALL_Y] = ON_PADDLE;
    s[VY] = -s[VY];
    s[HITS]++;
    hurry(s[HITS] >= 12 ? 48 : s[HITS] >= 4 ? 36 : 0);
    if (s[LEFT] == 0) {
      if (s[WALLS] == 2) {
        end();
      } else {
        buildWall();
      }
    }
  }

  /** Makes the ball's vertical speed at least this. */
  private void hurry(int speed) {
    s[VY] = s[VY] < 0 ? Math.min(s[VY], -speed) : Math.max(s[VY], speed);
  }

  /** Removes the first brick that a corner of a ball lies in, if there is one. */
  private boolean takes(int x, int y) {
    int left = x >> 4;
    int top = y >> 4;
    int last = BALL - 1;
    return takesAt(left, top)
        || takesAt(left + last, top)
        || takesAt(left, top + last)
        || takesAt(left + last, top + last);
  }

  private boolean takesAt(int x, int y) {
    if (x < WALL_X || y < WALL_Y) {
      return false;
    }
    int row = (y - WALL_Y) / BRICK_HEIGHT;
    int column = (x - WALL_X) / BRICK_WIDTH;
    if (row >= ROW_COUNT || column >= 2 * HALF_ROW || !stands(row, column)) {
      return false;
    }
    s[ROWS + 2 * row + column / HALF_ROW] &= ~(1 << column % HALF_ROW);
    s[LEFT]--;
    earn(POINTS[row]);
    if (row < 2) {
      hurry(48);
    }
    return true;
  }

  private boolean stands(int row, int column) {
    return isSet(s[ROWS + 2 * row + column / HALF_ROW], column % HALF_ROW);
  }

  @Override
  protected void paint(Screen to) {
    to.clear(0);
    to.rectangle(0, 24, 160, 8, 150);
    to.rectangle(0, 24, 8, 184, 150);
    to.rectangle(152, 24, 8, 184, 150);
    for (int row = 0; row < ROW_COUNT; row++) {
      paintRow(row, to);
    }
    to.rectangle(s[PADDLE] >> 4, 188, s[WIDTH], 4, 200);
    to.rectangle(s[BALL_X] >> 4, s[BALL_Y] >> 4, BALL, BALL, 255);
    to.lives(s[LIVES]);
  }

  /** Paints neighbours as one rectangle, which is faster. */
  private void paintRow(int row, Screen to) {
    int column = 0;
    while (column < 2 * HALF_ROW) {
      int from = column;
      while (column < 2 * HALF_ROW && stands(row, column)) {
        column++;
      }
      int x = WALL_X + BRICK_WIDTH * from;
      int y = WALL_Y + BRICK_HEIGHT * row;
      to.rectangle(x, y, BRICK_WIDTH * (column - from), BRICK_HEIGHT, 200 - 20 * row);
      column++;
    }
  }

  /** Follows the ball with the middle of the paddle, and rests within 7 pixels. */
  @Override
  protected int scripted() {
    int gap = (s[BALL_X] >> 4) + BALL / 2 - (s[PADDLE] >> 4) - s[WIDTH] / 2;
    return Buttons.of(Math.abs(gap) <= 7 ? 0 : gap, false);
  }
}
