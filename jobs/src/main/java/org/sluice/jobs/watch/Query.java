package org.sluice.jobs.watch;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The parameters of a request. */
final class Query {

  /** A parameter is missing or wrong; the message says which. */
  static final class QueryException extends RuntimeException {

    private static final long serialVersionUID = 1;

    QueryException(String message) {
      super(message);
    }
  }

  private final Map<String, String> values = new HashMap<>();

  /**
   * @param raw as in the request; null if there is none
   */
  Query(String raw) {
    for (String part : raw == null ? new String[0] : raw.split("&", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        values.put(decoded(part.substring(0, equals)), decoded(part.substring(equals + 1)));
      }
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new QueryException("'" + text + "' is not encoded as a parameter");
    }
  }

  String text(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new QueryException("the parameter '" + name + "' is missing");
    }
    return value;
  }

  /** A number that counts from 0, below a limit. */
  int index(String name, int limit) {
    return index(name, text(name), limit);
  }

  /** Lists of such numbers, different within each: {@code 1,2;3}. */
  List<List<Integer>> lists(String name, int limit, int most) {
    String[] lists = text(name).split(";", most + 1); // what is too long is not split to its end
    if (lists.length > most) {
      throw new QueryException("'" + name + "' has more than " + most + " lists");
    }
    return Stream.of(lists).map(list -> list(name, list, limit)).toList();
  }

  private static List<Integer> list(String name, String text, int limit) {
    String[] parts = text.split(",", limit + 1);
    if (parts.length > limit) {
      throw new QueryException("a list of '" + name + "' has more than " + limit + " numbers");
    }
    List<Integer> list = Stream.of(parts).map(one -> index(name, one, limit)).toList();
    if (new HashSet<>(list).size() < list.size()) {
      throw new QueryException("a list of '" + name + "' has a number twice");
    }
    return list;
  }

  private static int index(String name, String text, int limit) {
    try {
      int index = Integer.parseInt(text);
      if (index >= 0 && index < limit) {
        return index;
      }
    } catch (NumberFormatException e) {
      // Answered below.
    }
    throw new QueryException(
        String.format("'%s' must be a number from 0 to %d, not '%s'", name, limit - 1, text));
  }
}
