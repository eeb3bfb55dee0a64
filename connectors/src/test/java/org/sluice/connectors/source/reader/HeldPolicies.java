package org.sluice.connectors.source.reader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.trial.InitialPolicy;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;

/** Policies that a test publishes on demand. */
final class HeldPolicies implements PolicyVersions {

  private final Map<String, CompletableFuture<PolicySnapshot>> asked = new HashMap<>();

  /** Every question, in order. */
  final List<String> questions = new ArrayList<>();

  /** Trials that nobody will ask for. */
  final List<String> released = new ArrayList<>();

  @Override
  public CompletableFuture<PolicySnapshot> version(String trial, int version) {
    questions.add(key(trial, version));
    return asked.computeIfAbsent(key(trial, version), key -> new CompletableFuture<>()).copy();
  }

  /** Publishes a version; its numbers are those that the trial began with. */
  PolicySnapshot publish(Trial trial, int version, boolean last) {
    PolicySnapshot first = InitialPolicy.of(trial, TrialModel.of(trial));
    PolicySnapshot snapshot = last ? first.asLast(version) : first.withVersion(version);
    CompletableFuture<PolicySnapshot> waiting = asked.remove(key(trial.id(), version));
    if (waiting != null) {
      waiting.complete(snapshot);
    }
    return snapshot;
  }

  private static String key(String trial, int version) {
    return trial + " " + version;
  }

  @Override
  public void release(String trial) {
    released.add(trial);
  }

  @Override
  public void close() {}
}
