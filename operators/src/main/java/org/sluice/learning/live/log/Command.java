package org.sluice.learning.live.log;

/**
 * What an operator tells a trial's learner. It takes effect where it is in the log.
 *
 * @param trial the trial's id
 * @param action what is to be done
 * @param version for {@link Action#ROLL_BACK}: the version whose policy is published again; else 0
 * @param share for {@link Action#SHARE}: the share of actors that follow the newest version, 0 … 1;
 *     else 0
 * @param key for {@link Action#SET}: the hyper-parameter's key; else empty
 * @param value for {@link Action#SET}: its value, as a configuration has it; else empty
 */
public record Command(
    String trial, Action action, int version, double share, String key, String value)
    implements LiveRecord {

  /** What the reason begins with if a command is refused. */
  public static final String REFUSED = "the command ";

  /** What can be done. */
  public enum Action {
    /** Learn nothing until {@link #THAW}. */
    FREEZE,
    /** Learn again. */
    THAW,
    /** Publish an earlier policy as the next version. */
    ROLL_BACK,
    /** Let a share of the actors follow the newest version, the others the stable one. */
    SHARE,
    /** Change a hyper-parameter. */
    SET
  }

  /** In words, such as {@code to roll back to version 30}. */
  public String words() {
    return switch (action) {
      case FREEZE -> "to freeze";
      case THAW -> "to thaw";
      case ROLL_BACK -> "to roll back to version " + version;
      case SHARE -> "to share " + share;
      case SET -> "to set " + key + "=" + value;
    };
  }

  public static Command freeze(String trial) {
    return new Command(trial, Action.FREEZE, 0, 0, "", "");
  }

  public static Command thaw(String trial) {
    return new Command(trial, Action.THAW, 0, 0, "", "");
  }

  public static Command rollBack(String trial, int version) {
    return new Command(trial, Action.ROLL_BACK, version, 0, "", "");
  }

  public static Command share(String trial, double share) {
    return new Command(trial, Action.SHARE, 0, share, "", "");
  }

  public static Command set(String trial, String key, String value) {
    return new Command(trial, Action.SET, 0, 0, key, value);
  }
}
