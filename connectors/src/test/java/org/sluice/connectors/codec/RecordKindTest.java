package org.sluice.connectors.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every kind of record. */
class RecordKindTest {

  private static final int SLOTS = 2;

  @ParameterizedTest
  @EnumSource(RecordKind.class)
  void keysAreAsDocumented(RecordKind kind) {
    RecordSample sample = RecordSample.of(kind);
    assertThat(new String(kind.key(sample.record(), SLOTS), StandardCharsets.UTF_8))
        .isEqualTo(sample.key());
  }

  @ParameterizedTest
  @EnumSource(RecordKind.class)
  void sameBytesAndSameRecordAsAvro(RecordKind kind) throws IOException {
    assertThat(kind.codec().kind()).isEqualTo(kind);
    AvroItself itself = new AvroItself(kind);
    byte[] bytes = RecordSample.of(kind).bytes();
    byte[] byAvro = itself.write(itself.read(bytes));
    assertThat(byAvro).isEqualTo(bytes).isEqualTo(RecordSample.of(kind).bytes());
    assertThat(kind.codec().encode(kind.codec().decode(byAvro))).isEqualTo(bytes);
  }

  @ParameterizedTest
  @EnumSource(RecordKind.class)
  void everyFieldIsDocumented(RecordKind kind) {
    Schema schema = new AvroItself(kind).schema();
    assertThat(schema.getDoc()).contains("Version " + kind.version() + ".");
    assertThat(schema.getFields()).allSatisfy(field -> assertThat(field.doc()).isNotBlank());
  }

  @Test
  void otherObjectsAreNoRecords() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecordKind.of("text"))
        .withMessage("class java.lang.String is no kind of record");
  }
}
