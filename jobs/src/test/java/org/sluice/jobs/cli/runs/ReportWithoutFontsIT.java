package org.sluice.jobs.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.cli.SluiceProcess;
import org.sluice.jobs.run.WrittenTrials;

/** A machine without fonts, such as a small container image. */
class ReportWithoutFontsIT {

  @TempDir private Path home;

  @Test
  void aReportWithoutPicturesIsAWholeReportAndSaysSo() throws Exception {
    WrittenTrials.write(
        home.resolve("run"), WrittenTrials.trial(1, "gaussian", 0.01, 2), 1, -2, -1);
    Path fonts = Files.writeString(home.resolve("fonts.conf"), "<fontconfig></fontconfig>");
    Path out = home.resolve("report");
    SluiceProcess report =
        SluiceProcess.startIn(
            // Java keeps in its user's home what it has found of fonts.
            Map.of("FONTCONFIG_FILE", fonts.toString(), "JAVA_TOOL_OPTIONS", "-Duser.home=" + home),
            home.resolve("log"),
            "report",
            home.resolve("run"),
            "--out",
            out);
    assertThat(report.end()).as(report.printed()).isZero();
    assertThat(report.printed())
        .contains("sluice: plots could not be drawn and are missing (")
        .contains("1 trial, 5 files: open ");
    assertThat(out.resolve("report.html"))
        .content()
        .contains("plots could not be drawn", "-1.5", "# folder: ")
        .doesNotContain("<img");
    assertThat(out.resolve("final.md")).content().contains("plots could not be drawn");
  }
}
