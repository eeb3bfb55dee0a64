package org.sluice.env.classic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Trajectories that Gymnasium ran: each with its start and every step. */
final class GoldenFile {

  private GoldenFile() {}

  /** All trajectories of an environment. */
  static JsonNode trajectories(String id) {
    try (InputStream in = GoldenFile.class.getResourceAsStream("/golden/" + id + ".json")) {
      return new ObjectMapper().readTree(in).get("trajectories");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A list of numbers, or the plain number that a discrete action is. */
  static double[] numbers(JsonNode node) {
    if (!node.isArray()) {
      return new double[] {node.asDouble()};
    }
    double[] numbers = new double[node.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = node.get(i).asDouble();
    }
    return numbers;
  }
}
