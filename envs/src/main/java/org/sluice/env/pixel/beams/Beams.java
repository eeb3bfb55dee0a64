package org.sluice.env.pixel.beams;

import static org.sluice.env.pixel.console.GameMath.clamp;

import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.pixel.console.Buttons;
import org.sluice.env.pixel.console.PixelGame;
import org.sluice.env.pixel.console.Screen;

/**
 * A ship at the near end of five beams shoots saucers that come along them, and after fifteen of
 * these, with a torpedo, the sentinel that crosses at the far end.
 *
 * <p>A depth is 0 at the far end and 128 at the ship.
 */
public final class Beams extends PixelGame {

  public static final EnvSpec SPEC = spec("Beams-v0", 4, 4500, "Beam Rider");

  static final int BEAM = 0; // of the ship
  static final int SHIFT = 1; // frames until it is there
  static final int FROM = 2; // where it was
  static final int LIVES = 3;
  static final int SECTOR = 4;
  static final int LEFT = 5; // saucers in this sector
  static final int TORPEDOES = 6;
  static final int SHOT_BEAM = 7;
  static final int SHOT = 8; // depth, −1 none
  static final int SHOT_KIND = 9;
  static final int SENTINEL = 10; // frames left of its crossing, 0 none
  static final int PAUSE = 11; // frames
  static final int THREATS = 12;
  private static final int STATE_SIZE = THREATS + Threats.SIZE;

  static final int BEAMS = 5;
  static final int LASER = 0; // kinds of shots
  static final int TORPEDO = 1;
  static final int NONE = -1;
  static final int SENTINEL_PER_BEAM = 30; // frames
  static final int MUZZLE = 120; // depth
  static final int SHOT_SPEED = 4;
  static final int SHIFT_FRAMES = 6;
  private static final int SAUCERS = 15;
  private static final int TORPEDO_STOCK = 3;
  private static final int SENTINEL_DEPTH = 4;

  private final Threats threats = new Threats(s, THREATS);

  public Beams() {
    super(SPEC, STATE_SIZE);
  }

  @Override
  protected void start(Generator random) {
    s[BEAM] = random.nextInt(BEAMS);
    s[FROM] = s[BEAM];
    s[LIVES] = 3;
    refill();
    threats.start(random);
  }

  private void refill() {
    s[LEFT] = SAUCERS;
    s[TORPEDOES] = TORPEDO_STOCK;
    s[SHOT] = NONE;
  }

  @Override
  protected void frame(int action, Generator random) {
    if (s[PAUSE] > 0) {
      s[PAUSE]--;
      return;
    }
    steer(action);
    fire(action);
    if (s[SHOT] >= 0) {
      s[SHOT] = Math.max(NONE, s[SHOT] - SHOT_SPEED);
    }
    boolean hit = threats.moveSaucers(s[SECTOR], s[BEAM], s[SHIFT] == 0, random);
    hit |= threats.moveOthers(s[BEAM], s[SHIFT] <= SHIFT_FRAMES / 2);
    if (hit) {
      die();
    }
    shoot();
    threats.spawn(s[LEFT], s[SECTOR] > 0, random);
    if (s[LEFT] == 0 && threats.saucers() == 0) {
      crossSentinel();
    }
  }

  private void steer(int action) {
    int right = Buttons.sideways(action);
    if (s[SHIFT] > 0) {
      s[SHIFT]--;
    } else if (right != 0) {
      int beam = clamp(s[BEAM] + right, 0, BEAMS - 1);
      if (beam != s[BEAM]) {
        s[FROM] = s[BEAM];
        s[BEAM] = beam;
        s[SHIFT] = SHIFT_FRAMES;
      }
    }
  }

  private void fire(int action) {
    if (s[SHOT] >= 0 || s[SHIFT] > 0) {
      return;
    }
    boolean torpedo = action == Buttons.UP && s[TORPEDOES] > 0;
    if (torpedo || Buttons.fires(action)) {
      s[SHOT_BEAM] = s[BEAM];
      s[SHOT] = MUZZLE;
      s[SHOT_KIND] = torpedo ? TORPEDO : LASER;
      s[TORPEDOES] -= torpedo ? 1 : 0;
    }
  }

  private void shoot() {
    if (s[SHOT] < 0) {
      return;
    }
    if (threats.strikeSaucer(s[SHOT_BEAM], s[SHOT])) {
      earn(44 + 4 * s[SECTOR]);
      s[LEFT]--;
      s[SHOT] = NONE;
    } else if (threats.meetsBlock(s[SHOT_BEAM], s[SHOT])) {
      if (s[SHOT_KIND] == TORPEDO) {
        earn(50);
        threats.removeBlock();
      }
      s[SHOT] = NONE;
    }
  }

  private void crossSentinel() {
    if (s[SENTINEL] == 0) {
      s[SENTINEL] = SENTINEL_PER_BEAM * BEAMS;
      return;
    }
    int beam = sentinelBeam(s[SENTINEL]);
    s[SENTINEL]--;
    if (s[SHOT] >= 0
        && s[SHOT] < SENTINEL_DEPTH
        && s[SHOT_KIND] == TORPEDO
        && s[SHOT_BEAM] == beam) {
      earn(500);
      s[SENTINEL] = 0;
    }
    if (s[SENTINEL] == 0) {
      s[SECTOR]++;
      refill();
    }
  }

  /** Above which beam the sentinel is. */
  static int sentinelBeam(int framesLeft) {
    return (SENTINEL_PER_BEAM * BEAMS - framesLeft) / SENTINEL_PER_BEAM;
  }

  private void die() {
    s[LIVES]--;
    if (s[LIVES] == 0) {
      end();
    }
    threats.clear();
    s[PAUSE] = 32;
  }

  @Override
  protected void paint(Screen to) {
    BeamsPicture.paint(s, threats, to);
  }

  @Override
  protected int scripted() {
    return BeamsPlayer.act(s);
  }
}
