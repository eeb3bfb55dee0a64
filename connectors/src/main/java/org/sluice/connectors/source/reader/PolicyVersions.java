package org.sluice.connectors.source.reader;

import java.util.concurrent.CompletableFuture;
import org.sluice.learning.records.PolicySnapshot;

/** Where a reader gets the policies that its lanes follow. */
public interface PolicyVersions extends AutoCloseable {

  /**
   * One exact version of a trial's policy, now or once it is published. It completes exceptionally
   * where that version can no longer be had.
   */
  CompletableFuture<PolicySnapshot> version(String trial, int version);

  /** Forgets a trial whose lanes have all ended: no version of it will be asked for. */
  void release(String trial);

  @Override
  void close();
}
