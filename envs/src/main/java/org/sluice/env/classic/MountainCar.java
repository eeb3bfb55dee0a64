package org.sluice.env.classic;

import java.util.List;
import java.util.OptionalDouble;
import org.sluice.env.Discrete;
import org.sluice.env.EnvSpec;
import org.sluice.env.Registration;
import org.sluice.env.Step;
import org.sluice.env.Task;
import org.sluice.env.TaskParameter;

/**
 * {@link MountainCarEnv} pushed left (action 0), not at all (1) or right (2), by 0.001 (a − 1);
 * goal x ≥ 0.5. Reward −1 on every step, by default the last included.
 *
 * <p>Source: Gymnasium 1.4.0, {@code classic_control/mountain_car.py}, MountainCar-v0. Touati et
 * al. 2019, "Randomized Value Functions via Multiplicative Normalizing Flows", give 1 at the goal
 * and allow 1000 steps: {@code MountainCar-v0+goal-reward=1+time-limit=1000}.
 */
public final class MountainCar extends MountainCarEnv {

  private static final double POWER = 0.001;

  private static final String ID = "MountainCar-v0";

  private static final TaskParameter<Double> GOAL_REWARD =
      TaskParameter.number("goal-reward", -1, -1000, 1000, "Reward of the step to the goal.");

  private static final TaskParameter<Integer> TIME_LIMIT =
      TaskParameter.whole(
          "time-limit", 200, 1, 100_000, "Steps after which an episode is truncated.");

  private final double goalReward;

  MountainCar(Task task) {
    super(spec(task), 0.5);
    this.goalReward = task.get(GOAL_REWARD);
  }

  static Registration registration() {
    return new Registration(
        ID, List.of(GOAL_REWARD, TIME_LIMIT), MountainCar::spec, MountainCar::new);
  }

  private static EnvSpec spec(Task task) {
    return new EnvSpec(
        task.text(),
        observationSpace(),
        new Discrete(3),
        task.get(TIME_LIMIT),
        task.values().isEmpty() ? OptionalDouble.of(-110) : OptionalDouble.empty(),
        1,
        "Gymnasium 1.4.0, classic_control/mountain_car.py");
  }

  @Override
  protected void advance(double[] action, Step step) {
    step.terminated = push((action[0] - 1) * POWER);
    step.reward = step.terminated ? goalReward : -1;
  }
}
