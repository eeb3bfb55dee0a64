package org.sluice.learning.imitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.env.Box;
import org.sluice.env.Spaces;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.Transitions;

/** Files of demonstrations, good ones and others. */
class DemonstrationFileTest {

  private static final Spaces SPACES = new Spaces(Box.unbounded(2), Box.unbounded(1));

  @TempDir Path folder;

  private static Demonstration episode(EndMark end, float action) {
    byte[] ends = {0, 0, end.code()};
    Observations last = Observations.of(new float[] {7, 8});
    return new Demonstration(
        "Some-v0",
        "someone",
        3,
        new Transitions(
            Observations.of(new float[] {1, 2, 3, 4, 5, 6}),
            new float[] {0.5f, -0.5f, action},
            new float[0],
            new float[] {0, 1, 2},
            ends,
            last,
            end == EndMark.TRUNCATED ? last : Observations.NONE));
  }

  private Path written(Demonstration... episodes) throws IOException {
    Path file = Files.createTempFile(folder, "demonstrations", ".avro");
    try (DemonstrationWriter writer = new DemonstrationWriter(Files.newOutputStream(file))) {
      for (Demonstration episode : episodes) {
        writer.write(episode);
      }
    }
    return file;
  }

  @Test
  void whatWasWrittenIsRead() throws IOException {
    List<Demonstration> episodes =
        Arrays.stream(EndMark.values()).map(end -> episode(end, 1)).toList();
    Path file = written(episodes.toArray(Demonstration[]::new));
    assertThat(written(episodes.toArray(Demonstration[]::new))).hasSameBinaryContentAs(file);
    try (DemonstrationReader reader = new DemonstrationReader(file)) {
      for (Demonstration episode : episodes) {
        assertThat(reader.next()).contains(episode);
      }
      assertThat(reader.next()).isEmpty();
    }
  }

  @Test
  void avroReadsItByItself() throws IOException {
    Path file = written(episode(EndMark.TERMINATED, 1));
    try (DataFileReader<GenericRecord> reader =
        new DataFileReader<>(file.toFile(), new GenericDatumReader<>())) {
      GenericRecord record = reader.next();
      assertThat(record.get("task")).hasToString("Some-v0");
      assertThat(record.get("observations"))
          .isEqualTo(List.of(List.of(1f, 2f), List.of(3f, 4f), List.of(5f, 6f)));
      assertThat(record.get("end")).hasToString("TERMINATED");
    }
  }

  /** In another order, with another field, compressed; an episode for each action. */
  private Path elsewhere(float... actions) throws IOException {
    Schema own = DemonstrationSchema.read();
    List<Schema.Field> fields =
        own.getFields().stream().map(field -> new Schema.Field(field, field.schema())).toList();
    List<Schema.Field> others = new ArrayList<>(fields);
    Collections.reverse(others);
    others.add(new Schema.Field("note", Schema.create(Schema.Type.STRING)));
    Schema schema = Schema.createRecord("Demonstration", null, "org.sluice", false, others);
    Path file = Files.createTempFile(folder, "other", ".avro");
    GenericRecord record = new GenericData.Record(schema);
    record.put("task", "Some-v0");
    record.put("expert", "someone");
    record.put("seed", 3L);
    record.put("observations", List.of(List.of(1f, 2f)));
    record.put("rewards", List.of(1f));
    record.put("end", new GenericData.EnumSymbol(own.getField("end").schema(), "TERMINATED"));
    record.put("finalObservation", List.of(3f, 4f));
    record.put("note", "more");
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<GenericRecord>(new GenericDatumWriter<>(schema))
            .setCodec(CodecFactory.deflateCodec(6))
            .create(schema, file.toFile())) {
      for (float action : actions) {
        record.put("actions", List.of(List.of(action)));
        writer.append(record);
      }
    }
    return file;
  }

  @Test
  void aFileFromElsewhereIsRead() throws IOException {
    try (DemonstrationReader reader = new DemonstrationReader(elsewhere(0.5f))) {
      Optional<Demonstration> read = reader.next();
      assertThat(read).isPresent();
      assertThat(read.get().transitions().actions()).containsExactly(0.5f);
      assertThat(read.get().transitions().nextObservation().floats()).containsExactly(3, 4);
    }
  }

  @Test
  void whatIsWrongIsTold() throws IOException {
    Path none = folder.resolve("none.avro");
    assertRefused(none, none + " does not exist");
    assertRefused(folder, folder + " is a folder, not a file");
    Path empty = Files.createFile(folder.resolve("empty"));
    assertRefused(empty, empty + " is not an Avro container file: ");
    Path text = Files.writeString(folder.resolve("text"), "x".repeat(100));
    assertRefused(text, text + " is not an Avro container file: ");
    Path noEpisodes = written();
    assertRefused(noEpisodes, noEpisodes + " has no episodes");
    Path infinite = elsewhere(1, Float.NaN);
    assertRefused(infinite, infinite + ": episode 2 has the number NaN in its actions");
    Path cut = written(episode(EndMark.NONE, 1));
    byte[] bytes = Files.readAllBytes(cut);
    Files.write(cut, Arrays.copyOf(bytes, bytes.length - 20));
    assertRefused(
        cut, cut + " ends in the middle of an episode, after 0 whole ones; write it again");
  }

  @Test
  void whatNobodyCouldReadIsNotWritten() throws IOException {
    Path file = folder.resolve("refused.avro");
    try (DemonstrationWriter writer = new DemonstrationWriter(Files.newOutputStream(file))) {
      writer.write(episode(EndMark.NONE, 1));
      assertThatThrownBy(() -> writer.write(episode(EndMark.NONE, Float.POSITIVE_INFINITY)))
          .isInstanceOf(DemonstrationException.class)
          .hasMessage(
              "an episode of Some-v0, expert: someone, has the number Infinity in its actions");
    }
    assertThat(Demonstrations.read(file.toString(), SPACES).steps()).isEqualTo(3);
  }

  @Test
  void otherSizesAreTold() throws IOException {
    Path file = written(episode(EndMark.NONE, 1));
    assertThatThrownBy(
            () ->
                Demonstrations.read(
                    file.toString(), new Spaces(Box.unbounded(3), Box.unbounded(1))))
        .isInstanceOf(DemonstrationException.class)
        .hasMessage("%s: episode 1 has 2 numbers in its observations of each step, not 3", file);
  }

  @Test
  void schemasOfOtherRecordsAreTold() throws IOException {
    Path file = folder.resolve("other-record.avro");
    Schema schema =
        new Schema.Parser().parse("{\"type\":\"record\",\"name\":\"Other\",\"fields\":[]}");
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<GenericRecord>(new GenericDatumWriter<>(schema))
            .create(schema, file.toFile())) {
      writer.append(new GenericData.Record(schema));
    }
    assertRefused(file, file.toString());
  }

  private static void assertRefused(Path file, String message) {
    assertThatThrownBy(() -> Demonstrations.read(file.toString(), SPACES))
        .isInstanceOf(DemonstrationException.class)
        .hasMessageStartingWith(message);
  }
}
