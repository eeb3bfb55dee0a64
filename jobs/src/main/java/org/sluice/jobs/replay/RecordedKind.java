package org.sluice.jobs.replay;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A kind of recording that environments can be verified with. */
public interface RecordedKind {

  /**
   * The kind of a file.
   *
   * @throws RecordingException if it is none of these
   */
  static RecordedKind of(Place file, List<RecordedKind> kinds) {
    return kinds.stream()
        .filter(kind -> kind.isOne(file))
        .findFirst()
        .orElseThrow(() -> noRecording(file));
  }

  private static RecordingException noRecording(Place file) {
    List<String> fields = file.fields();
    String first =
        fields.stream().limit(3).map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    return file.wrong(
        String.format(
            "not a recording: it has no 'env_id' with 'trajectories', no 'format' and no 'env',"
                + " but %s; docs/trajectories.md describes what can be compared",
            fields.isEmpty() ? "nothing" : first + (fields.size() > 3 ? " …" : "")));
  }

  /** Whether a file is of this kind. */
  boolean isOne(Place file);

  /** The heading of the table that {@link #verify} writes rows of. */
  String heading();

  /**
   * Compares the environment of a file with what was recorded.
   *
   * @param table receives the rows of the table
   * @return whether they agree
   * @throws RecordingException if the file cannot be compared; the message names the place
   */
  boolean verify(Place file, Consumer<String> table);
}
