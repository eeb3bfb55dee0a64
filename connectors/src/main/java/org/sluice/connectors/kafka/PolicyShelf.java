package org.sluice.connectors.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.sluice.learning.records.PolicySnapshot;

/**
 * Tracks requested policy versions, recently read ones, and which count as gone.
 *
 * <p>The topic is read in passes: from its beginning to its end at the start of the pass, and then
 * on as it grows. For each requested trial, the few most recently read versions are kept; an older
 * one needs another pass. A version that a whole pass has not found, although the trial has a later
 * one, is gone. Only then is it certain, because compaction may leave an early record of a later
 * version before the only record of an earlier one.
 *
 * <p>All methods are thread-safe. Futures complete within {@link #take}, {@link #endPass} and
 * {@link #fail}, outside the lock.
 */
final class PolicyShelf {

  private final String topic;
  private final int kept;
  private final Map<String, TrialShelf> trials = new HashMap<>();

  /** The number of requests with {@link Request#missed}. */
  private int missed;

  private Throwable failure;

  /** The state of a trial. */
  private static final class TrialShelf {
    int highest = -1;

    /** Snapshots in reading order; null before the first request. */
    LinkedHashMap<Integer, PolicySnapshot> recent;

    final TreeMap<Integer, Request> requests = new TreeMap<>();
  }

  /** An open request. */
  private static final class Request {
    final CompletableFuture<PolicySnapshot> future = new CompletableFuture<>();

    /** Whether its record may precede the current position. */
    boolean missed;

    /** Whether it existed when the current pass began. */
    boolean inPass;
  }

  /**
   * @param topic for messages
   * @param kept versions to keep per trial
   */
  PolicyShelf(String topic, int kept) {
    this.topic = topic;
    this.kept = kept;
  }

  /** The version, available now or once it is read. */
  synchronized CompletableFuture<PolicySnapshot> ask(String trial, int version) {
    if (failure != null) {
      return CompletableFuture.failedFuture(failure);
    }
    TrialShelf shelf = trials.computeIfAbsent(trial, any -> new TrialShelf());
    if (shelf.recent == null) {
      shelf.recent = new LinkedHashMap<>();
    }
    PolicySnapshot known = shelf.recent.get(version);
    if (known != null) {
      return CompletableFuture.completedFuture(known);
    }
    Request request = shelf.requests.computeIfAbsent(version, any -> new Request());
    if (version <= shelf.highest) {
      miss(request);
    }
    return request.future.copy();
  }

  private void miss(Request request) {
    if (!request.missed) {
      request.missed = true;
      missed++;
    }
  }

  private void found(Request request) {
    if (request.missed) {
      request.missed = false;
      missed--;
    }
  }

  /** Drops a trial's versions until the next request. */
  synchronized void release(String trial) {
    TrialShelf shelf = trials.get(trial);
    if (shelf != null) {
      shelf.recent = null;
    }
  }

  /** Whether the version was recently read with other numbers. */
  synchronized boolean contradicts(PolicySnapshot snapshot) {
    TrialShelf shelf = trials.get(snapshot.trial());
    PolicySnapshot known =
        shelf == null || shelf.recent == null ? null : shelf.recent.get(snapshot.version());
    return known != null && !known.equals(snapshot);
  }

  /** Adds a snapshot that was read; returns whether it was awaited. */
  boolean take(PolicySnapshot snapshot) {
    int version = snapshot.version();
    Request served;
    synchronized (this) {
      TrialShelf shelf = trials.computeIfAbsent(snapshot.trial(), any -> new TrialShelf());
      shelf.highest = Math.max(shelf.highest, version);
      if (shelf.recent != null) {
        shelf.recent.remove(version);
        shelf.recent.put(version, snapshot);
        if (shelf.recent.size() > kept) {
          shelf.recent.remove(shelf.recent.keySet().iterator().next());
        }
      }
      served = shelf.requests.remove(version);
      if (served != null) {
        found(served);
      }
      shelf.requests.headMap(version).values().forEach(this::miss);
    }
    return served != null && served.future.complete(snapshot);
  }

  /** Whether a request needs another pass. */
  synchronized boolean needsPass() {
    return missed > 0;
  }

  /** Starts a new pass. */
  synchronized void beginPass() {
    for (TrialShelf shelf : trials.values()) {
      shelf.requests.values().forEach(request -> request.inPass = true);
    }
  }

  /** Ends a pass; returns whether any version is gone. */
  boolean endPass() {
    List<Runnable> gone = new ArrayList<>();
    synchronized (this) {
      trials.forEach((trial, shelf) -> endPass(trial, shelf, gone));
    }
    gone.forEach(Runnable::run);
    return !gone.isEmpty();
  }

  private void endPass(String trial, TrialShelf shelf, List<Runnable> gone) {
    shelf
        .requests
        .entrySet()
        .removeIf(
            entry -> {
              Request request = entry.getValue();
              int version = entry.getKey();
              if (!request.inPass) {
                return false;
              }
              request.inPass = false;
              found(request);
              if (version >= shelf.highest) {
                return false;
              }
              PolicyGoneException why =
                  new PolicyGoneException(topic, trial, version, shelf.highest);
              gone.add(() -> request.future.completeExceptionally(why));
              return true;
            });
  }

  /** Fails all open and future requests. */
  void fail(Throwable cause) {
    List<Request> open = new ArrayList<>();
    synchronized (this) {
      if (failure == null) {
        failure = cause;
      }
      for (TrialShelf shelf : trials.values()) {
        open.addAll(shelf.requests.values());
        shelf.requests.clear();
      }
      missed = 0;
    }
    open.forEach(request -> request.future.completeExceptionally(cause));
  }
}
