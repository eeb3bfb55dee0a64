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

  private YamlEntries() {}

  /**
   * @param problems Modified. What could not be read is added
   */
  static List<Entry> read(Path file, List<String> problems) {
    List<Entry> entries = new ArrayList<>();
    if (!Files.isRegularFile(file)) {
      problems.add(file + ": there is no such file");
      return entries;
    }
    try (JsonParser parser = new YAMLFactory().createParser(file.toFile())) {
      read(file, parser, entries, problems);
    } catch (JsonProcessingException e) {
      problems.add(
          String.format(
              "%s, line %d: not valid YAML: %s",
              file, e.getLocation().getLineNr(), e.getOriginalMessage().lines().findFirst().get()));
    } catch (IOException e) {
      problems.add(file + ": cannot be read: " + e.getMessage());
    }
    return entries;
  }

  private static void read(Path file, JsonParser parser, List<Entry> entries, List<String> problems)
      throws IOException {
    Deque<String> path = new ArrayDeque<>();
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      String place = file + ", line " + parser.currentTokenLocation().getLineNr();
      switch (token) {
        case FIELD_NAME -> path.addLast(parser.currentName());
        case END_OBJECT -> path.pollLast();
        case START_OBJECT -> {}
        case START_ARRAY -> {
          problems.add(
              place + ": " + String.join(".", path) + " must be a single value, not a list");
          parser.skipChildren();
          path.pollLast();
        }
        default -> {
          if (path.isEmpty()) {
            problems.add(place + ": a configuration is a list of 'key: value'");
            return;
          }
          entries.add(new Entry(String.join(".", path), parser.getText(), place));
          path.removeLast();
        }
      }
    }
  }
}
