package org.sluice.env.box2d;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;

/**
 * Episodes of Gymnasium 1.4.0 on Box2D 2.3 (C++), with all that was drawn in them, to nine digits.
 */
final class Recordings {

  private Recordings() {}

  static JsonNode read(String name) {
    try (InputStream in = Recordings.class.getResourceAsStream(name + ".json.gz")) {
      return new ObjectMapper().readTree(new GZIPInputStream(in));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  static double[] numbers(JsonNode list) {
    double[] numbers = new double[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = list.get(i).asDouble();
    }
    return numbers;
  }
}
