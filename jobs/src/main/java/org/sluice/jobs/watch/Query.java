package org.sluice.jobs.watch;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
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

  /** Lists of such numbers: {@code 1,2;3}. */
  List<List<Integer>> lists(String name, int limit, int most) {
    List<List<Integer>> lists =
        Stream.of(text(name).split(";", -1))
            .map(
                list -> Stream.of(list.split(",", -1)).map(one -> index(name, one, limit)).toList())
            .toList();
    if (lists.size() > most) {
      throw new QueryException("'" + name + "' has more than " + most + " lists");
    }
    return lists;
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
