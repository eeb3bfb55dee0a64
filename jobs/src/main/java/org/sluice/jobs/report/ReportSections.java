package org.sluice.jobs.report;

import java.util.List;
import org.apache.commons.text.StringEscapeUtils;
import org.sluice.jobs.report.table.TextTable;

/** The sections of a report that are in its page as HTML, and need no script. */
final class ReportSections {

  private final StringBuilder html = new StringBuilder();

  /** Adds a section with a table and a note, which may be empty. */
  ReportSections table(String title, TextTable table, String note) {
    return section(title, table.html(title) + (note.isEmpty() ? "" : note(note)));
  }

  /** Adds a section with sentences; none if there are none. */
  ReportSections list(String title, List<String> sentences) {
    if (sentences.isEmpty()) {
      return this;
    }
    StringBuilder list = new StringBuilder("<ul>\n");
    sentences.forEach(text -> list.append("<li>").append(escape(text)).append("</li>\n"));
    return section(title, list + "</ul>\n");
  }

  /** Adds a section with a sentence. */
  ReportSections sentence(String title, String text) {
    return section(title, note(text));
  }

  private ReportSections section(String title, String content) {
    html.append("<section class=\"report\">\n<h2>")
        .append(escape(title))
        .append("</h2>\n")
        .append(content)
        .append("</section>\n");
    return this;
  }

  private static String note(String text) {
    return "<p class=\"note\">" + escape(text) + "</p>\n";
  }

  String html() {
    return html.toString();
  }

  private static String escape(String text) {
    return StringEscapeUtils.escapeHtml4(text);
  }
}
