package org.sluice.env.pixel.console;

import org.sluice.env.Discrete;

/** The eight actions of every game. Where a game has no use for one, it does nothing. */
public final class Buttons {

  public static final int NOTHING = 0;
  public static final int FIRE = 1;
  public static final int UP = 2;
  public static final int RIGHT = 3;
  public static final int LEFT = 4;
  public static final int DOWN = 5;
  public static final int RIGHT_AND_FIRE = 6;
  public static final int LEFT_AND_FIRE = 7;

  static final Discrete SPACE = new Discrete(8);

  private Buttons() {}

  /** Whether an action fires. */
  public static boolean fires(int action) {
    return action == FIRE || action == RIGHT_AND_FIRE || action == LEFT_AND_FIRE;
  }

  /** 1 to the right, −1 to the left, 0 neither. */
  public static int sideways(int action) {
    return switch (action) {
      case RIGHT, RIGHT_AND_FIRE -> 1;
      case LEFT, LEFT_AND_FIRE -> -1;
      default -> 0;
    };
  }

  /** 1 downwards, −1 upwards, 0 neither. */
  public static int downwards(int action) {
    return action == DOWN ? 1 : action == UP ? -1 : 0;
  }

  /**
   * The action that goes sideways and perhaps fires.
   *
   * @param sideways above 0 to the right, below 0 to the left
   */
  public static int of(int sideways, boolean fire) {
    if (sideways > 0) {
      return fire ? RIGHT_AND_FIRE : RIGHT;
    }
    if (sideways < 0) {
      return fire ? LEFT_AND_FIRE : LEFT;
    }
    return fire ? FIRE : NOTHING;
  }
}
