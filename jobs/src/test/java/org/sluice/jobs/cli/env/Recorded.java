package org.sluice.jobs.cli.env;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The recordings in the test resources, and damaged copies of them. */
final class Recorded {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  /** Writes its files into a folder. */
  Recorded(Path folder) {
    this.folder = folder;
  }

  /** A recording as it is. */
  Path as(String id) throws IOException {
    return with(id, document -> {});
  }

  /** A recording with a change. */
  Path with(String id, Consumer<ObjectNode> change) throws IOException {
    try (InputStream in = Recorded.class.getResourceAsStream("/recordings/" + id + ".json")) {
      ObjectNode document = (ObjectNode) JSON.readTree(in);
      change.accept(document);
      return Files.writeString(folder.resolve(id + ".json"), JSON.writeValueAsString(document));
    }
  }

  /** The first trajectory of a recording. */
  static ObjectNode trajectory(ObjectNode document) {
    return (ObjectNode) document.get("trajectories").get(0);
  }

  /** A step of the first trajectory of a recording. */
  static ObjectNode step(ObjectNode document, int index) {
    return (ObjectNode) trajectory(document).get("steps").get(index);
  }
}
