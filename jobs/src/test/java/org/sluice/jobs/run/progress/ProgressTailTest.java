package org.sluice.jobs.run.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.run.Runs;
import org.sluice.jobs.run.files.RunException;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Metrics;
import org.sluice.learning.trial.Trial;

class ProgressTailTest {

  @TempDir private Path folder;
  private final Trial trial = Runs.trial("a");
  private Path file;
  private ProgressFile written;
  private ProgressTail tail;

  @BeforeEach
  void begin() {
    file = folder.resolve(ProgressFile.NAME);
    written = new ProgressFile(file, trial.algorithm().metrics());
    tail = new ProgressTail(file);
  }

  private void write(int iteration) {
    written.append(
        new ProgressColumn.Row(Runs.progress(trial, iteration, -iteration), iteration, iteration));
  }

  private double version() {
    return tail.newest().orElseThrow().number(ProgressColumn.VERSION);
  }

  @Test
  void followsAFileThatGrows() {
    assertThat(tail.newest()).isEmpty();
    write(1);
    write(2);
    assertThat(version()).isEqualTo(2);
    assertThat(version()).isEqualTo(2);
    write(3);
    assertThat(version()).isEqualTo(3);
  }

  @Test
  void anUnfinishedRowIsLeftForTheNextTime() throws IOException {
    write(1);
    write(2);
    String text = Files.readString(file);
    int middle = text.length() - 20;
    Files.writeString(file, text.substring(0, middle));
    assertThat(version()).isEqualTo(1);
    Files.writeString(file, text.substring(middle), StandardOpenOption.APPEND);
    assertThat(version()).isEqualTo(2);
  }

  @Test
  void anotherRunInTheSamePlaceIsReadFromItsBeginning() throws IOException {
    write(1);
    write(2);
    assertThat(version()).isEqualTo(2);
    Files.delete(file);
    written = new ProgressFile(file, trial.algorithm().metrics());
    assertThat(tail.newest()).isEmpty();
    write(1);
    assertThat(version()).isEqualTo(1);
  }

  @Test
  void aLongerFilePutInItsPlaceIsReadFromItsBeginning() throws IOException {
    write(1);
    assertThat(version()).isEqualTo(1);
    Path other = folder.resolve("other");
    written = new ProgressFile(other, trial.algorithm().metrics());
    write(1);
    write(2);
    write(3);
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    assertThat(version()).isEqualTo(3);
    Files.delete(file);
    assertThatThrownBy(tail::newest)
        .isInstanceOf(RunException.class)
        .hasMessageContaining("progress.csv: cannot be read (no such file or folder)");
    written = new ProgressFile(file, trial.algorithm().metrics());
    write(1);
    assertThat(version()).isEqualTo(1);
  }

  /** Cut, and grown beyond where it was read, between two looks. */
  @Test
  void aFileThatWasRewrittenIsReadFromItsBeginning() throws IOException {
    write(1);
    write(2);
    assertThat(version()).isEqualTo(2);
    String text = Files.readString(file);
    String row = text.lines().skip(1).findFirst().orElseThrow();
    Files.writeString(file, text.lines().findFirst().orElseThrow() + "\n" + row + "\n");
    assertThat(version()).isEqualTo(1);
  }

  /** Remembers what it was told. */
  private static final class Taken implements ProgressTail.Rows {

    private final List<Double> versions = new ArrayList<>();
    private int cleared;

    @Override
    public void add(RecordedRow row) {
      versions.add(row.number(ProgressColumn.VERSION));
    }

    @Override
    public void clear() {
      versions.clear();
      cleared++;
    }
  }

  @Test
  void rowsOfADeletedFileStayUntilAnotherHasRows() throws IOException {
    Taken taken = new Taken();
    tail = new ProgressTail(file, Optional.of(taken));
    write(1);
    write(2);
    assertThat(version()).isEqualTo(2);
    Files.delete(file);
    assertThatThrownBy(tail::newest).hasMessageContaining("no such file");
    written = new ProgressFile(file, trial.algorithm().metrics());
    assertThat(tail.newest()).isEmpty();
    assertThat(taken.versions).containsExactly(1.0, 2.0);
    write(1);
    assertThat(version()).isEqualTo(1);
    assertThat(taken.versions).containsExactly(1.0);
    assertThat(tail.beginnings()).isEqualTo(2);
  }

  @Test
  void aDamagedFileIsReadAgainOnceItChanges() throws IOException {
    Taken taken = new Taken();
    tail = new ProgressTail(file, Optional.of(taken));
    write(1);
    write(2);
    String good = Files.readString(file);
    Files.writeString(file, "1,2,3\n", StandardOpenOption.APPEND);
    assertThatThrownBy(tail::newest).hasMessageContaining("line 4: has 3 cells");
    int cleared = taken.cleared;
    for (int look = 0; look < 3; look++) {
      assertThatThrownBy(tail::newest).hasMessageContaining("line 4: has 3 cells");
    }
    assertThat(taken.cleared).isEqualTo(cleared);
    assertThat(taken.versions).containsExactly(1.0, 2.0);
    Files.writeString(file, good);
    assertThat(version()).isEqualTo(2);
    assertThat(taken.versions).containsExactly(1.0, 2.0);
  }

  @Test
  void columnsOfAnotherBuildAreToldByTheirHeadings() throws IOException {
    Files.writeString(
        file,
        """
        new/column,rollout/ep_rew_mean,time/iterations,train/clip_fraction,time/total_timesteps,train/policy_version
        x,-7.5,1,0.25,64,9
        """);
    assertThat(version()).isEqualTo(9);
    RecordedRow row = tail.newest().orElseThrow();
    assertThat(row.number(ProgressColumn.RETURN)).isEqualTo(-7.5);
    assertThat(row.metric(Metrics.ENTROPY)).isNaN();
    assertThat(row.metric(Metrics.ENTROPY, new Metric("clip_fraction", "A share.")))
        .isEqualTo(0.25);
    assertThat(row.text(ProgressColumn.FAILURE)).isEmpty();
    assertThat(row.failed()).isFalse();
  }

  @Test
  void damageIsToldWithItsLine() throws IOException {
    write(1);
    assertThat(version()).isEqualTo(1);
    Files.writeString(file, "1,2,3\n", StandardOpenOption.APPEND);
    assertThatThrownBy(tail::newest)
        .isInstanceOf(RunException.class)
        .hasMessageContaining("progress.csv, line 3: has 3 cells");
    Files.writeString(file, "steps\n1\n");
    assertThatThrownBy(() -> new ProgressTail(file).newest())
        .hasMessageContaining("line 1: lacks the columns time/total_timesteps");
  }
}
