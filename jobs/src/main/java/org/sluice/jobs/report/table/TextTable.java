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

  /** Length from which a cell is wrapped. */
  private static final int LONG = 44;

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

  public String html() {
    return "<div class=\"table\"><table>\n<thead>"
        + html(heading, "th")
        + "</thead>\n<tbody>\n"
        + rows.stream().map(row -> html(row, "td")).collect(Collectors.joining("\n"))
        + "\n</tbody>\n</table></div>\n";
  }

  private static String html(List<String> row, String element) {
    return row.stream()
        .map(cell -> html(cell, element))
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }

  /** Wraps only long cells. */
  private static String html(String cell, String element) {
    String open = cell.length() > LONG ? element + " class=\"long\"" : element;
    return "<" + open + ">" + StringEscapeUtils.escapeHtml4(cell) + "</" + element + ">";
  }
}
