package org.sluice.learning.imitation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;

/** The Avro schema of {@link Demonstration}: {@code Demonstration.avsc}. */
final class DemonstrationSchema {

  static final String TASK = "task";
  static final String EXPERT = "expert";
  static final String SEED = "seed";
  static final String OBSERVATIONS = "observations";
  static final String ACTIONS = "actions";
  static final String REWARDS = "rewards";
  static final String END = "end";
  static final String FINAL_OBSERVATION = "finalObservation";

  private DemonstrationSchema() {}

  /** Reads it. */
  static Schema read() {
    try (InputStream in = DemonstrationSchema.class.getResourceAsStream("Demonstration.avsc")) {
      return new Schema.Parser().parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException("Demonstration.avsc is missing from the jar", e);
    }
  }
}
