package org.sluice.jobs.report;

import java.util.Base64;
import java.util.List;
import org.apache.commons.text.StringEscapeUtils;
import org.sluice.jobs.report.plot.Plots;
import org.sluice.jobs.report.table.TextTable;

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
      body { max-width: 68rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fff;
             font: 16px/1.5 system-ui, sans-serif; }
      h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; margin-top: 2.5rem; }
      figure { margin: 1.5rem 0; } img { width: 100%; height: auto; }
      .small { display: grid; grid-template-columns: repeat(auto-fit, minmax(24rem, 1fr));
               gap: 0 1.5rem; }
      .small figure { margin: 0; }
      figcaption, .note { color: #555; font-size: .9rem; max-width: 50rem; }
      .warning { border-left: 4px solid #D55E00; padding: .1rem 0 .1rem 1rem; }
      .table { overflow-x: auto; }
      table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; }
      th, td { text-align: left; padding: .35rem 1.2rem .35rem 0; border-bottom: 1px solid #ddd;
               vertical-align: top; white-space: nowrap; }
      td.long { white-space: normal; overflow-wrap: anywhere; min-width: 24rem; }
      th { border-bottom: 2px solid #333; }
      details { margin: .4rem 0; } summary { cursor: pointer; }
      pre { background: #f6f6f6; padding: .8rem; font-size: .8rem; overflow-x: auto; }
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

  /** Adds warnings. */
  Page warnings(List<String> sentences) {
    html.append("<div class=\"warning\"><ul>\n");
    sentences.forEach(text -> html.append("<li>").append(escape(text)).append("</li>\n"));
    html.append("</ul></div>\n");
    return this;
  }

  /** Adds preformatted text that is shown when its title is clicked. */
  Page folded(String title, String text) {
    html.append("<details><summary>")
        .append(escape(title))
        .append("</summary><pre>")
        .append(escape(text))
        .append("</pre></details>\n");
    return this;
  }

  /** Adds plots side by side. */
  Page row(List<Plots.Plot> plots) {
    html.append("<div class=\"small\">\n");
    plots.forEach(this::figure);
    html.append("</div>\n");
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

  Page figure(Plots.Plot plot) {
    String caption = escape(plot.caption());
    html.append("<figure><img src=\"data:image/svg+xml;base64,")
        .append(Base64.getEncoder().encodeToString(plot.svg()))
        .append("\" alt=\"")
        .append(caption)
        .append("\"><figcaption>")
        .append(caption)
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
