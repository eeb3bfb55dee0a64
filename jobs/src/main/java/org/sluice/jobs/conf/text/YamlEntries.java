package org.sluice.jobs.conf.text;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sluice.jobs.conf.keys.Keys;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads nested YAML as a flat list of dotted keys with line numbers. List items have an index:
 * {@code seeds[0]}, {@code sweep.list[1].max-kl}; an empty list is the entry {@code seeds[]}, an
 * empty group {@code sweep.list[0]{}}.
 *
 * <p>Aliases and {@code <<} are expanded. Expanded entries count towards the size limit, since a
 * small file can expand to a huge one.
 */
public final class YamlEntries {

  /** The size limit: characters of all keys and values, plus an overhead for each entry. */
  private static final int MOST_CHARACTERS = 8_000_000;

  private static final int CHARACTERS_OF_ENTRY = 8;
  private static final int MOST_LEVELS = 50;
  private static final Set<Tag> TAGS =
      Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.MAP, Tag.SEQ);

  private final Path file;
  private final Collection<String> problems;
  private final Iterator<Event> events;
  private final Resolver resolver = new Resolver();
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Anchored> anchors = new HashMap<>();
  private final Map<String, String> places = new HashMap<>();
  private int characters;
  private int levels;

  /** Depth of enclosing groups that are already rejected as duplicates. */
  private int repeated;

  /**
   * The entries of an anchor.
   *
   * @param from index of the first
   * @param to index after the last
   * @param prefix length of the anchor's own key prefix
   * @param names the direct keys of a group with their places; null for other values
   */
  private record Anchored(int from, int to, int prefix, Map<String, String> names) {}

  private YamlEntries(Path file, String yaml, Collection<String> problems) {
    this.file = file;
    this.problems = problems;
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE); // the text is already in memory
    this.events = new Yaml(options).parse(new StringReader(yaml)).iterator();
  }

  /**
   * Reads a text.
   *
   * @param file where it comes from, for messages
   * @param problems Modified. Duplicate keys and similar problems are added
   * @throws ConfigurationException if parsing cannot continue
   */
  public static List<Entry> parse(Path file, String yaml, Collection<String> problems) {
    YamlEntries reader = new YamlEntries(file, yaml, problems);
    try {
      reader.readDocument();
      return reader.entries;
    } catch (MarkedYAMLException e) {
      String line =
          e.getProblemMark() == null ? "" : ", line " + (e.getProblemMark().getLine() + 1);
      throw new ConfigurationException(file + line + ": not valid YAML: " + e.getProblem());
    } catch (YAMLException e) {
      throw new ConfigurationException(
          file + ": not valid YAML: " + e.getMessage().lines().findFirst().orElse(""));
    }
  }

  private void readDocument() {
    events.next(); // start of the stream
    if (events.next().is(Event.ID.StreamEnd)) {
      return;
    }
    Event root = events.next();
    if (root instanceof ScalarEvent scalar && text(scalar).isEmpty()) {
      events.next();
    } else if (root instanceof MappingStartEvent group) {
      readGroup(group, "");
      events.next();
    } else {
      throw new ConfigurationException(place(root) + ": expected lines of 'key: value'");
    }
    Event next = events.next();
    if (!next.is(Event.ID.StreamEnd)) {
      throw new ConfigurationException(
          place(events.next()) + ": second YAML document; a configuration is a single one");
    }
  }

  private void read(Event event, String key) {
    String place = place(event);
    if (event instanceof AliasEvent alias) {
      Anchored anchored = anchored(alias);
      for (int i = anchored.from(); i < anchored.to(); i++) {
        Entry entry = entries.get(i);
        String whole = key + entry.key().substring(anchored.prefix());
        set(whole, place);
        add(whole, entry.text(), place);
      }
      return;
    }
    int from = entries.size();
    Map<String, String> names = null;
    if (event instanceof MappingStartEvent group) {
      names = readGroup(group, key);
    } else if (event instanceof CollectionStartEvent list) {
      readList(list, key);
    } else {
      ScalarEvent scalar = (ScalarEvent) event;
      checkTag(scalar.getTag(), place);
      String canonical = Keys.canonical(key);
      set(canonical, place);
      add(canonical, text(scalar), place);
    }
    String anchor = ((NodeEvent) event).getAnchor();
    if (anchor != null) {
      anchors.put(anchor, new Anchored(from, entries.size(), key.length(), names));
    }
  }

  private void readList(CollectionStartEvent list, String key) {
    String place = place(list);
    checkTag(list.getTag(), place);
    set(key + "[", place);
    deeper(place);
    int items = 0;
    for (Event item = events.next(); !item.is(Event.ID.SequenceEnd); item = events.next()) {
      read(item, key + "[" + items++ + "]");
    }
    if (items == 0) {
      add(key + "[]", "", place);
    }
    levels--;
  }

  /** The names in a group, with their places. */
  private Map<String, String> readGroup(MappingStartEvent group, String key) {
    String place = place(group);
    checkTag(group.getTag(), place);
    deeper(place);
    int from = entries.size();
    Map<String, String> names = new LinkedHashMap<>();
    Map<String, Event> values = new HashMap<>();
    List<AliasEvent> merged = new ArrayList<>();
    for (Event event = events.next(); !event.is(Event.ID.MappingEnd); event = events.next()) {
      if (!(event instanceof ScalarEvent name)) {
        throw new ConfigurationException(place(event) + ": a key must be a word");
      }
      Event value = events.next();
      if (isMerge(name)) {
        merged.addAll(aliases(value));
        continue;
      }
      String inner = key.isEmpty() ? name.getValue() : key + "." + name.getValue();
      if (name.getValue().isBlank()) {
        problems.add(place(name) + ": a key is empty");
      }
      names.putIfAbsent(name.getValue(), place(value));
      Event earlier = values.putIfAbsent(name.getValue(), value);
      if (earlier == null || !isAlike(earlier, value)) {
        read(value, inner);
      } else {
        problems.add(setBefore(place(value), inner, place(earlier)));
        repeated++;
        read(value, inner);
        repeated--;
      }
    }
    merged.forEach(alias -> merge(alias, key, names));
    if (entries.size() == from && !key.isEmpty()) {
      add(key + "{}", "", place);
    }
    levels--;
    return names;
  }

  /** A value and a group may share a name: sweep.random.seed is a number, but can also be drawn. */
  private static boolean isAlike(Event one, Event other) {
    return one.getEventId() == other.getEventId()
        || one instanceof AliasEvent
        || other instanceof AliasEvent;
  }

  private static boolean isMerge(ScalarEvent name) {
    return name.isPlain() && name.getValue().equals("<<");
  }

  private List<AliasEvent> aliases(Event value) {
    List<AliasEvent> aliases = new ArrayList<>();
    boolean isList = value.is(Event.ID.SequenceStart);
    Event next = isList ? events.next() : value;
    while (!next.is(Event.ID.SequenceEnd)) {
      if (!(next instanceof AliasEvent alias)) {
        throw new ConfigurationException(
            place(next) + ": '<<' takes an alias such as *common, or a list of them");
      }
      aliases.add(alias);
      if (!isList) {
        break;
      }
      next = events.next();
    }
    return aliases;
  }

  /** Adds the entries of another group whose names this one lacks. */
  private void merge(AliasEvent alias, String key, Map<String, String> names) {
    Anchored anchored = anchored(alias);
    String place = place(alias);
    if (anchored.names() == null) {
      problems.add(place + ": '<<' takes groups, but *" + alias.getAnchor() + " is not a group");
      return;
    }
    for (int i = anchored.from(); i < anchored.to(); i++) {
      Entry entry = entries.get(i);
      count(CHARACTERS_OF_ENTRY, place);
      String below = entry.key().substring(anchored.prefix()).replaceFirst("^\\.", "");
      if (!below.equals("{}") && !names.containsKey(first(below, anchored.names()))) {
        String whole = key.isEmpty() ? below : key + "." + below;
        set(whole, place);
        add(whole, entry.text(), place);
      }
    }
    anchored.names().keySet().forEach(name -> names.putIfAbsent(name, place));
  }

  /** The first name of a key, which may itself contain dots. */
  private static String first(String key, Map<String, String> names) {
    for (int end = 1; end < key.length(); end++) {
      if (".[{".indexOf(key.charAt(end)) >= 0 && names.containsKey(key.substring(0, end))) {
        return key.substring(0, end);
      }
    }
    return key;
  }

  private Anchored anchored(AliasEvent alias) {
    Anchored anchored = anchors.get(alias.getAnchor());
    if (anchored == null) {
      throw new ConfigurationException(
          String.format(
              "%s: *%s has no anchor: &%s must come before it, and must not contain it",
              place(alias), alias.getAnchor(), alias.getAnchor()));
    }
    return anchored;
  }

  private void deeper(String place) {
    if (++levels > MOST_LEVELS) {
      throw new ConfigurationException(
          place + ": nested more than " + MOST_LEVELS + " levels deep, deeper than any key");
    }
  }

  private void checkTag(String tag, String place) {
    if (tag != null && !tag.equals("!") && !TAGS.contains(new Tag(tag))) {
      problems.add(
          String.format(
              "%s: the tag %s is not supported; remove it",
              place, tag.startsWith(Tag.PREFIX) ? "!!" + tag.substring(Tag.PREFIX.length()) : tag));
    }
  }

  private String text(ScalarEvent scalar) {
    Tag tag =
        scalar.getTag() == null
            ? resolver.resolve(NodeId.scalar, scalar.getValue(), scalar.isPlain())
            : new Tag(scalar.getTag());
    return tag.equals(Tag.NULL) ? "" : scalar.getValue();
  }

  /** Records where a value or list is set, since dotted and nested keys may coincide. */
  private void set(String key, String place) {
    String earlier = places.putIfAbsent(key, place);
    if (earlier != null && repeated == 0) {
      problems.add(setBefore(place, key.replaceFirst("\\[$", ""), earlier));
    }
  }

  private static String setBefore(String place, String key, String earlier) {
    return place + ": " + key + " was already set at " + earlier;
  }

  private void add(String key, String text, String place) {
    count(CHARACTERS_OF_ENTRY + key.length() + text.length(), place);
    entries.add(new Entry(key, text, place));
  }

  private void count(int more, String place) {
    characters += more;
    if (characters > MOST_CHARACTERS) {
      throw new ConfigurationException(
          String.format(
              "%s: too large: with aliases expanded, keys and values up to here have more"
                  + " than %,d characters",
              place, MOST_CHARACTERS));
    }
  }

  private String place(Event event) {
    return file + ", line " + (event.getStartMark().getLine() + 1);
  }
}
