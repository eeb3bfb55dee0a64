package org.sluice.learning.live;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The actors of a trial that were heard of lately, those that were silent for longest first. */
final class Actors {

  private final int most;
  private final long timeout;
  private final LinkedHashMap<String, ActorHistory> histories =
      new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param most actors that are remembered
   * @param timeout milliseconds without a record after which one is forgotten
   */
  Actors(int most, long timeout) {
    this.most = most;
    this.timeout = timeout;
  }

  /** An actor's history, which may be new. */
  ActorHistory seen(String actor, long time) {
    ActorHistory history = histories.computeIfAbsent(actor, name -> new ActorHistory());
    history.see(time);
    if (histories.size() > most) {
      Iterator<String> oldest = histories.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
    return history;
  }

  /** Forgets those that have been silent for too long. */
  void expire(long time) {
    Iterator<ActorHistory> oldest = histories.values().iterator();
    while (oldest.hasNext() && oldest.next().lastSeen() < time - timeout) {
      oldest.remove();
    }
  }

  /** How many there are. */
  int size() {
    return histories.size();
  }

  void save(DataOutput out) throws IOException {
    out.writeInt(histories.size());
    for (Map.Entry<String, ActorHistory> entry : histories.entrySet()) {
      out.writeUTF(entry.getKey());
      entry.getValue().save(out);
    }
  }

  void restore(DataInput in) throws IOException {
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      histories.put(in.readUTF(), ActorHistory.restored(in));
    }
  }
}
