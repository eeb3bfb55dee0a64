package org.sluice.env.pixel.invaders;

import static org.sluice.env.pixel.console.GameMath.isSet;
import static org.sluice.env.pixel.console.GameMath.overlap;

import org.sluice.env.pixel.console.Buttons;

/**
 * Leaves the place where a bomb will land; else goes to the nearest place from which a shot will
 * hit an invader, and fires as soon as it would.
 */
final class InvadersPlayer {

  private static final int CANNON_SPEED = 2;
  private static final int SHOT_SPEED = 6;

  private InvadersPlayer() {}

  static int act(int[] s, Shields shields) {
    boolean fire = s[Invaders.SHOT_Y] < 0 && hits(s, shields, s[Invaders.CANNON], 0);
    int away = flight(s);
    if (away != 0) {
      return Buttons.of(away, fire);
    }
    return fire ? Buttons.FIRE : Buttons.of(approach(s, shields), false);
  }

  /** The direction away from a bomb that would hit, or 0. */
  private static int flight(int[] s) {
    int cannon = s[Invaders.CANNON];
    for (int i = Invaders.BOMBS; i < Invaders.BOMBS + 2 * Invaders.BOMB_COUNT; i += 2) {
      if (s[i + 1] > 130
          && overlap(s[i] - 3, Invaders.SHOT_WIDTH + 6, cannon, Invaders.CANNON_SIZE)) {
        boolean right = s[i] < cannon + 3;
        return cannon < 20 || (right && cannon < 132) ? 1 : -1;
      }
    }
    return 0;
  }

  /** The direction to the nearest place from which a shot will hit. */
  private static int approach(int[] s, Shields shields) {
    for (int frames = 1; frames < 70; frames++) {
      for (int side = -1; side <= 1; side += 2) {
        int x = s[Invaders.CANNON] + side * CANNON_SPEED * frames;
        if (x >= 8 && x <= 144 && hits(s, shields, x, frames)) {
          return side;
        }
      }
    }
    return 0;
  }

  /** Whether a shot from a place after some frames will hit an invader. */
  private static boolean hits(int[] s, Shields shields, int cannon, int wait) {
    int x = cannon + 3;
    if (shields.cover(x, Invaders.SHOT_WIDTH)) {
      return false;
    }
    Swarm swarm = new Swarm(s);
    for (int frame = 0; frame < wait; frame++) {
      swarm.advance();
    }
    for (int y = Invaders.CANNON_Y - Invaders.SHOT_HEIGHT; y >= 24; y -= SHOT_SPEED) {
      if (swarm.isHit(x, y)) {
        return true;
      }
      swarm.advance();
    }
    return false;
  }

  /** Where the swarm will be if none of it dies. */
  private static final class Swarm {

    private final int[] s;
    private final int period;
    private final int columns;
    private int x;
    private int y;
    private int direction;
    private int timer;

    Swarm(int[] s) {
      this.s = s;
      int alive = 0;
      int seen = 0;
      for (int row = 0; row < Invaders.SIZE; row++) {
        alive += Integer.bitCount(s[Invaders.ROWS + row]);
        seen |= s[Invaders.ROWS + row];
      }
      columns = seen;
      period = 2 + 5 * alive / 6;
      x = s[Invaders.X];
      y = s[Invaders.Y];
      direction = s[Invaders.DIRECTION];
      timer = s[Invaders.MOVE_TIMER];
    }

    void advance() {
      timer--;
      if (timer > 0) {
        return;
      }
      timer = period;
      if (Invaders.turns(x, direction, columns)) {
        y += Invaders.DESCENT;
        direction = -direction;
      } else {
        x += Invaders.STRIDE * direction;
      }
    }

    boolean isHit(int shotX, int shotY) {
      for (int row = 0; row < Invaders.SIZE; row++) {
        int top = y + Invaders.PITCH_Y * row;
        if (overlap(shotY, Invaders.SHOT_HEIGHT, top, Invaders.INVADER_HEIGHT)) {
          for (int column = 0; column < Invaders.SIZE; column++) {
            if (isSet(s[Invaders.ROWS + row], column)
                && overlap(
                    shotX,
                    Invaders.SHOT_WIDTH,
                    x + Invaders.PITCH_X * column,
                    Invaders.INVADER_WIDTH)) {
              return true;
            }
          }
        }
      }
      return false;
    }
  }
}
