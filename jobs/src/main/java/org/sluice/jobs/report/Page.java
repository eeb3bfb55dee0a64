package org.sluice.jobs.report;

import java.util.Base64;
import org.apache.commons.text.StringEscapeUtils;

/** An HTML page that needs no other file, no network and no script. */
final class Page {

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy"
            content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
      <title>TITLE</title>
      <style>
      body { max-width: 64rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fff;
             font: 16px/1.5 system-ui, sans-serif; }
      h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; margin-top: 2.5rem; }
      figure { margin: 1.5rem 0; } img { width: 100%; height: auto; }
      figcaption, .note { color: #555; font-size: .9rem; }
      .table { overflow-x: auto; }
      table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; }
      th, td { text-align: left; padding: .35rem .9rem .35rem 0; border-bottom: 1px solid #ddd;
               vertical-align: top; white-space: nowrap; }
      td:last-child { white-space: normal; }
      th { border-bottom: 2px solid #333; }
      </style>
      </head>
      <body>
      <h1>TITLE</h1>
      """;

  private final StringBuilder html;

  Page(String title) {
    html = new StringBuilder(HEAD.replace("TITLE", escape(title)));
  }

  Page section(String title) {
    html.append("<h2>").append(escape(title)).append("</h2>\n");
    return this;
  }

  Page note(String text) {
    html.append("<p class=\"note\">").append(escape(text)).append("</p>\n");
    return this;
  }

  Page table(TextTable table) {
    html.append(table.html());
    return this;
  }

  Page figure(byte[] svg, String caption) {
    html.append("<figure><img src=\"data:image/svg+xml;base64,")
        .append(Base64.getEncoder().encodeToString(svg))
        .append("\" alt=\"")
        .append(escape(caption))
        .append("\"><figcaption>")
        .append(escape(caption))
        .append("</figcaption></figure>\n");
    return this;
  }

  /** The whole page. */
  String end() {
    return html + "</body>\n</html>\n";
  }

  private static String escape(String text) {
    return StringEscapeUtils.escapeHtml4(text);
  }
}
