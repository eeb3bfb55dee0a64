package org.sluice.jobs.report.table;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.text.StringEscapeUtils;

/**
 * A human-readable table.
 *
 * @param heading the columns' names
 * @param rows as many cells each
 */
public record TextTable(List<String> heading, List<List<String>> rows) {

  public String markdown() {
    String rule = "|" + "---|".repeat(heading.size()) + "\n";
    return markdown(heading)
        + rule
        + rows.stream().map(TextTable::markdown).collect(Collectors.joining());
  }

  private static String markdown(List<String> row) {
    return row.stream().map(TextTable::plain).collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** Escapes a cell's markup and line breaks. */
  public static String plain(String cell) {
    return cell.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replaceAll("([\\\\|`*])", "\\\\$1");
  }

  /**
   * The table as HTML.
   *
   * @param label for those who do not see it
   */
  public String html(String label) {
    return "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\""
        + StringEscapeUtils.escapeHtml4(label)
        + "\"><table class=\"texts\">\n<thead>"
        + html(heading, "th")
        + "</thead>\n<tbody>\n"
        + rows.stream().map(row -> html(row, "td")).collect(Collectors.joining("\n"))
        + "\n</tbody>\n</table></div>\n";
  }

  private static String html(List<String> row, String element) {
    return row.stream()
        .map(
            cell ->
                "<" + element + ">" + StringEscapeUtils.escapeHtml4(cell) + "</" + element + ">")
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }
}
