package org.sluice.connectors.source.reader;

import java.util.concurrent.CompletableFuture;
import org.sluice.learning.records.PolicySnapshot;

/** A reader's source of policies. */
public interface PolicyVersions extends AutoCloseable {

  /**
   * An exact version of a trial's policy, available now or once it is published. Completes
   * exceptionally if that version is no longer available.
   */
  CompletableFuture<PolicySnapshot> version(String trial, int version);

  /** Forgets a trial whose lanes have all ended. */
  void release(String trial);

  @Override
  void close();
}
