package org.sluice.jobs.watch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/** The files of the page, from the class path: its own, and those of the plotting library. */
final class Assets {

  /** Where the library's jar states its version. */
  private static final String LIBRARY_VERSION =
      "/META-INF/maven/org.webjars.npm/uplot/pom.properties";

  private static final String LIBRARY = "/library/uplot.js";
  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final String STYLE = "text/css; charset=utf-8";

  private static final Set<String> MODULES =
      Set.of(
          "answers.js",
          "clusters.js",
          "compare.js",
          "curve.js",
          "dom.js",
          "figures.js",
          "filter.js",
          "main.js",
          "numbers.js",
          "paced.js",
          "parallel.js",
          "plot.js",
          "rejected.js",
          "runs.js",
          "store.js",
          "table.js",
          "theme.js");

  /** A file of the page. */
  record Asset(String type, byte[] content) {}

  private Assets() {}

  /** The paths of all scripts that the page can load. */
  static Stream<String> scripts() {
    return Stream.concat(MODULES.stream().map(name -> "/" + name), Stream.of(LIBRARY)).sorted();
  }

  /** The text of a file that there is. */
  static String text(String path) {
    return new String(at(path).orElseThrow().content(), StandardCharsets.UTF_8);
  }

  /** The file at a path of a request; empty if there is none. */
  static Optional<Asset> at(String path) {
    return switch (path) {
      case "/" -> Optional.of(own("watch.html", "text/html; charset=utf-8"));
      case "/watch.css" -> Optional.of(own("watch.css", STYLE));
      case "/icon.svg" -> Optional.of(own("icon.svg", "image/svg+xml"));
      case LIBRARY -> Optional.of(library("uPlot.esm.js", SCRIPT));
      case "/library/uplot.css" -> Optional.of(library("uPlot.min.css", STYLE));
      default -> module(path);
    };
  }

  private static Optional<Asset> module(String path) {
    return Optional.of(path.substring(1)).filter(MODULES::contains).map(name -> own(name, SCRIPT));
  }

  private static Asset own(String name, String type) {
    return new Asset(type, read(name));
  }

  private static Asset library(String name, String type) {
    Properties properties = new Properties();
    try {
      properties.load(new ByteArrayInputStream(read(LIBRARY_VERSION)));
    } catch (IOException e) {
      throw new UncheckedIOException("reading the resource " + LIBRARY_VERSION, e);
    }
    String version = properties.getProperty("version");
    return new Asset(type, read("/META-INF/resources/webjars/uplot/" + version + "/dist/" + name));
  }

  private static byte[] read(String name) {
    try (InputStream file = Assets.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("the resource " + name + " is not on the class path");
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("reading the resource " + name, e);
    }
  }
}
