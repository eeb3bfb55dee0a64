package org.sluice.env.mujoco;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;

/**
 * The numbers that Gymnasium 1.4.0 on MuJoCo 2.2.2 gave, and those of the other families' models on
 * the same engine, from the test resources.
 *
 * <p>Of each task: two trajectories of random actions, two in ten of them outside the range, and
 * where the task terminates one that goes on afterwards; up to 60 steps each (Humanoid 25,
 * HumanoidStandup 20). Numbers are written so that they read back exactly.
 */
public final class Recordings {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Recordings() {}

  /** Trajectories: first state, and per step action, observation, reward and terminated. */
  public static JsonNode golden(String id) {
    return read("gymnasium/golden/" + id + ".json.gz");
  }

  /** The numbers of the compiled model: sizes, bodies, joints, geoms, actuators. */
  public static JsonNode compiled(String id) {
    return read("compiled/" + id + ".json.gz");
  }

  /** The rounding of {@link #compiled}'s numbers, relative to each; 0 for none. */
  static double tolerance(String id) {
    JsonNode digits = compiled(id).get("significant_digits");
    return digits == null ? 0 : Math.pow(10, -digits.asInt());
  }

  /** The numbers of an array, or of an array of arrays one after the other. */
  public static double[] numbers(JsonNode array) {
    return flatten(array).mapToDouble(JsonNode::asDouble).toArray();
  }

  private static Stream<JsonNode> flatten(JsonNode node) {
    return node.isArray()
        ? StreamSupport.stream(node.spliterator(), false).flatMap(Recordings::flatten)
        : Stream.of(node);
  }

  private static JsonNode read(String resource) {
    try (InputStream in = Recordings.class.getResourceAsStream(resource)) {
      return JSON.readTree(new GZIPInputStream(in));
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
