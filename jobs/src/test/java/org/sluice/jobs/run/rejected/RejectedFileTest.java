package org.sluice.jobs.run.rejected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.connectors.codec.Rejected;
import org.sluice.jobs.run.files.RunException;

class RejectedFileTest {

  @TempDir Path run;

  private static Rejected record(String reason, long offset, String message) {
    return new Rejected(reason, message, "run.transitions", 1, offset, null, null, List.of());
  }

  @Test
  void countsEachPlaceOnceAndKeepsTheNewestMessage() {
    RejectionCounts counts = new RejectionCounts();
    assertThat(counts.add(record("FOREIGN", 3, "first"), 1000)).isTrue();
    assertThat(counts.add(record("DAMAGED", 4, "a \"quote\", and\na line"), 2000)).isTrue();
    assertThat(counts.add(record("FOREIGN", 5, "second"), 3000)).isTrue();
    assertThat(counts.add(record("FOREIGN", 3, "first"), 4000)).as("again").isFalse();
    assertThat(counts.all())
        .containsExactly(
            new RejectionCount(
                "DAMAGED",
                1,
                Instant.ofEpochSecond(2),
                "run.transitions",
                1,
                4,
                "a \"quote\", and?a line"),
            new RejectionCount(
                "FOREIGN", 2, Instant.ofEpochSecond(3), "run.transitions", 1, 5, "second"));
  }

  @Test
  void reasonsThatNobodyDocumentsAreCountedTogether() {
    RejectionCounts counts = new RejectionCounts();
    for (int i = 0; i < RejectionCounts.MOST_REASONS + 7; i++) {
      counts.add(record("R" + i, i, ""), 0);
    }
    assertThat(counts.all())
        .hasSize(RejectionCounts.MOST_REASONS + 1)
        .filteredOn(one -> one.reason().equals(RejectionCounts.OTHER))
        .extracting(RejectionCount::count)
        .containsExactly(7L);
  }

  @Test
  void keepsWhatItReads() {
    assertThat(RejectedFile.read(run)).isEmpty();
    RejectedFile.keep(run, List.of());
    assertThat(RejectedFile.read(run)).contains(List.of());
    RejectionCounts counts = new RejectionCounts();
    counts.add(record("FOREIGN", 3, "a \"quote\", a comma"), 1234);
    counts.add(record("FOREIGN", 4, "next"), 1235);
    RejectedFile.keep(run, counts.all());
    assertThat(RejectedFile.read(run)).contains(counts.all());
    // A run that is resumed reads the topic again, of which Kafka may have deleted a part.
    RejectionCounts fewer = new RejectionCounts();
    fewer.add(record("FOREIGN", 4, "next"), 1235);
    fewer.add(record("DAMAGED", 9, ""), 2000);
    RejectedFile.keep(run, fewer.all());
    assertThat(RejectedFile.read(run).orElseThrow())
        .extracting(one -> one.reason() + one.count())
        .containsExactly("DAMAGED1", "FOREIGN2");
  }

  @Test
  void aDamagedFileIsNamedWithItsLine() throws Exception {
    RejectedFile.keep(run, List.of());
    Files.writeString(run.resolve(RejectedFile.NAME), "reason,records\nFOREIGN,many\n");
    assertThatThrownBy(() -> RejectedFile.read(run))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("rejected.csv, line 2: is not a count");
  }
}
