package org.sluice.jobs.train;

import java.util.List;

/** Names that a folder may have, and that some library reads as something else. */
public final class NastyNames {

  /** One for each; all but a backslash and a colon, which Flink or Java cannot have. */
  public static final List<String> ALL =
      List.of(
          "my runs ü, 1",
          "100%",
          "a%20b",
          "a#b",
          "a?b",
          "a\nb",
          "a\tb",
          "'a\" b",
          "[a]",
          "*",
          "{a}",
          "$HOME",
          "~",
          " a",
          "a ",
          "a; b|c",
          "e\u0301",
          "ж",
          "名",
          "\uD83D\uDE00",
          "- a",
          "&a",
          "!a",
          "@a");

  /** Most of them in one. */
  public static final String ONE = " my runs ü, 1%20#?'\"[*]{$HOME}\n: - ж名";

  private NastyNames() {}
}
