package org.sluice.jobs.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every link between documents, and from them to files and folders, leads somewhere. */
class LinksTest {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]*)(?:#([^)\\s]*))?\\)");
  private static final Pattern NAMED = Pattern.compile("<a id=\"([^\"]+)\">");

  static List<Path> documents() throws IOException {
    return Documents.all();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkLeadsSomewhere(Path document) throws IOException {
    String text = String.join("\n", Documents.lines(document, false));
    for (MatchResult link : LINK.matcher(text).results().toList()) {
      Path target =
          link.group(1).isEmpty() ? document : document.resolveSibling(link.group(1)).normalize();
      assertThat(target).as(link.group()).exists();
      if (link.group(2) != null) {
        assertThat(target.toString()).as(link.group()).endsWith(".md");
        assertThat(anchors(target)).as(link.group()).contains(link.group(2));
      }
    }
  }

  private static Set<String> anchors(Path document) throws IOException {
    Set<String> anchors = new HashSet<>();
    Map<String, Integer> repeated = new HashMap<>();
    for (String line : Documents.lines(document, false)) {
      NAMED.matcher(line).results().forEach(match -> anchors.add(match.group(1)));
      if (line.matches("#+ .*")) {
        String anchor = anchor(line.replaceFirst("#+ ", ""));
        int before = repeated.merge(anchor, 1, Integer::sum) - 1;
        anchors.add(before == 0 ? anchor : anchor + "-" + before);
      }
    }
    return anchors;
  }

  /** A heading's anchor, as repositories' web views make it. */
  private static String anchor(String heading) {
    String shown = heading.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1");
    return shown
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}\\p{M} _-]", "")
        .replace(' ', '-');
  }
}
