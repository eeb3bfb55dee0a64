package org.sluice.connectors.actor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sluice.connectors.codec.PolicySnapshotCodec;
import org.sluice.learning.live.log.LiveRecord;
import org.sluice.learning.records.PolicySnapshot;

/** A program that does nothing but act, under the policies in files. */
final class ActingClasses {

  private static final int STEPS = 100;

  private ActingClasses() {}

  /** Files of encoded policies. */
  public static void main(String[] files) throws IOException {
    for (String file : files) {
      PolicySnapshot snapshot = new PolicySnapshotCodec().decode(Files.readAllBytes(Path.of(file)));
      PolicyBoard board = new PolicyBoard(snapshot.trial());
      ActingPolicy policy = Published.acting(snapshot);
      board.publish(new Offer(null, policy, policy));
      List<LiveRecord> sent = new ArrayList<>();
      ActorSession actor = new ActorSession(snapshot.trial(), "a", board, sent::add, 50, 1);
      double[] state = new double[policy.observations().size()];
      Episode episode = actor.begin(state);
      for (int i = 0; i < STEPS; i++) {
        episode.act();
        episode.step(1, state);
      }
      System.out.println(sent.size() + " records");
    }
  }
}
