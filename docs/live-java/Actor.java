import java.time.Duration;
import java.util.Random;
import org.sluice.connectors.actor.ActorSession;
import org.sluice.connectors.actor.Decision;
import org.sluice.connectors.actor.Episode;
import org.sluice.connectors.actor.PolicyClient;
import org.sluice.connectors.kafka.KafkaSettings;

/**
 * Swings up a pendulum under the policies of a live trial, and reports what happened. To be called
 * with a broker's address, the prefix of the topics, the trial's id, and a number of episodes.
 */
public final class Actor {

  private static final int EPISODE = 200;

  private final Random random = new Random();
  private double angle;
  private double speed;

  public static void main(String[] arguments) throws InterruptedException {
    KafkaSettings broker = KafkaSettings.of(arguments[0]);
    try (PolicyClient client = PolicyClient.connect(broker, arguments[1], arguments[2])) {
      // If there has been no new policy for ten minutes: no torque, and these steps do not count.
      client.hold(Duration.ofMinutes(10), new double[] {0});
      client.awaitPolicy(Duration.ofMinutes(1));
      ActorSession session = client.actor("pendulum-1");
      for (int i = 0; i < Integer.parseInt(arguments[3]); i++) {
        System.out.printf(
            "version %d, return %.1f%n",
            client.freshness().version(), new Actor().play(session));
      }
    }
  }

  private double play(ActorSession session) {
    angle = Math.PI * (2 * random.nextDouble() - 1);
    speed = 2 * random.nextDouble() - 1;
    double sum = 0;
    Episode episode = session.begin(observation());
    for (int i = 1; i <= EPISODE; i++) {
      Decision decision = episode.act();
      double reward = move(decision.applied()[0]);
      sum += reward;
      if (i < EPISODE) {
        episode.step(reward, observation());
      } else {
        episode.truncate(reward, observation());
      }
    }
    return sum;
  }

  private double[] observation() {
    return new double[] {Math.cos(angle), Math.sin(angle), speed};
  }

  /** One twentieth of a second under a torque, as in Gymnasium's Pendulum-v1. */
  private double move(double torque) {
    double fromTop = Math.IEEEremainder(angle, 2 * Math.PI);
    double reward = -(fromTop * fromTop + 0.1 * speed * speed + 0.001 * torque * torque);
    speed += (15 * Math.sin(angle) + 3 * torque) * 0.05;
    speed = Math.max(-8, Math.min(8, speed));
    angle += speed * 0.05;
    return reward;
  }
}
