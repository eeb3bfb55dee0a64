package org.sluice.jobs.documents;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The project's documents: Markdown files in its folder and in {@code docs}. */
public final class Documents {

  public static final Path ROOT = Path.of("..");

  private static final Set<String> SKIPPED = Set.of("target", "node_modules", "site");

  private Documents() {}

  public static List<Path> all() throws IOException {
    List<Path> documents = new ArrayList<>();
    try (Stream<Path> root = Files.list(ROOT)) {
      root.filter(Documents::isDocument).forEach(documents::add);
    }
    Files.walkFileTree(
        ROOT.resolve("docs"),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return SKIPPED.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (isDocument(file)) {
              documents.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    documents.sort(null);
    return documents;
  }

  private static boolean isDocument(Path file) {
    return file.toString().endsWith(".md");
  }

  /** The lines in fenced blocks if {@code fenced}, or else the lines outside of them. */
  public static List<String> lines(Path document, boolean fenced) throws IOException {
    List<String> lines = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(document)) {
      if (line.startsWith("```")) {
        inside = !inside;
      } else if (inside == fenced) {
        lines.add(line);
      }
    }
    return lines;
  }

  /** The programs in Java among the fenced blocks: those that begin with an import. */
  public static List<String> programs(Path document) throws IOException {
    return Pattern.compile("```java\n(import .*?)```", Pattern.DOTALL)
        .matcher(Files.readString(document))
        .results()
        .map(match -> match.group(1))
        .toList();
  }
}
