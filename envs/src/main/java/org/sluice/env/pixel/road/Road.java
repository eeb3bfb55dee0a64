package org.sluice.env.pixel.road;

import static org.sluice.env.pixel.console.GameMath.clamp;

import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.pixel.console.Buttons;
import org.sluice.env.pixel.console.PixelGame;
import org.sluice.env.pixel.console.Screen;

/**
 * A race by day and night, in snow and fog: whoever has not overtaken enough cars by the end of a
 * day is out.
 */
public final class Road extends PixelGame {

  public static final EnvSpec SPEC = spec("Road-v0", 4, 4500, "Enduro");

  static final int SPEED = 0; // depth per frame
  static final int ASIDE = 1; // q, from the middle of the road
  static final int CURVE = 2;
  static final int TARGET = 3; // what the curve becomes
  static final int CURVE_TIMER = 4; // frames
  static final int DAY_FRAME = 5;
  static final int DAY = 6;
  static final int TO_GO = 7; // cars to overtake today
  static final int SLOW = 8; // frames
  static final int BUMP = 9; // frames without acceleration
  static final int CARS = 10; // 4 of them: depth, lane, speed
  static final int SPAWN_TIMER = 22; // frames
  static final int PASSED = 23; // cars today
  static final int MARKS = 24; // how far the marks have moved
  private static final int STATE_SIZE = 25;

  static final int CAR_COUNT = 4;
  static final int LANE = 1; // places within a car
  static final int CAR_SPEED = 2;
  static final int CAR_SIZE = 3;
  static final int NO_CAR = 2000;
  static final int MARK_PERIOD = 512;

  static final int FASTEST = 48;
  static final int CRUISE = 8;
  private static final int HORIZON = 1100;
  private static final int DAY_LENGTH = 3600;
  private static final int SNOW = 1;

  public Road() {
    super(SPEC, STATE_SIZE);
  }

  @Override
  protected void start(Generator random) {
    s[SPEED] = CRUISE;
    s[ASIDE] = 16 * (random.nextInt(41) - 20);
    s[CURVE_TIMER] = 60 + random.nextInt(60);
    s[DAY] = 1;
    s[TO_GO] = 40;
    for (int car = CARS; car < SPAWN_TIMER; car += CAR_SIZE) {
      s[car] = NO_CAR;
    }
    enter(CARS, 400 + random.nextInt(400), random.nextInt(3), 20);
    s[SPAWN_TIMER] = 24 + random.nextInt(40);
  }

  private void enter(int car, int depth, int lane, int speed) {
    s[car] = depth;
    s[car + LANE] = 40 * (lane - 1);
    s[car + CAR_SPEED] = speed;
  }

  /** The first free place for a car, or −1. */
  private int freeCar() {
    for (int car = CARS; car < SPAWN_TIMER; car += CAR_SIZE) {
      if (s[car] == NO_CAR) {
        return car;
      }
    }
    return -1;
  }

  /** The sixth of the day: 1 is snow, 3 night, 4 fog. */
  static int light(int[] s) {
    return clamp(6 * s[DAY_FRAME] / DAY_LENGTH, 0, 5);
  }

  @Override
  protected void frame(int action, Generator random) {
    accelerate(action);
    steer(Buttons.sideways(action));
    bend(random);
    meetCars();
    dawdle(random);
    spawn(random);
    s[DAY_FRAME]++;
    if (s[DAY_FRAME] >= DAY_LENGTH) {
      if (s[TO_GO] > 0) {
        end();
      } else {
        s[DAY]++;
        s[DAY_FRAME] = 0;
        s[TO_GO] = 50;
        s[PASSED] = 0;
      }
    }
  }

  private void accelerate(int action) {
    if (s[BUMP] > 0) {
      s[BUMP]--;
    } else if (Buttons.fires(action)) {
      s[SPEED] = Math.min(FASTEST, s[SPEED] + 1);
    } else if (s[DAY_FRAME] % 4 == 0 && s[SPEED] > CRUISE) {
      s[SPEED]--;
    }
    if (action == Buttons.DOWN) {
      s[SPEED] = Math.max(0, s[SPEED] - s[DAY_FRAME] % 2);
    }
  }

  private void steer(int direction) {
    s[ASIDE] += direction * (light(s) == SNOW ? 16 : 32) - s[CURVE] * s[SPEED] / 96;
    if (Math.abs(s[ASIDE]) > 44 * 16) {
      s[SPEED] = Math.max(Math.min(s[SPEED], CRUISE), s[SPEED] - 2);
    }
    s[ASIDE] = clamp(s[ASIDE], -56 * 16, 56 * 16);
  }

  private void bend(Generator random) {
    s[CURVE_TIMER]--;
    if (s[CURVE_TIMER] <= 0) {
      s[TARGET] = 16 * (random.nextInt(7) - 3);
      s[CURVE_TIMER] = 120 + random.nextInt(180);
    }
    if (s[DAY_FRAME] % 4 == 0) {
      s[CURVE] += Integer.signum(s[TARGET] - s[CURVE]);
    }
    s[MARKS] = (s[MARKS] + s[SPEED]) % MARK_PERIOD;
  }

  private void meetCars() {
    for (int car = CARS; car < SPAWN_TIMER; car += CAR_SIZE) {
      if (s[car] == NO_CAR) {
        continue;
      }
      s[car] += s[car + CAR_SPEED] - s[SPEED];
      if (s[car] > HORIZON) {
        s[car] = NO_CAR;
      } else if (s[car] >= 0 && s[car] < 64 && touches(s[car + LANE])) {
        s[SPEED] = Math.min(s[SPEED], CRUISE);
        s[car] = 96;
        s[BUMP] = 16;
      } else if (s[car] < 0) {
        s[car] = NO_CAR;
        earn(1);
        s[PASSED]++;
        s[TO_GO] = Math.max(0, s[TO_GO] - 1);
      }
    }
  }

  private boolean touches(int lane) {
    return Math.abs((s[ASIDE] >> 4) - 56 * lane / 64) < 18;
  }

  /** A car that has been slow for a second is overtaken, if it has overtaken any. */
  private void dawdle(Generator random) {
    s[SLOW] = s[SPEED] < 16 ? s[SLOW] + 1 : 0;
    if (s[SLOW] < 60) {
      return;
    }
    s[SLOW] = 0;
    if (s[PASSED] > 0) {
      earn(-1);
      s[PASSED]--;
      s[TO_GO]++;
      int car = freeCar();
      if (car >= 0) {
        enter(car, 64, random.nextInt(3), 28);
      }
    }
  }

  private void spawn(Generator random) {
    s[SPAWN_TIMER] = Math.max(0, s[SPAWN_TIMER] - 1);
    int car = freeCar();
    if (s[SPAWN_TIMER] == 0 && car >= 0 && s[SPEED] > 20) {
      enter(car, 1023, random.nextInt(3), 20);
      s[car + CAR_SPEED] += 4 * random.nextInt(3);
      s[SPAWN_TIMER] = 24 + random.nextInt(40);
    }
  }

  @Override
  protected void paint(Screen to) {
    RoadPicture.paint(s, to);
  }

  @Override
  protected int scripted() {
    return RoadPlayer.act(s);
  }
}
