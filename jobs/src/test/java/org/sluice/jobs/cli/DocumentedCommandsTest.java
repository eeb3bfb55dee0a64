package org.sluice.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.jobs.documents.Documents;

/** The commands in the documents' blocks can be given as they are. */
class DocumentedCommandsTest {

  /** Calls with the output of other commands are left out. */
  private static final Pattern CALL = Pattern.compile("(?:\\$ )?\\./sluice ([^$]*)");

  /** What a loop of the shell puts in place of words. */
  private static final Pattern VARIABLE = Pattern.compile("\\$(\\w+|\\{\\w+})");

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|([^\\s\"']+)");

  /** A file or folder of the project, but none that a build or a command makes. */
  private static final Pattern FILE =
      Pattern.compile(
          "(?<![\\w./-])(?:conf|docs|envs|operators|connectors|jobs)/(?!target|[^ ]*/target/)[\\w./-]*\\w");

  static List<Path> documents() throws IOException {
    return Documents.all();
  }

  static Stream<Path> tutorials() throws IOException {
    return Documents.all().stream().filter(document -> document.getParent().endsWith("tutorials"));
  }

  /** The commands of a document's blocks, without prompts, comments and continued lines. */
  private static List<String> commands(Path document) throws IOException {
    String text = String.join("\n", Documents.lines(document, true)).replaceAll("\\\\\n\\s*", "");
    return text.lines()
        .map(line -> line.replaceFirst("\\s+#.*|\\s*(?:[|&]($|\\s.*)|;.*)", ""))
        .map(line -> VARIABLE.matcher(line).replaceAll("1"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyCallHasOptionsThatExist(Path document) throws IOException {
    for (String command : commands(document)) {
      Matcher call = CALL.matcher(command.strip());
      if (call.matches()) {
        assertThatCode(() -> Sluice.commandLine().parseArgs(words(call.group(1))))
            .as(command)
            .doesNotThrowAnyException();
      }
    }
  }

  private static String[] words(String command) {
    return WORD.matcher(command)
        .results()
        .map(match -> match.group().replaceAll("^[\"']|[\"']$", ""))
        .toArray(String[]::new);
  }

  @ParameterizedTest
  @MethodSource("tutorials")
  void everyFileThatATutorialNamesExists(Path document) throws IOException {
    for (String command : commands(document)) {
      FILE.matcher(command)
          .results()
          .forEach(match -> assertThat(Documents.ROOT.resolve(match.group())).as(command).exists());
    }
  }

  @Test
  void theTutorialsHaveCalls() throws IOException {
    for (Path tutorial : tutorials().toList()) {
      assertThat(commands(tutorial)).as(tutorial.toString()).anyMatch(CALL.asMatchPredicate());
    }
  }
}
