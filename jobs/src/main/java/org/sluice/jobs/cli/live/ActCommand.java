package org.sluice.jobs.cli.live;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.utils.Signals;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Topics;
import org.sluice.connectors.secrets.SigningKey;
import org.sluice.connectors.secrets.SigningKeyException;
import org.sluice.jobs.cli.common.CommandException;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.live.LiveRun;
import org.sluice.jobs.plant.Faults;
import org.sluice.jobs.plant.Plant;
import org.sluice.jobs.plant.PlantFigures;
import org.sluice.jobs.plant.PlantSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code sluice act}: an environment as a program outside the job that a live trial learns from.
 */
@Command(
    name = "act",
    description = {
      "Plays an environment as a program outside the job, from which a live trial learns.",
      "It follows the trial's policies, never waits for the learner, and reports over Kafka what"
          + " happened. Faults are made on request."
    },
    mixinStandardHelpOptions = true)
public final class ActCommand extends SluiceCommand implements Callable<Integer> {

  private static final long LINE_MILLIS = 1000;
  private static final long POLL_MILLIS = 100;
  private static final double NANOS = 1e9;

  @Parameters(
      paramLabel = "ENV",
      description = "The environment; 'sluice env list' shows all. Its spaces must be the trial's.")
  private String environment;

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description =
          "The folder of a live run on this machine, in place of --broker, --topics and --trial.")
  private Path run;

  @Option(names = "--broker", paramLabel = "HOST:PORT", description = "A Kafka broker.")
  private String broker;

  @Option(names = "--topics", paramLabel = "PREFIX", description = "Prefix of the run's topics.")
  private String prefix;

  @Option(
      names = "--trial",
      paramLabel = "TRIAL",
      description = "The trial's id. With --run, needed only if the run has several.")
  private String trial;

  @Option(
      names = "--conf",
      paramLabel = "CONF",
      description =
          "A configuration with the connection to the broker (passwords, TLS and the like).")
  private Path configuration;

  @Option(
      names = "--signing-key-file",
      paramLabel = "FILE",
      description =
          "The run's key, if it takes signed experience only. With --run, that of the run.")
  private Path signingKeyFile;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "plant",
      description =
          "What the actors' names begin with; give each process of a trial its own."
              + " Default: ${DEFAULT-VALUE}.")
  private String name;

  @Option(
      names = "--actors",
      paramLabel = "N",
      defaultValue = "1",
      description = "Environments to play side by side. Default: ${DEFAULT-VALUE}.")
  private int actors;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps of all actors together, after which it ends. By default, until Ctrl-C.")
  private long steps = Long.MAX_VALUE;

  @Option(
      names = "--rate",
      paramLabel = "STEPS_PER_SECOND",
      description = "Steps per second of all actors together. By default, as many as possible.")
  private double rate;

  @Option(
      names = "--lose",
      paramLabel = "SHARE",
      defaultValue = "0",
      description =
          "Share of the records that are never written, 0 … 1. Default: ${DEFAULT-VALUE}.")
  private double lose;

  @Option(
      names = "--repeat",
      paramLabel = "SHARE",
      defaultValue = "0",
      description =
          "Share of the records that are written twice, 0 … 1. Default: ${DEFAULT-VALUE}.")
  private double repeat;

  @Option(
      names = "--vanish",
      paramLabel = "SHARE",
      defaultValue = "0",
      description =
          "Share of the episodes whose actor vanishes in the middle, 0 … 1."
              + " Default: ${DEFAULT-VALUE}.")
  private double vanish;

  @Option(
      names = "--late-rewards",
      paramLabel = "SHARE",
      defaultValue = "0",
      description =
          "Share of the steps whose reward follows 100 steps later, 0 … 1."
              + " Default: ${DEFAULT-VALUE}.")
  private double lateRewards;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description =
          "Seed of the environments, the actions and the faults. By default, a random one.")
  private Long seed;

  @Override
  public Integer call() throws InterruptedException {
    require(actors >= 1, "--actors must be at least 1, not " + actors);
    require(steps >= 1, "--steps must be at least 1, not " + steps);
    require(rate >= 0, "--rate must be at least 0, not " + rate);
    require(
        (run == null) == (broker != null && prefix != null && trial != null)
            && (run == null || (broker == null && prefix == null && configuration == null)),
        "act needs either --run, or --broker, --topics and --trial");
    KafkaSettings kafka = run == null ? kafka() : ofRun();
    Topics.problem(prefix).ifPresent(problem -> require(false, "--topics: " + problem));
    PlantSettings settings =
        new PlantSettings(
            environment,
            prefix,
            trial,
            name,
            actors,
            steps,
            rate,
            faults(),
            seed == null ? ThreadLocalRandom.current().nextLong() : seed,
            signingKey());
    AtomicInteger signal = new AtomicInteger();
    Signals.register("INT", () -> signal.set(130));
    Signals.register("TERM", () -> signal.set(143));
    try (Plant plant = new Plant(kafka, settings)) {
      if (awaitPolicy(plant, signal)) {
        play(plant, signal);
      }
    } finally {
      Signals.registerDefault("INT");
      Signals.registerDefault("TERM");
    }
    return signal.get();
  }

  private Optional<SigningKey> signingKey() {
    if (signingKeyFile == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(SigningKey.ofRun(signingKeyFile));
    } catch (IOException e) {
      String why = e instanceof SigningKeyException ? e.getMessage() : "cannot be read";
      throw new CommandException("--signing-key-file: " + signingKeyFile + " " + why, e);
    }
  }

  private Faults faults() {
    for (double share : new double[] {lose, repeat, vanish, lateRewards}) {
      require(share >= 0 && share <= 1, "a share is 0 … 1, not " + share);
    }
    return new Faults(lose, repeat, vanish, lateRewards);
  }

  /** Takes over what a run says. */
  private KafkaSettings ofRun() {
    try (LiveRun live = LiveRun.open(run, List.of())) {
      if (live.isAtRest()) {
        throw new CommandException(
            run
                + ": nothing trains it at present; resume it first: ./sluice train --resume "
                + run);
      }
      prefix = live.topics().prefix();
      trial = live.trial(Optional.ofNullable(trial)).id();
      if (signingKeyFile == null && !live.signingKeyFile().isEmpty()) {
        signingKeyFile = Path.of(live.signingKeyFile());
      }
      return live.kafka();
    }
  }

  private KafkaSettings kafka() {
    require(!broker.isBlank(), "--broker needs a broker's address, HOST:PORT");
    if (configuration == null) {
      return KafkaSettings.of(broker);
    }
    return Configuration.read(configuration, List.of())
        .job()
        .kafka()
        .map(own -> own.at(broker))
        .orElseGet(() -> KafkaSettings.of(broker));
  }

  /** Whether there is one, and not a signal to end. */
  private boolean awaitPolicy(Plant plant, AtomicInteger signal) throws InterruptedException {
    String said = "";
    while (!plant.client().awaitPolicy(Duration.ofMillis(LINE_MILLIS))) {
      if (signal.get() != 0) {
        return false;
      }
      List<String> others = plant.client().otherTrials();
      require(
          others.isEmpty(),
          String.format(
              "--trial: there is no trial %s on the topics %s.*; those that there are: %s",
              trial, prefix, String.join(", ", others)));
      String problem = plant.client().problem();
      String line =
          "waiting for a policy of trial " + trial + (problem.isEmpty() ? "" : ": " + problem);
      if (!line.equals(said)) {
        remark(line);
        said = line;
      }
    }
    return signal.get() == 0;
  }

  private void play(Plant plant, AtomicInteger signal) throws InterruptedException {
    plant.start();
    out().println("     STEPS   STEPS/S  VERSION   AGE S       RETURN      LOST");
    long began = System.nanoTime();
    long last = began;
    long lastSteps = 0;
    boolean ended = false;
    while (!ended && signal.get() == 0) {
      ended = plant.await(POLL_MILLIS);
      long now = System.nanoTime();
      if (ended || now - last >= LINE_MILLIS * 1_000_000) {
        PlantFigures figures = figures(plant);
        line(figures, (figures.steps() - lastSteps) / ((now - last) / NANOS));
        lastSteps = figures.steps();
        last = now;
      }
    }
    plant.close();
    PlantFigures all = figures(plant);
    out()
        .printf(
            Locale.ROOT,
            "%,d steps in %.1f s; lost %,d; on purpose: %,d records dropped, %,d repeated,"
                + " %,d actors vanished, %,d rewards late%n",
            all.steps(),
            (System.nanoTime() - began) / NANOS,
            all.lost(),
            all.dropped(),
            all.repeated(),
            all.vanished(),
            all.lateRewards());
    out().flush();
  }

  private void line(PlantFigures figures, double speed) {
    out()
        .printf(
            Locale.ROOT,
            "%10d %9.0f %8d %7.1f %12.3f %9d%n",
            figures.steps(),
            speed,
            figures.freshness().version(),
            figures.freshness().age().toMillis() / 1e3,
            figures.meanReturn(),
            figures.lost());
    out().flush();
  }

  private static PlantFigures figures(Plant plant) {
    try {
      return plant.figures();
    } catch (CompletionException e) {
      throw new CommandException(
          "an actor cannot go on: " + e.getCause().getMessage(), e.getCause());
    }
  }
}
