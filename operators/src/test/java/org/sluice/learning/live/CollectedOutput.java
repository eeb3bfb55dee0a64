package org.sluice.learning.live;

import java.util.ArrayList;
import java.util.List;
import org.sluice.learning.live.log.LiveRejection;
import org.sluice.learning.live.log.Manifest;
import org.sluice.learning.live.log.Release;
import org.sluice.learning.trial.Learned;

/** Keeps what a learner makes. */
final class CollectedOutput implements LiveOutput {

  final List<Learned> learned = new ArrayList<>();
  final List<Manifest> manifests = new ArrayList<>();
  final List<Release> releases = new ArrayList<>();
  final List<LiveRejection> rejections = new ArrayList<>();
  final List<StoredLearner> stored = new ArrayList<>();

  @Override
  public void learned(Learned one) {
    learned.add(one);
  }

  @Override
  public void manifest(Manifest one) {
    manifests.add(one);
  }

  @Override
  public void stored(StoredLearner one) {
    stored.add(one);
  }

  @Override
  public void release(Release one) {
    releases.add(one);
  }

  @Override
  public void rejected(LiveRejection one) {
    rejections.add(one);
  }
}
