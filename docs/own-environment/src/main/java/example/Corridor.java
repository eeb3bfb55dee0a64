package example;

import java.util.List;
import java.util.OptionalDouble;
import org.sluice.env.Box;
import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.Registration;
import org.sluice.env.Step;
import org.sluice.env.Task;
import org.sluice.env.TaskParameter;
import org.sluice.env.TaskProvider;
import org.sluice.env.VectorStateEnv;

/** A corridor from −1 to 1: an action moves the agent, and the reward grows towards the end. */
public final class Corridor extends VectorStateEnv {

  private static final TaskParameter<Double> SPEED =
      TaskParameter.number("speed", 0.1, 0.01, 1, "Distance per step at full action.");

  private final double speed;

  public Corridor(Task task) {
    super(spec(task), 1); // one number of state
    this.speed = task.get(SPEED);
  }

  private static EnvSpec spec(Task task) {
    return new EnvSpec(
        task.text(), // Corridor-v0, or Corridor-v0+speed=0.2
        Box.uniform(1, -1, 1), // observations: the position
        Box.uniform(1, -1, 1), // actions: where to and how fast
        50, // steps after which an episode is truncated
        OptionalDouble.empty(), // no return from which the task counts as solved
        1,
        "docs/own-environment");
  }

  @Override
  protected void initialise(Generator random) {
    state[0] = random.uniform(-1, 1);
  }

  @Override
  protected void observe(double[] observation) {
    observation[0] = state[0];
  }

  @Override
  protected void advance(double[] action, Step step) {
    state[0] = Math.max(-1, Math.min(1, state[0] + speed * action[0]));
    step.reward = state[0] - 1;
  }

  /** Named in META-INF/services/org.sluice.env.TaskProvider. */
  public static final class Tasks implements TaskProvider {
    @Override
    public List<Registration> registrations() {
      return List.of(
          new Registration("Corridor-v0", List.of(SPEED), Corridor::spec, Corridor::new));
    }
  }
}
