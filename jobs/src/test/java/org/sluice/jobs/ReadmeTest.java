package org.sluice.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.env.EnvSpec;
import org.sluice.envs.Envs;
import org.sluice.jobs.poison.PoisonedTasks;

/** What the README shows is what there is. */
class ReadmeTest {

  private static String readme;

  @BeforeAll
  static void read() throws IOException {
    readme = Files.readString(Path.of("..", "README.md"));
  }

  @Test
  void everyEnvironmentHasItsRow() {
    for (EnvSpec spec : Envs.specs()) {
      if (spec.source().equals(PoisonedTasks.SOURCE)) {
        continue;
      }
      assertThat(readme)
          .containsPattern(
              "\\| `%s` \\| %d \\| %d[^|]* \\|"
                  .formatted(
                      Pattern.quote(spec.id()),
                      spec.observationSpace().size(),
                      spec.actionSpace().size()));
    }
  }

  @Test
  void theJavaExampleCompiles(@TempDir Path folder) throws IOException {
    Path source = Files.writeString(folder.resolve("Example.java"), block("java"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of("-proc:none", "-Xlint:all", "-d", folder.toString(), "-classpath", classPath());
      boolean compiled =
          compiler
              .getTask(messages, files, null, options, null, files.getJavaFileObjects(source))
              .call();
      assertThat(compiled).as(messages::toString).isTrue();
    }
    assertThat(messages.toString()).isEmpty();
  }

  @Test
  void everyLinkLeadsSomewhere() {
    Pattern.compile("\\]\\(([^)#]+)\\)")
        .matcher(readme)
        .results()
        .map(match -> Path.of("..", match.group(1)))
        .forEach(target -> assertThat(target).exists());
  }

  private static String block(String language) {
    String opening = "```" + language + "\n";
    int start = readme.indexOf(opening) + opening.length();
    return readme.substring(start, readme.indexOf("```", start));
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
