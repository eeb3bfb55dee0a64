package org.sluice.jobs.watch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The films of episodes in a trial's folder, as {@code evaluate --film} writes them. */
final class FilmFiles {

  /** What every film has near its beginning, and hardly any other page. */
  private static final String MARK = "<script type=\"application/json\" id=\"film\">";

  /** Bytes before its frames. */
  private static final int BEGINNING = 16 << 10;

  private static final long LARGEST = 100L << 20;
  private static final int MOST = 50;

  private FilmFiles() {}

  /** The names of its films, sorted; links are not followed. */
  static List<String> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".html"))
          .filter(FilmFiles::isFilm)
          .map(file -> file.getFileName().toString())
          .sorted()
          .limit(MOST)
          .toList();
    } catch (IOException | UncheckedIOException e) { // the latter if listing fails half-way
      return List.of(); // the trial's standing says that it cannot be read
    }
  }

  private static boolean isFilm(Path file) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (InputStream content = Files.newInputStream(file)) {
      byte[] beginning = content.readNBytes(BEGINNING);
      return Files.size(file) <= LARGEST
          && new String(beginning, StandardCharsets.UTF_8).contains(MARK);
    } catch (IOException e) {
      return false;
    }
  }

  /** A film by its name; empty if there is none. */
  static Optional<Path> at(Path folder, String name) {
    return in(folder).contains(name) ? Optional.of(folder.resolve(name)) : Optional.empty();
  }
}
