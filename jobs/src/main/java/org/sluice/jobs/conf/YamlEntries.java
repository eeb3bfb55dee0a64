package org.sluice.jobs.conf;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a YAML file of nested keys as a flat list of dotted ones, with their lines. The items of a
 * list have its key and a number: {@code seeds[0]}, {@code sweep.list[1].max-kl}; a list without
 * items is an item without a number, {@code seeds[]}.
 */
final class YamlEntries {

  private final Path file;
  private final List<Entry> entries = new ArrayList<>();

  private YamlEntries(Path file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @throws ConfigurationException if it cannot be read at all
   */
  static List<Entry> read(Path file) {
    if (!Files.exists(file)) {
      throw new ConfigurationException(file + ": there is no such file");
    }
    if (Files.isDirectory(file)) {
      throw new ConfigurationException(file + ": is a folder, not a file");
    }
    try (JsonParser parser = new YAMLFactory().createParser(file.toFile())) {
      return read(file, parser);
    } catch (IOException e) {
      throw new ConfigurationException(file + ": cannot be read: " + e.getMessage());
    }
  }

  /**
   * Reads a text.
   *
   * @param file where it stands, for messages
   * @throws ConfigurationException if it is no YAML
   */
  static List<Entry> parse(Path file, String yaml) {
    try (JsonParser parser = new YAMLFactory().createParser(yaml)) {
      return read(file, parser);
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory", e);
    }
  }

  private static List<Entry> read(Path file, JsonParser parser) throws IOException {
    YamlEntries reader = new YamlEntries(file);
    try {
      reader.read(parser);
      return reader.entries;
    } catch (JsonProcessingException e) {
      String line = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
      String reason =
          e.getOriginalMessage()
              .lines()
              .findFirst()
              .orElse("")
              .replaceFirst("^[\\w.]+Exception: ", "");
      throw new ConfigurationException(file + line + ": not valid YAML: " + reason);
    }
  }

  private void read(JsonParser parser) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      return;
    }
    if (token != JsonToken.START_OBJECT) {
      throw new ConfigurationException(
          place(parser) + ": a configuration is lines of 'key: value'");
    }
    readValue(parser, "");
    if (parser.nextToken() != null) {
      throw new ConfigurationException(place(parser) + ": a second document; a file has one");
    }
  }

  private void readValue(JsonParser parser, String key) throws IOException {
    String place = place(parser);
    switch (parser.currentToken()) {
      case START_OBJECT -> {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          readValue(parser, key.isEmpty() ? name : key + "." + name);
        }
      }
      case START_ARRAY -> {
        int items = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          readValue(parser, key + "[" + items++ + "]");
        }
        if (items == 0) {
          entries.add(new Entry(key + "[]", "", place));
        }
      }
      case VALUE_NULL -> entries.add(new Entry(key, "", place));
      default -> entries.add(new Entry(key, parser.getText(), place));
    }
  }

  private String place(JsonParser parser) {
    return file + ", line " + parser.currentTokenLocation().getLineNr();
  }
}
