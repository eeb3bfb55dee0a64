package org.sluice.env.pixel.submarine;

import static org.sluice.env.pixel.console.GameMath.clamp;

import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.pixel.console.Buttons;
import org.sluice.env.pixel.console.PixelGame;
import org.sluice.env.pixel.console.Screen;

/**
 * A submarine shoots fish and enemy boats and takes divers on board, and must surface with at least
 * one of them before its oxygen is used up.
 */
public final class Submarine extends PixelGame {

  public static final EnvSpec SPEC = spec("Submarine-v0", 4, 4500, "Seaquest");

  static final int X = 0; // of the upper left corner
  static final int Y = 1;
  static final int FACING = 2; // 1 right, −1 left
  static final int OXYGEN = 3; // frames
  static final int LIVES = 4;
  static final int DIVERS = 5; // on board
  static final int LEVEL = 6;
  static final int TORPEDO_X = 7;
  static final int TORPEDO_Y = 8;
  static final int TORPEDO_DIRECTION = 9; // 0 none
  static final int PAUSE = 10; // frames
  static final int SURFACED = 11; // 1 yes
  static final int LANES = 12; // 4 of them
  private static final int STATE_SIZE = LANES + Lanes.COUNT * Lanes.SIZE;

  static final int WIDTH = 16;
  static final int HEIGHT = 10;
  static final int SURFACE = 46; // y
  static final int FULL = 1024; // oxygen
  static final int CABIN = 6; // divers
  static final int TORPEDO_WIDTH = 8;
  static final int TORPEDO_HEIGHT = 2;
  private static final int DEEPEST = 152;

  private final Lanes lanes = new Lanes(s, LANES);

  public Submarine() {
    super(SPEC, STATE_SIZE);
  }

  @Override
  protected void start(Generator random) {
    s[LIVES] = 4;
    launch(20 + random.nextInt(120));
    lanes.start(random);
  }

  private void launch(int x) {
    s[X] = x;
    s[Y] = SURFACE;
    s[FACING] = 1;
    s[OXYGEN] = FULL;
    s[TORPEDO_DIRECTION] = 0;
    s[SURFACED] = 1;
  }

  @Override
  protected void frame(int action, Generator random) {
    if (s[PAUSE] > 0) {
      s[PAUSE]--;
      return;
    }
    steer(action);
    if (!breathe()) {
      die(random);
      return;
    }
    lanes.move(s[LEVEL], random);
    if (s[TORPEDO_DIRECTION] != 0
        && lanes.strike(s[TORPEDO_X], s[TORPEDO_Y], TORPEDO_WIDTH, TORPEDO_HEIGHT)) {
      earn(20 + 10 * Math.min(s[LEVEL], 7));
      s[TORPEDO_DIRECTION] = 0;
    }
    if (s[DIVERS] < CABIN && lanes.rescue(s[X], s[Y])) {
      s[DIVERS]++;
    }
    if (lanes.touch(s[X], s[Y])) {
      die(random);
    }
  }

  private void steer(int action) {
    int right = Buttons.sideways(action);
    s[X] = clamp(s[X] + 2 * right, 4, 140);
    s[Y] = clamp(s[Y] + 2 * Buttons.downwards(action), SURFACE, DEEPEST);
    if (right != 0) {
      s[FACING] = right;
    }
    if (s[TORPEDO_DIRECTION] != 0) {
      s[TORPEDO_X] += 5 * s[TORPEDO_DIRECTION];
      if (s[TORPEDO_X] < 0 || s[TORPEDO_X] >= Screen.WIDTH) {
        s[TORPEDO_DIRECTION] = 0;
      }
    } else if (Buttons.fires(action)) {
      s[TORPEDO_X] = s[X] + 8;
      s[TORPEDO_Y] = s[Y] + 5;
      s[TORPEDO_DIRECTION] = s[FACING];
    }
  }

  /** Uses oxygen below, takes it in above; returns whether the crew lives. */
  private boolean breathe() {
    if (s[Y] > SURFACE) {
      s[SURFACED] = 0;
      s[OXYGEN]--;
      return s[OXYGEN] > 0;
    }
    if (s[SURFACED] == 0) {
      s[SURFACED] = 1;
      if (s[DIVERS] == 0) {
        return false;
      }
      if (s[DIVERS] == CABIN) {
        earn(300 + s[OXYGEN] / 16);
        s[DIVERS] = 0;
        s[LEVEL]++;
      } else {
        s[DIVERS]--;
      }
    }
    s[OXYGEN] = Math.min(FULL, s[OXYGEN] + 16);
    return true;
  }

  private void die(Generator random) {
    s[LIVES]--;
    if (s[LIVES] == 0) {
      end();
    }
    lanes.empty(random);
    s[DIVERS] = Math.max(0, s[DIVERS] - 1);
    launch(72);
    s[PAUSE] = 32;
  }

  @Override
  protected void paint(Screen to) {
    to.clear(130);
    to.rectangle(0, SURFACE, Screen.WIDTH, 120, 60);
    to.rectangle(0, 166, Screen.WIDTH, 30, 40);
    lanes.paint(to);
    to.rectangle(s[X], s[Y], WIDTH, HEIGHT, 255);
    to.rectangle(s[FACING] > 0 ? s[X] + 12 : s[X], s[Y], 4, 4, 180);
    if (s[TORPEDO_DIRECTION] != 0) {
      to.rectangle(s[TORPEDO_X], s[TORPEDO_Y], TORPEDO_WIDTH, TORPEDO_HEIGHT, 255);
    }
    to.rectangle(40, 172, s[OXYGEN] / 16, 6, 200);
    to.row(s[DIVERS], 40, 182, 6, 6, 10, 220);
    to.lives(s[LIVES]);
  }

  @Override
  protected int scripted() {
    return SubmarinePlayer.act(s);
  }
}
