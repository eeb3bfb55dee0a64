package org.sluice.env.pixel.paddle;

import static org.sluice.env.pixel.console.GameMath.clamp;

import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.pixel.console.Buttons;
import org.sluice.env.pixel.console.PixelGame;
import org.sluice.env.pixel.console.Screen;

/** Two paddles, one ball: whoever misses it gives the other a point; 21 points win. */
public final class Paddle extends PixelGame {

  public static final EnvSpec SPEC = spec("Paddle-v0", 4, 4500, "Pong");

  static final int BALL_X = 0; // q, as are the next five
  static final int BALL_Y = 1;
  static final int VX = 2;
  static final int VY = 3;
  static final int PLAYER = 4; // the paddle's upper end
  static final int OPPONENT = 5;
  static final int MINE = 6; // points
  static final int THEIRS = 7;
  static final int WAIT = 8; // frames until the ball moves
  static final int SERVE = 9; // which way: 1 to the player, −1 to the opponent
  private static final int STATE_SIZE = 10;

  static final int PADDLE = 16; // px, its length
  static final int BALL = 4;
  private static final int Q = 16;
  private static final int GOAL = 21;

  private static final int TOP = 32 * Q;
  private static final int BOTTOM = 192 * Q;
  private static final int MIDDLE = 104 * Q;
  private static final int OPPONENT_FRONT = 20 * Q;
  private static final int PLAYER_FRONT = (140 - BALL) * Q;

  public Paddle() {
    super(SPEC, STATE_SIZE);
  }

  @Override
  protected void start(Generator random) {
    s[PLAYER] = MIDDLE;
    s[OPPONENT] = MIDDLE;
    s[SERVE] = 2 * random.nextInt(2) - 1;
    serve(random);
  }

  private void serve(Generator random) {
    s[BALL_X] = 78 * Q;
    s[BALL_Y] = (60 + random.nextInt(88)) * Q;
    s[VX] = 32 * s[SERVE];
    s[VY] = random.nextInt(33) - 16;
    s[WAIT] = 16;
  }

  @Override
  protected void frame(int action, Generator random) {
    s[PLAYER] = onField(s[PLAYER] + 48 * direction(action));
    if (s[WAIT] > 0) {
      s[WAIT]--;
      return;
    }
    moveOpponent();
    moveBall();
    if (s[BALL_X] <= -BALL * Q) {
      earn(1);
      s[MINE]++;
      s[SERVE] = -1;
    } else if (s[BALL_X] >= Screen.WIDTH * Q) {
      earn(-1);
      s[THEIRS]++;
      s[SERVE] = 1;
    } else {
      return;
    }
    if (Math.max(s[MINE], s[THEIRS]) >= GOAL) {
      end();
    } else {
      serve(random);
    }
  }

  /** As in the original, right is up and left is down. */
  private static int direction(int action) {
    return Buttons.downwards(action) - Buttons.sideways(action);
  }

  private static int onField(int paddle) {
    return clamp(paddle, TOP, BOTTOM - PADDLE * Q);
  }

  private void moveOpponent() {
    boolean comes = s[VX] < 0;
    int gap = (comes ? s[BALL_Y] - 6 * Q : MIDDLE) - s[OPPONENT];
    if (Math.abs(gap) > 64) {
      s[OPPONENT] = onField(s[OPPONENT] + Integer.signum(gap) * (comes ? 32 : 16));
    }
  }

  private void moveBall() {
    int before = s[BALL_X];
    s[BALL_X] += s[VX];
    s[BALL_Y] += s[VY];
    int lowest = BOTTOM - BALL * Q;
    if (s[BALL_Y] < TOP) {
      s[BALL_Y] = 2 * TOP - s[BALL_Y];
      s[VY] = -s[VY];
    } else if (s[BALL_Y] > lowest) {
      s[BALL_Y] = 2 * lowest - s[BALL_Y];
      s[VY] = -s[VY];
    }
    if (s[VX] < 0 && before >= OPPONENT_FRONT && s[BALL_X] < OPPONENT_FRONT) {
      hit(s[OPPONENT], OPPONENT_FRONT, 1);
    } else if (s[VX] > 0 && before <= PLAYER_FRONT && s[BALL_X] > PLAYER_FRONT) {
      hit(s[PLAYER], PLAYER_FRONT, -1);
    }
  }

  private void hit(int paddle, int front, int direction) {
    int offset = (s[BALL_Y] >> 4) + BALL / 2 - (paddle >> 4) - PADDLE / 2;
    if (Math.abs(offset) <= 9) {
      s[BALL_X] = front;
      s[VX] = direction * Math.min(56, Math.abs(s[VX]) + 2);
      s[VY] = clamp(6 * offset, -48, 48);
    }
  }

  @Override
  protected void paint(Screen to) {
    to.clear(40);
    to.rectangle(0, 24, 160, 8, 150);
    to.rectangle(0, 192, 160, 8, 150);
    to.rectangle(16, s[OPPONENT] >> 4, 4, PADDLE, 120);
    to.rectangle(140, s[PLAYER] >> 4, 4, PADDLE, 200);
    to.rectangle(s[BALL_X] >> 4, s[BALL_Y] >> 4, BALL, BALL, 255);
    to.row(s[THEIRS], 2, 12, 2, 6, 3, 120);
    to.row(s[MINE], 92, 12, 2, 6, 3, 200);
  }

  /** Follows the ball with the middle of the paddle, and rests within 6 pixels. */
  @Override
  protected int scripted() {
    int gap = (s[BALL_Y] >> 4) + BALL / 2 - (s[PLAYER] >> 4) - PADDLE / 2;
    return Math.abs(gap) <= 6 ? Buttons.NOTHING : gap > 0 ? Buttons.DOWN : Buttons.UP;
  }
}
