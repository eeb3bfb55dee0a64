package org.sluice.jobs.cli.plot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sluice.env.Generator;
import org.sluice.jobs.cli.common.ReportFile;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.lab.regression.BandPicture;
import org.sluice.jobs.lab.regression.CubicData;
import org.sluice.jobs.lab.regression.RegressionBand;
import org.sluice.jobs.lab.regression.RegressionMethod;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sluice plot regression-band}. */
@Command(
    name = "regression-band",
    description = {
      "Fits 20 points of a noisy cubic function by networks with random weights: multiplicative",
      "normalizing flows, Bayes by backprop and dropout; draws how certain each is, and where."
    },
    mixinStandardHelpOptions = true)
final class RegressionBandPlotCommand extends SluiceCommand implements Runnable {

  private static final int POINTS = 20;
  private static final double BEYOND = 5;
  private static final double END = 6;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "5000",
      description = "Gradient steps of each fit. Default: ${DEFAULT-VALUE}.")
  private int steps;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "1",
      description = "Seed of the points, parameters and noise. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "figures/regression-band",
      description = "Writes FILE.png and FILE.csv. Default: ${DEFAULT-VALUE}.")
  private Path file;

  @Override
  public void run() {
    List<String> problems = new ArrayList<>();
    if (steps < 1) {
      problems.add("--steps must be at least 1, not " + steps);
    }
    if (Files.isDirectory(file)) {
      problems.add(file + ": is a folder; name a file");
    }
    require(problems.isEmpty(), String.join("\n", problems));
    Path image = Path.of(file + ".png");
    Path table = Path.of(file + ".csv");
    ReportFile.prepare(image);
    ReportFile.prepare(table);
    CubicData data = CubicData.draw(POINTS, new Generator(seed));
    Map<RegressionMethod, RegressionBand> bands = new EnumMap<>(RegressionMethod.class);
    out().printf("%-22s %12s %12s%n", "METHOD", "|X| <= 4", "|X| >= 5");
    for (RegressionMethod method : RegressionMethod.values()) {
      RegressionBand band = RegressionBand.of(method, data, steps, new Generator(seed));
      bands.put(method, band);
      out()
          .printf(
              Locale.ROOT,
              "%-22s %12.2f %12.2f%n",
              method.title(),
              band.meanDeviation(0, CubicData.LIMIT),
              band.meanDeviation(BEYOND, END));
      out().flush();
    }
    BandPicture.write(bands, data, image);
    ReportFile.write(table, rows(bands, data));
    out().println("wrote " + image + " and " + table);
    out().flush();
  }

  private static String rows(Map<RegressionMethod, RegressionBand> bands, CubicData data) {
    StringBuilder rows = new StringBuilder("series,x,y,deviation\n");
    for (int i = 0; i < data.size(); i++) {
      rows.append(String.format(Locale.ROOT, "data,%.6g,%.6g,\n", data.x()[i], data.y()[i]));
    }
    bands.forEach(
        (method, band) -> {
          for (int i = 0; i < band.x().length; i++) {
            rows.append(
                String.format(
                    Locale.ROOT,
                    "%s,%.2f,%.6g,%.6g\n",
                    method.title(),
                    band.x()[i],
                    band.mean()[i],
                    band.deviation()[i]));
          }
        });
    return rows.toString();
  }
}
