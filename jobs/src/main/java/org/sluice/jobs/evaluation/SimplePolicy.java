package org.sluice.jobs.evaluation;

import java.util.Arrays;
import java.util.Locale;
import org.sluice.env.Box;
import org.sluice.env.Controller;
import org.sluice.env.EnvException;
import org.sluice.env.Generator;
import org.sluice.env.Replayable;
import org.sluice.env.Scripted;
import org.sluice.env.Space;

/** The policies that need no training. */
public enum SimplePolicy {
  /** Uniform over the action space. */
  UNIFORM,
  /** Always zero; a discrete action is the first. */
  ZERO,
  /** Standard normal in every component, not clipped. */
  GAUSSIAN,
  /** The task's own controller. */
  SCRIPTED;

  /** Its word on the command line and in files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * A controller that follows it.
   *
   * @param random where it draws its actions from
   * @throws EnvException if it does not fit the environment
   */
  public Controller controller(Replayable env, Generator random) {
    Space actions = env.spec().actionSpace();
    return switch (this) {
      case UNIFORM -> (observation, action) -> actions.sample(random, action);
      case ZERO -> (observation, action) -> Arrays.fill(action, 0);
      case GAUSSIAN -> {
        if (!(actions instanceof Box)) {
          throw new EnvException(
              env.spec().id() + ": its actions are discrete; the gaussian policy needs numbers");
        }
        yield (observation, action) -> {
          for (int i = 0; i < action.length; i++) {
            action[i] = random.gaussian();
          }
        };
      }
      case SCRIPTED -> {
        if (env instanceof Scripted scripted) {
          yield scripted.controller(random);
        }
        throw new EnvException(env.spec().id() + ": this task has no scripted policy");
      }
    };
  }
}
