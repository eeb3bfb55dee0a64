package org.sluice.jobs.replay;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A JSON object with its place in the file, for error messages. */
public record Place(String path, JsonNode node) {

  /** Reads NaN and infinities, which are not JSON, so that they are refused with their place. */
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  /**
   * The object that a file holds.
   *
   * @throws RecordingException if the file is missing or holds no object
   */
  public static Place read(Path file) {
    if (!Files.isRegularFile(file)) {
      String reason = Files.exists(file) ? "not a file" : "no such file";
      throw new RecordingException(file + ": " + reason);
    }
    try {
      Place root = new Place(file.toString(), JSON.readTree(file.toFile()));
      if (!root.node().isObject()) {
        throw root.wrong("must be a JSON object");
      }
      return root;
    } catch (JacksonException e) {
      String where = e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
      throw new RecordingException(
          file + ": not valid JSON" + where + ": " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new RecordingException(file + ": cannot be read: " + e.getMessage());
    }
  }

  boolean has(String field) {
    return node.has(field);
  }

  /** The names of its fields. */
  List<String> fields() {
    return node.properties().stream().map(Map.Entry::getKey).toList();
  }

  String text(String field) {
    return required(field, JsonNode::isTextual, "a string").asText();
  }

  double number(String field) {
    JsonNode value = required(field, JsonNode::isNumber, "a number");
    return finite("'" + field + "'", value);
  }

  /** An integer of at least {@code least}. */
  int count(String field, int least) {
    return required(
            field, value -> value.isInt() && value.asInt() >= least, "an integer ≥ " + least)
        .asInt();
  }

  boolean flag(String field) {
    return required(field, JsonNode::isBoolean, "true or false").asBoolean();
  }

  /** The numbers of a list; a single number counts as a list of one. */
  double[] numbers(String field) {
    JsonNode value =
        required(field, found -> found.isArray() || found.isNumber(), "a list of numbers");
    if (value.isNumber()) {
      return new double[] {finite("'" + field + "'", value)};
    }
    double[] numbers = new double[value.size()];
    for (int i = 0; i < numbers.length; i++) {
      String item = field + "[" + i + "]";
      if (!value.get(i).isNumber()) {
        throw wrong(item + " must be a number");
      }
      numbers[i] = finite(item, value.get(i));
    }
    return numbers;
  }

  private double finite(String name, JsonNode number) {
    double value = number.asDouble();
    if (!Double.isFinite(value)) {
      throw wrong(name + " must be a finite number, not " + number.asText());
    }
    return value;
  }

  Place child(String field) {
    return new Place(path + ": " + field, required(field, JsonNode::isObject, "an object"));
  }

  /** The objects of a list. */
  List<Place> children(String field) {
    List<Place> children = new ArrayList<>();
    for (JsonNode child : required(field, JsonNode::isArray, "a list")) {
      Place place = new Place(path + ": " + field + "[" + children.size() + "]", child);
      if (!child.isObject()) {
        throw place.wrong("must be an object");
      }
      children.add(place);
    }
    return children;
  }

  RecordingException wrong(String what) {
    return new RecordingException(path + ": " + what);
  }

  private JsonNode required(String field, Predicate<JsonNode> accepts, String expected) {
    JsonNode value = node.get(field);
    if (value == null) {
      throw wrong("'" + field + "' is missing");
    }
    if (!accepts.test(value)) {
      throw wrong("'" + field + "' must be " + expected);
    }
    return value;
  }
}
