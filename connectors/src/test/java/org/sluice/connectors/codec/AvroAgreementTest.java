package org.sluice.connectors.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Progress;
import org.sluice.learning.records.Trajectory;

/** Avro reads what we write, and we read what Avro writes. */
class AvroAgreementTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 64, 1000})
  void trajectory(int steps) throws IOException {
    Trajectory expected = Samples.trajectory(steps);
    TrajectoryCodec codec = new TrajectoryCodec();
    byte[] bytes = codec.encode(expected);
    GenericRecord avro = new AvroItself(RecordKind.TRAJECTORY).read(bytes);
    assertThat(avro.get("trial").toString()).isEqualTo(expected.trial());
    assertThat(avro.get("lane")).isEqualTo(3);
    assertThat(avro.get("version")).isEqualTo(41);
    assertThat(avro.get("sequence")).isEqualTo(123_456_789_012L);
    assertThat(avro.get("steps")).isEqualTo(steps);
    assertThat(avro.get("observationDim")).isEqualTo(3);
    assertThat(avro.get("observationBytes")).isEqualTo(4);
    assertThat(avro.get("actionDim")).isEqualTo(2);
    assertThat(floats(avro, "observations"))
        .isEqualTo(expected.transitions().observations().floats());
    assertThat(floats(avro, "actions")).isEqualTo(expected.transitions().actions());
    assertThat(floats(avro, "logProbabilities"))
        .isEqualTo(expected.transitions().logProbabilities());
    assertThat(floats(avro, "rewards")).isEqualTo(expected.transitions().rewards());
    assertThat(floats(avro, "values")).isEqualTo(expected.values());
    assertThat(((ByteBuffer) avro.get("ends")).array()).isEqualTo(expected.transitions().ends());
    assertThat(floats(avro, "finalValues")).isEqualTo(expected.finalValues());
    assertThat(floats(avro, "nextObservation"))
        .isEqualTo(expected.transitions().nextObservation().floats());
    assertThat(floats(avro, "finalObservations"))
        .isEqualTo(expected.transitions().finalObservations().floats());
    assertThat(avro.get("bootstrapValue")).isEqualTo(expected.bootstrapValue());
    assertThat(((ByteBuffer) avro.get("branches")).array()).isEqualTo(expected.branches());

    byte[] byAvro = new AvroItself(RecordKind.TRAJECTORY).write(avro);
    assertThat(byAvro).isEqualTo(bytes);
    assertThat(codec.decode(byAvro)).usingRecursiveComparison().isEqualTo(expected);
  }

  @Test
  void trajectoryOfBytes() throws IOException {
    Trajectory expected = Samples.pixels(5);
    TrajectoryCodec codec = new TrajectoryCodec();
    byte[] bytes = codec.encode(expected);
    GenericRecord avro = new AvroItself(RecordKind.TRAJECTORY).read(bytes);
    assertThat(avro.get("observationDim")).isEqualTo(6);
    assertThat(avro.get("observationBytes")).isEqualTo(1);
    assertThat(((ByteBuffer) avro.get("observations")).array())
        .isEqualTo(expected.transitions().observations().bytes());
    byte[] byAvro = new AvroItself(RecordKind.TRAJECTORY).write(avro);
    assertThat(byAvro).isEqualTo(bytes);
    assertThat(codec.decode(byAvro)).isEqualTo(expected);
  }

  @Test
  void policySnapshot() throws IOException {
    PolicySnapshot expected = Samples.policy("ant", 5, 4711);
    PolicySnapshotCodec codec = new PolicySnapshotCodec();
    byte[] bytes = codec.encode(expected);
    GenericRecord avro = new AvroItself(RecordKind.POLICY).read(bytes);
    assertThat(avro.get("trial").toString()).isEqualTo("ant");
    assertThat(avro.get("version")).isEqualTo(5);
    assertThat(avro.get("steps")).isEqualTo(5120L);
    assertThat(avro.get("last")).isEqualTo(false);
    assertThat(avro.get("environment").toString()).isEqualTo("Hopper-v4");
    assertThat(avro.get("algorithm").toString()).isEqualTo("trpo");
    assertThat(avro.get("observationSpace").toString())
        .contains("\"kind\": 0", "\"shape\": [3]", "\"values\": 0");
    assertThat(doubles((GenericRecord) avro.get("actionSpace"), "high")).containsExactly(1, 2);
    assertThat(plain(avro.get("settings"))).isEqualTo(expected.specification().settings());
    assertThat(avro.get("policyLayout").toString())
        .contains("{\"name\": \"first\", \"rows\": 1, \"columns\": 1}");
    assertThat(floats(avro, "policy")).isEqualTo(expected.policy());
    assertThat(floats(avro, "value")).isEqualTo(expected.value());
    assertThat(doubles(avro, "means")).isEqualTo(expected.means());
    assertThat(doubles(avro, "deviations")).isEqualTo(expected.deviations());

    byte[] byAvro = new AvroItself(RecordKind.POLICY).write(avro);
    assertThat(byAvro).isEqualTo(bytes);
    assertThat(codec.decode(byAvro)).isEqualTo(expected);
  }

  @Test
  void policyAboveLayers() throws IOException {
    PolicySnapshot middle = Samples.policy("middle", 2, 30).asLayer();
    PolicySnapshot low = Samples.policy("low", 1, 20).asLayer();
    PolicySnapshot expected = Samples.policy("ant", 5, 47).above(List.of(middle, low));
    PolicySnapshotCodec codec = new PolicySnapshotCodec();
    byte[] bytes = codec.encode(expected);
    GenericRecord avro = new AvroItself(RecordKind.POLICY).read(bytes);
    List<?> below = (List<?>) avro.get("below");
    assertThat(below).hasSize(2);
    assertThat(floats((GenericRecord) below.get(1), "policy")).isEqualTo(low.policy());
    byte[] byAvro = new AvroItself(RecordKind.POLICY).write(avro);
    assertThat(byAvro).isEqualTo(bytes);
    assertThat(codec.decode(byAvro)).isEqualTo(expected);
  }

  @Test
  void aLayerHasNeitherLayersNorAValueFunction() throws IOException {
    PolicySnapshot layer = Samples.policy("low", 1, 20).asLayer();
    PolicySnapshot whole = Samples.policy("low", 1, 20);
    PolicySnapshot top = Samples.policy("ant", 5, 47);
    PolicySnapshotCodec codec = new PolicySnapshotCodec();
    AvroItself itself = new AvroItself(RecordKind.POLICY);
    GenericRecord avro = itself.read(codec.encode(top.above(List.of(layer))));
    GenericRecord inner = (GenericRecord) ((List<?>) avro.get("below")).get(0);
    GenericRecord alone = itself.read(codec.encode(whole));
    inner.put("valueLayout", alone.get("valueLayout"));
    inner.put("value", alone.get("value"));
    byte[] withValue = itself.write(avro);
    assertThatThrownBy(() -> codec.decode(withValue))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessageContaining("a layer's value function");
    avro = itself.read(codec.encode(top.above(List.of(layer))));
    inner = (GenericRecord) ((List<?>) avro.get("below")).get(0);
    inner.put("below", List.of(itself.read(codec.encode(layer))));
    byte[] nested = itself.write(avro);
    assertThatThrownBy(() -> codec.decode(nested))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessageContaining("layers below a layer");
    for (PolicySnapshot wrong : List.of(whole, layer.above(List.of(layer)))) {
      assertThatThrownBy(() -> codec.encode(top.above(List.of(wrong))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is a layer, but has a value function or layers of its own");
    }
  }

  @Test
  void readsVersion2OfAPolicy() throws IOException {
    PolicySnapshot expected = Samples.policy("ant", 5, 47);
    PolicySnapshotCodec codec = new PolicySnapshotCodec();
    byte[] bytes = codec.encode(expected);
    byte[] before = Arrays.copyOf(bytes, bytes.length - 1);
    assertThat(codec.decodeVersion2(before)).isEqualTo(expected);
    assertThatThrownBy(() -> codec.decode(before)).isInstanceOf(UnreadableRecordException.class);
  }

  @Test
  void progress() throws IOException {
    Progress expected = Samples.progress();
    ProgressCodec codec = new ProgressCodec();
    byte[] bytes = codec.encode(expected);
    GenericRecord avro = new AvroItself(RecordKind.PROGRESS).read(bytes);
    for (var component : Progress.class.getRecordComponents()) {
      assertThat(plain(avro.get(component.getName())))
          .as(component.getName())
          .isEqualTo(valueOf(component, expected));
    }
    assertThat(((Map<?, ?>) plain(avro.get("metrics"))).keySet().toString())
        .isEqualTo(expected.metrics().keySet().toString());
    byte[] byAvro = new AvroItself(RecordKind.PROGRESS).write(avro);
    assertThat(byAvro).isEqualTo(bytes);
    assertThat(codec.decode(byAvro)).isEqualTo(expected);

    avro.put("metrics", Map.of());
    assertThat(codec.decode(new AvroItself(RecordKind.PROGRESS).write(avro)).metrics()).isEmpty();
  }

  /** Avro's texts as Java's. */
  private static Object plain(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> plain = new LinkedHashMap<>();
      map.forEach((name, metric) -> plain.put(plain(name), plain(metric)));
      return plain;
    }
    return value instanceof CharSequence ? value.toString() : value;
  }

  @Test
  void rejected() throws IOException {
    Rejected expected = Samples.rejected();
    RejectedCodec codec = new RejectedCodec();
    byte[] bytes = codec.encode(expected);
    AvroItself itself = new AvroItself(RecordKind.REJECTED);
    GenericRecord avro = itself.read(bytes);
    assertThat(avro.get("reason").toString()).isEqualTo("TRUNCATED");
    assertThat(avro.get("offset")).isEqualTo(77L);
    assertThat(avro.get("key")).isNull();
    assertThat((ByteBuffer) avro.get("value")).isEqualTo(ByteBuffer.wrap(expected.value()));
    assertThat((List<?>) avro.get("headers")).hasSize(2);

    byte[] byAvro = itself.write(avro);
    assertThat(byAvro).isEqualTo(bytes);
    assertThat(codec.decode(byAvro)).usingRecursiveComparison().isEqualTo(expected);

    avro.put("headers", new GenericData.Array<>(0, itself.schema().getField("headers").schema()));
    assertThat(codec.decode(itself.write(avro)).headers()).isEmpty();
  }

  @Test
  void listsThatAvroWroteInBlocksWithSizes() throws IOException {
    RejectedCodec codec = new RejectedCodec();
    byte[] bytes = codec.encode(Samples.rejected());
    byte[] none =
        codec.encode(
            new Rejected(
                "TRUNCATED",
                "the record ends before lane",
                "run.transitions",
                2,
                77,
                null,
                new byte[] {1, 2, 3},
                List.of()));
    // The same two headers, as one block of −2 items and its size in bytes.
    int items = bytes.length - none.length - 1;
    byte[] sized =
        ByteBuffer.allocate(bytes.length + 1)
            .put(none, 0, none.length - 1)
            .put((byte) 3)
            .put((byte) (2 * items))
            .put(bytes, none.length, items + 1)
            .array();
    assertThat(new AvroItself(RecordKind.REJECTED).read(sized).get("topic").toString())
        .isEqualTo("run.transitions");
    assertThat(codec.decode(sized)).usingRecursiveComparison().isEqualTo(Samples.rejected());
  }

  private static Object valueOf(java.lang.reflect.RecordComponent component, Object record) {
    try {
      var accessor = component.getAccessor();
      return accessor.invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static float[] floats(GenericRecord record, String field) {
    ByteBuffer bytes = (ByteBuffer) record.get(field);
    float[] numbers = new float[bytes.remaining() / Float.BYTES];
    bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
    return numbers;
  }

  private static double[] doubles(GenericRecord record, String field) {
    ByteBuffer bytes = (ByteBuffer) record.get(field);
    double[] numbers = new double[bytes.remaining() / Double.BYTES];
    bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(numbers);
    return numbers;
  }
}
