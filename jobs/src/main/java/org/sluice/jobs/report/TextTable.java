package org.sluice.jobs.report;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.text.StringEscapeUtils;

/**
 * A table for people.
 *
 * @param heading the columns' names
 * @param rows as many cells each
 */
record TextTable(List<String> heading, List<List<String>> rows) {

  String markdown() {
    String rule = "|" + "---|".repeat(heading.size()) + "\n";
    return markdown(heading)
        + rule
        + rows.stream().map(TextTable::markdown).collect(Collectors.joining());
  }

  private static String markdown(List<String> row) {
    return row.stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  String html() {
    return "<div class=\"table\"><table>\n<thead>"
        + html(heading, "th")
        + "</thead>\n<tbody>\n"
        + rows.stream().map(row -> html(row, "td")).collect(Collectors.joining("\n"))
        + "\n</tbody>\n</table></div>\n";
  }

  private static String html(List<String> row, String element) {
    return row.stream()
        .map(StringEscapeUtils::escapeHtml4)
        .collect(
            Collectors.joining(
                "</" + element + "><" + element + ">",
                "<tr><" + element + ">",
                "</" + element + "></tr>"));
  }
}
