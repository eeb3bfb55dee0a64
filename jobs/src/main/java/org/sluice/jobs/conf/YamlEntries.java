package org.sluice.jobs.conf;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Reads a YAML file of nested keys as a flat list of dotted ones, with their lines. */
final class YamlEntries {

  private final Path file;
  private final List<String> problems;
  private final List<Entry> entries = new ArrayList<>();
  private final Deque<String> path = new ArrayDeque<>();

  private YamlEntries(Path file, List<String> problems) {
    this.file = file;
    this.problems = problems;
  }

  /**
   * Reads a file.
   *
   * @param problems Modified. Lists where a value belongs are added
   * @throws ConfigurationException if it cannot be read at all
   */
  static List<Entry> read(Path file, List<String> problems) {
    if (!Files.exists(file)) {
      throw new ConfigurationException(file + ": there is no such file");
    }
    if (Files.isDirectory(file)) {
      throw new ConfigurationException(file + ": is a folder, not a file");
    }
    try (JsonParser parser = new YAMLFactory().createParser(file.toFile())) {
      return read(file, parser, problems);
    } catch (IOException e) {
      throw new ConfigurationException(file + ": cannot be read: " + e.getMessage());
    }
  }

  /**
   * Reads a text.
   *
   * @param file where it stands, for messages
   * @param problems Modified. Lists where a value belongs are added
   * @throws ConfigurationException if it is no YAML
   */
  static List<Entry> parse(Path file, String yaml, List<String> problems) {
    try (JsonParser parser = new YAMLFactory().createParser(yaml)) {
      return read(file, parser, problems);
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory", e);
    }
  }

  private static List<Entry> read(Path file, JsonParser parser, List<String> problems)
      throws IOException {
    YamlEntries reader = new YamlEntries(file, problems);
    try {
      reader.read(parser);
      return reader.entries;
    } catch (JsonProcessingException e) {
      String line = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
      String reason = e.getOriginalMessage().lines().findFirst().orElse("");
      throw new ConfigurationException(file + line + ": not valid YAML: " + reason);
    }
  }

  private void read(JsonParser parser) throws IOException {
    boolean begun = false;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      String place = file + ", line " + parser.currentTokenLocation().getLineNr();
      if (path.isEmpty() && token.isStructStart() && begun) {
        throw new ConfigurationException(place + ": a second document; a file has one");
      }
      if (path.isEmpty() && !begun && token != JsonToken.START_OBJECT) {
        throw new ConfigurationException(place + ": a configuration is lines of 'key: value'");
      }
      begun = true;
      switch (token) {
        case FIELD_NAME -> path.addLast(parser.currentName());
        case END_OBJECT -> path.pollLast();
        case START_OBJECT -> {}
        case START_ARRAY -> {
          problems.add(place + ": " + takeKey() + " must be a single value, not a list");
          parser.skipChildren();
        }
        case VALUE_NULL -> entries.add(new Entry(takeKey(), "", place));
        default -> entries.add(new Entry(takeKey(), parser.getText(), place));
      }
    }
  }

  /** The key of the value that is being read, which it ends. */
  private String takeKey() {
    String key = String.join(".", path);
    path.removeLast();
    return key;
  }
}
