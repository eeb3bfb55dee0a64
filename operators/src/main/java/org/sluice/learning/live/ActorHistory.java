package org.sluice.learning.live;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.TreeMap;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.targets.RunningEpisode;

/** What an actor has recorded lately: which steps, and how far its episodes have come. */
final class ActorHistory {

  /** Records that a late one is compared with. */
  private static final int RECORDS = 64;

  /** Episodes whose ends may be outstanding at once. */
  private static final int EPISODES = 8;

  private final ArrayDeque<Recorded> recorded = new ArrayDeque<>();
  private final TreeMap<Long, OpenEpisode> episodes = new TreeMap<>();
  private long lastSeen;

  /** Steps before these in an episode, or of an earlier episode, have been forgotten. */
  private long floorEpisode;

  private long floorStep;

  private record Recorded(long episode, long step, long nextStep, long checksum) {}

  /**
   * @param known steps whose rewards are known
   * @param total steps of the whole episode; −1 before its end was recorded
   */
  private record OpenEpisode(double sum, long known, long total) {}

  /** When the actor's latest record was appended to the log. */
  long lastSeen() {
    return lastSeen;
  }

  void see(long time) {
    lastSeen = time;
  }

  /**
   * Compares a record with earlier ones, and remembers it if it is new.
   *
   * @param checksum of the record; the same only for the same record
   */
  Delivery deliver(Experience e, long checksum) {
    for (Recorded r : recorded) {
      if (r.episode == e.episode() && r.step < e.nextStep() && e.step() < r.nextStep) {
        boolean same = r.step == e.step() && r.nextStep == e.nextStep() && r.checksum == checksum;
        return same ? Delivery.DUPLICATE : Delivery.CONTRADICTION;
      }
    }
    if (e.episode() < floorEpisode || (e.episode() == floorEpisode && e.step() < floorStep)) {
      return Delivery.TOO_LATE;
    }
    recorded.addLast(new Recorded(e.episode(), e.step(), e.nextStep(), checksum));
    if (recorded.size() > RECORDS) {
      Recorded forgotten = recorded.removeFirst();
      raiseFloor(forgotten.episode, forgotten.nextStep);
    }
    return Delivery.NEW;
  }

  private void raiseFloor(long episode, long step) {
    if (episode > floorEpisode) {
      floorEpisode = episode;
      floorStep = step;
    } else if (episode == floorEpisode) {
      floorStep = Math.max(floorStep, step);
    }
  }

  /**
   * Adds steps, all of whose rewards are known, to their episode.
   *
   * @return the episode, if it is whole with them: no step before its end is missing
   */
  Optional<RunningEpisode> complete(Experience e) {
    OpenEpisode before = episodes.getOrDefault(e.episode(), new OpenEpisode(0, 0, -1));
    double sum = before.sum;
    for (float reward : e.transitions().rewards()) {
      sum += reward;
    }
    long known = before.known + e.steps();
    long total = e.endsEpisode() ? e.nextStep() : before.total;
    if (known == total) {
      episodes.remove(e.episode());
      return Optional.of(new RunningEpisode(sum, (int) Math.min(Integer.MAX_VALUE, total)));
    }
    episodes.put(e.episode(), new OpenEpisode(sum, known, total));
    if (episodes.size() > EPISODES) {
      episodes.pollFirstEntry();
    }
    return Optional.empty();
  }

  void save(DataOutput out) throws IOException {
    out.writeLong(lastSeen);
    out.writeLong(floorEpisode);
    out.writeLong(floorStep);
    out.writeInt(recorded.size());
    for (Recorded r : recorded) {
      out.writeLong(r.episode);
      out.writeLong(r.step);
      out.writeLong(r.nextStep);
      out.writeLong(r.checksum);
    }
    out.writeInt(episodes.size());
    for (var entry : episodes.entrySet()) {
      out.writeLong(entry.getKey());
      out.writeDouble(entry.getValue().sum);
      out.writeLong(entry.getValue().known);
      out.writeLong(entry.getValue().total);
    }
  }

  static ActorHistory restored(DataInput in) throws IOException {
    ActorHistory history = new ActorHistory();
    history.lastSeen = in.readLong();
    history.floorEpisode = in.readLong();
    history.floorStep = in.readLong();
    int records = in.readInt();
    for (int i = 0; i < records; i++) {
      history.recorded.add(
          new Recorded(in.readLong(), in.readLong(), in.readLong(), in.readLong()));
    }
    int open = in.readInt();
    for (int i = 0; i < open; i++) {
      history.episodes.put(
          in.readLong(), new OpenEpisode(in.readDouble(), in.readLong(), in.readLong()));
    }
    return history;
  }
}
