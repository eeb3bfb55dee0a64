package org.sluice.env.pixel;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.sluice.env.Controller;
import org.sluice.env.Generator;
import org.sluice.env.Snapshot;
import org.sluice.env.Step;
import org.sluice.env.pixel.console.PixelGame;

/** One episode of a game under a player, from seed 1. */
final class Match {

  private static final long SEED = 1;

  private final PixelGame game;
  private final double[] action = new double[1];
  private double total;
  private int steps;
  private int draws;

  private Match(PixelGame game) {
    this.game = game;
  }

  /** Plays to the end or the time limit. */
  static Match play(PixelGame game, Consumer<double[]> player) {
    Match match = new Match(game);
    match.play(player);
    return match;
  }

  static Match still(PixelGame game) {
    return play(game, action -> {});
  }

  static Match random(PixelGame game) {
    Generator random = new Generator(SEED);
    return play(game, action -> game.spec().actionSpace().sample(random, action));
  }

  static Match scripted(PixelGame game) {
    Controller player = game.controller(new Generator(0));
    return play(game, action -> player.act(null, action));
  }

  private void play(Consumer<double[]> player) {
    Step step = new Step(game.spec());
    byte[] before = state(new Generator(SEED));
    game.reset(SEED, step.observation);
    before = count(before);
    do {
      player.accept(action);
      game.step(action, step);
      total += step.reward;
      steps++;
      before = count(before);
    } while (!step.terminated && steps < game.spec().timeLimit());
  }

  /** Counts how often the generator was drawn from since a state; returns its new one. */
  private byte[] count(byte[] before) {
    ByteBuffer snapshot = Snapshot.decode(game.spec().id(), game.snapshot());
    byte[] now = new byte[Generator.STATE_BYTES];
    snapshot.position(1).get(now);
    Generator copy = new Generator(0);
    copy.restore(ByteBuffer.wrap(before));
    while (!Arrays.equals(state(copy), now)) {
      copy.nextInt(2);
      draws++;
      if (draws > 1_000_000) {
        throw new AssertionError("the generator went elsewhere");
      }
    }
    return now;
  }

  private static byte[] state(Generator generator) {
    ByteBuffer state = ByteBuffer.allocate(Generator.STATE_BYTES);
    generator.save(state);
    return state.array();
  }

  /** The sum of rewards. */
  int total() {
    return (int) total;
  }

  int steps() {
    return steps;
  }

  /** How many numbers the episode drew. */
  int draws() {
    return draws;
  }

  /** A checksum of the last picture. */
  String picture() {
    CRC32 checksum = new CRC32();
    checksum.update(game.picture());
    return Long.toHexString(checksum.getValue());
  }
}
