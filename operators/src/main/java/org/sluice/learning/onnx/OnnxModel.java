package org.sluice.learning.onnx;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * An ONNX model that grows operator by operator; every value has a name.
 *
 * <p>The file is a {@code ModelProto} of <a
 * href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">onnx.proto</a>, with the operators
 * of version 17 of the standard set.
 */
final class OnnxModel {

  /**
   * A dimension of an input or output.
   *
   * @param name of a length that each run may choose; null if it is fixed. Runtimes take dimensions
   *     of one name for equal
   * @param length if it is fixed
   */
  record Dimension(String name, long length) {

    static Dimension of(long length) {
      return new Dimension(null, length);
    }

    static Dimension any(String name) {
      return new Dimension(name, 0);
    }

    private ProtobufWriter message() {
      ProtobufWriter message = new ProtobufWriter();
      return name == null
          ? message.integer(Field.DIMENSION_LENGTH, length)
          : message.text(Field.DIMENSION_NAME, name);
    }
  }

  private static final int IR_VERSION = 8;
  private static final int OPERATOR_SET = 17;

  /** Field numbers of the messages. */
  private static final class Field {
    static final int MODEL_IR_VERSION = 1;
    static final int MODEL_PRODUCER = 2;
    static final int MODEL_DESCRIPTION = 6;
    static final int MODEL_GRAPH = 7;
    static final int MODEL_OPERATOR_SET = 8;
    static final int MODEL_METADATA = 14;

    static final int OPERATOR_SET_DOMAIN = 1;
    static final int OPERATOR_SET_VERSION = 2;

    static final int METADATA_KEY = 1;
    static final int METADATA_VALUE = 2;

    static final int GRAPH_NODE = 1;
    static final int GRAPH_NAME = 2;
    static final int GRAPH_INITIALISER = 5;
    static final int GRAPH_INPUT = 11;
    static final int GRAPH_OUTPUT = 12;

    static final int NODE_INPUT = 1;
    static final int NODE_OUTPUT = 2;
    static final int NODE_NAME = 3;
    static final int NODE_OPERATOR = 4;
    static final int NODE_ATTRIBUTE = 5;

    static final int VALUE_NAME = 1;
    static final int VALUE_TYPE = 2;
    static final int VALUE_DESCRIPTION = 3;

    static final int TYPE_TENSOR = 1;
    static final int TENSOR_ELEMENT = 1;
    static final int TENSOR_SHAPE = 2;
    static final int SHAPE_DIMENSION = 1;
    static final int DIMENSION_LENGTH = 1;
    static final int DIMENSION_NAME = 2;
  }

  private final ProtobufWriter graph = new ProtobufWriter();
  private final ProtobufWriter metadata = new ProtobufWriter();
  private final Set<String> names = new HashSet<>();
  private final Map<ByteBuffer, String> constants = new HashMap<>();
  private final String description;
  private int operators;

  OnnxModel(String description) {
    this.description = description;
    graph.text(Field.GRAPH_NAME, "policy");
  }

  /** Adds a fact about the model, for whoever loads it. */
  void metadata(String key, String value) {
    metadata.message(
        Field.MODEL_METADATA,
        new ProtobufWriter().text(Field.METADATA_KEY, key).text(Field.METADATA_VALUE, value));
  }

  /** Declares an input. */
  void input(String name, String about, Tensor.Type type, Dimension... shape) {
    claim(name);
    graph.message(Field.GRAPH_INPUT, value(name, about, type, shape));
  }

  /** Declares one of the values as an output. */
  void output(String name, String about, Tensor.Type type, Dimension... shape) {
    graph.message(Field.GRAPH_OUTPUT, value(name, about, type, shape));
  }

  /** Adds a constant under a name. */
  void constant(String name, Tensor value) {
    claim(name);
    graph.message(Field.GRAPH_INITIALISER, value.message(name));
  }

  /** The name of a constant; equal ones are stored once. */
  String constant(Tensor value) {
    return constants.computeIfAbsent(
        ByteBuffer.wrap(value.message("").toBytes()),
        content -> {
          String name = "constant/" + constants.size();
          constant(name, value);
          return name;
        });
  }

  /** Applies an operator to values; returns the name of its output. */
  String apply(String operator, String... inputs) {
    return apply(operator, Attributes.NONE, inputs);
  }

  /** Applies an operator with attributes to values; returns the name of its output. */
  String apply(String operator, Attributes attributes, String... inputs) {
    String name = operator + "/" + operators;
    node(name, operator, attributes, inputs);
    return name;
  }

  /** Gives a value another name. */
  void name(String value, String name) {
    node(name, "Identity", Attributes.NONE, value);
  }

  private void node(String output, String operator, Attributes attributes, String... inputs) {
    claim(output);
    operators++;
    ProtobufWriter node = new ProtobufWriter();
    for (String input : inputs) {
      node.text(Field.NODE_INPUT, input);
    }
    node.text(Field.NODE_OUTPUT, output).text(Field.NODE_NAME, output);
    node.text(Field.NODE_OPERATOR, operator);
    attributes.messages().forEach(message -> node.message(Field.NODE_ATTRIBUTE, message));
    graph.message(Field.GRAPH_NODE, node);
  }

  private void claim(String name) {
    if (!names.add(name)) {
      throw new NotExportableException("two of its values have the name " + name);
    }
  }

  private static ProtobufWriter value(
      String name, String about, Tensor.Type type, Dimension... shape) {
    ProtobufWriter dimensions = new ProtobufWriter();
    for (Dimension dimension : shape) {
      dimensions.message(Field.SHAPE_DIMENSION, dimension.message());
    }
    ProtobufWriter tensor =
        new ProtobufWriter()
            .integer(Field.TENSOR_ELEMENT, type.number)
            .message(Field.TENSOR_SHAPE, dimensions);
    return new ProtobufWriter()
        .text(Field.VALUE_NAME, name)
        .message(Field.VALUE_TYPE, new ProtobufWriter().message(Field.TYPE_TENSOR, tensor))
        .text(Field.VALUE_DESCRIPTION, about);
  }

  /** The file. */
  byte[] toBytes() {
    ProtobufWriter set =
        new ProtobufWriter()
            .text(Field.OPERATOR_SET_DOMAIN, "")
            .integer(Field.OPERATOR_SET_VERSION, OPERATOR_SET);
    return new ProtobufWriter()
        .integer(Field.MODEL_IR_VERSION, IR_VERSION)
        .text(Field.MODEL_PRODUCER, "Sluice")
        .text(Field.MODEL_DESCRIPTION, description)
        .message(Field.MODEL_GRAPH, graph)
        .message(Field.MODEL_OPERATOR_SET, set)
        .append(metadata)
        .toBytes();
  }
}
