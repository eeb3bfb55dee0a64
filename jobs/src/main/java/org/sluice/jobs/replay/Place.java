package org.sluice.jobs.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A JSON object with its place in the file, for error messages. */
record Place(String path, JsonNode node) {

  boolean has(String field) {
    return node.has(field);
  }

  String text(String field) {
    return required(field, JsonNode::isTextual, "a string").asText();
  }

  double number(String field) {
    return required(field, JsonNode::isNumber, "a number").asDouble();
  }

  boolean flag(String field) {
    return required(field, JsonNode::isBoolean, "true or false").asBoolean();
  }

  /** The numbers of a list; a single number counts as a list of one. */
  double[] numbers(String field) {
    JsonNode value =
        required(field, found -> found.isArray() || found.isNumber(), "a list of numbers");
    if (value.isNumber()) {
      return new double[] {value.asDouble()};
    }
    double[] numbers = new double[value.size()];
    for (int i = 0; i < numbers.length; i++) {
      if (!value.get(i).isNumber()) {
        throw wrong(field + "[" + i + "] must be a number");
      }
      numbers[i] = value.get(i).asDouble();
    }
    return numbers;
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
