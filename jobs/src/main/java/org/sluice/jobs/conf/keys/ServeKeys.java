package org.sluice.jobs.conf.keys;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.hyperparameters.Params;

/** Every key that a configuration of serving may have. */
public final class ServeKeys {

  /** Group of serving's own keys. */
  public static final String SERVE = "serve";

  private static final String TOPICS = "topics";
  private static final List<Param<?>> OWN = Params.of(ServeParams.class);

  /** Those of training jobs that serving reads too. */
  private static final List<Param<?>> OF_JOB =
      List.of(
          JobParams.PARALLELISM,
          JobParams.CHECKPOINT_INTERVAL,
          JobParams.TOPIC_PREFIX,
          JobParams.PARTITIONS,
          JobParams.REPLICATION,
          JobParams.LARGEST_RECORD,
          JobParams.TRANSITION_BYTES);

  private ServeKeys() {}

  /** Serving's own keys. */
  public static List<Param<?>> own() {
    return OWN;
  }

  /** The parameter among serving's own of a key, if there is one. */
  public static Optional<Param<?>> find(String key) {
    return OWN.stream().filter(parameter -> parameter.name.equals(key)).findFirst();
  }

  /** Whether a key, known or not, is one of serving alone. */
  public static boolean isOwn(String key) {
    return key.matches(SERVE + "([.{\\[].*)?");
  }

  /** Whether a job's key, or a group of keys, has a meaning for serving. */
  public static boolean isOfJob(String key) {
    return key.equals(Keys.KAFKA)
        || key.startsWith(Keys.KAFKA + ".")
        || key.startsWith(Keys.FLINK + ".")
        || OF_JOB.stream().anyMatch(parameter -> parameter.name.equals(key));
  }

  /** Whether a key says where the topics are, or what they are like. */
  public static boolean isAboutTopics(String key) {
    return key.startsWith(Keys.KAFKA) || key.startsWith(TOPICS + ".");
  }

  /** Whether other keys begin with a key. */
  public static boolean isGroup(String key) {
    return List.of(SERVE, TOPICS, Keys.KAFKA, Keys.FLINK).contains(key);
  }

  /** The problem with a key that serving does not read; suggests the nearest that it does. */
  public static String problem(String key) {
    if (Keys.find(key).isPresent()) {
      return "serving does not read " + key;
    }
    List<Param<?>> known = Stream.concat(OWN.stream(), OF_JOB.stream()).toList();
    return "unknown key '"
        + key
        + "'; "
        + Keys.near(key, known)
            .map(nearest -> "the nearest is '" + nearest + "'")
            .orElse("docs/configuration.md lists the keys of serving");
  }
}
