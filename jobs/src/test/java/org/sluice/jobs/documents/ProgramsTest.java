package org.sluice.jobs.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs in Java that the documents show compile. */
class ProgramsTest {

  private static final Pattern NAME = Pattern.compile("public final class (\\w+)");

  static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    for (Path document : Documents.all()) {
      if (!Documents.programs(document).isEmpty()) {
        documents.add(document);
      }
    }
    return documents;
  }

  @Test
  void theReadmeAndATutorialHavePrograms() throws IOException {
    assertThat(documents())
        .contains(
            Documents.ROOT.resolve("README.md"),
            Documents.ROOT.resolve("docs/tutorials/own-task.md"));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyProgramCompiles(Path document, @TempDir Path folder) throws IOException {
    List<String> programs = Documents.programs(document);
    for (String program : programs) {
      assertThat(compile(program, folder)).isEmpty();
    }
  }

  /** The compiler's messages. */
  private static String compile(String program, Path folder) throws IOException {
    String name = NAME.matcher(program).results().findFirst().orElseThrow().group(1);
    Path source = Files.writeString(folder.resolve(name + ".java"), program);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of("-proc:none", "-Xlint:all", "-d", folder.toString(), "-classpath", classPath());
      compiler
          .getTask(messages, files, null, options, null, files.getJavaFileObjects(source))
          .call();
    }
    return messages.toString();
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
