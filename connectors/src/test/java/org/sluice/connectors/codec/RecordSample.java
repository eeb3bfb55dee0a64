package org.sluice.connectors.codec;

import java.util.List;

/**
 * A record of each kind, for the tests of all kinds.
 *
 * @param key what its key must be, with two versions of a policy kept
 */
record RecordSample(Object record, String key) {

  private static final List<RecordSample> SAMPLES =
      List.of(
          new RecordSample(Samples.trajectory(4), "hopper-flow/7 é/3"),
          new RecordSample(Samples.policy("hopper", 3, 20), "hopper/1"),
          new RecordSample(Samples.progress(), "hopper/12"),
          new RecordSample(Samples.rejected(), "run.transitions/2/77"),
          new RecordSample(LiveSamples.experience(4, 1, 3), "plant é"),
          new RecordSample(LiveSamples.reward(), "plant é"),
          new RecordSample(LiveSamples.command(), "plant é"),
          new RecordSample(LiveSamples.release(), "plant é"),
          new RecordSample(LiveSamples.manifest(), "plant é/42"),
          new RecordSample(LiveSamples.request(), "line-7"),
          new RecordSample(LiveSamples.answer(), "4f2a-é"),
          new RecordSample(LiveSamples.model(), "plant é"),
          new RecordSample(LiveSamples.learnerPart(), "plant é/40/1"),
          new RecordSample(Samples.demonstration(), "Swimmer-v4"));

  static RecordSample of(RecordKind kind) {
    return SAMPLES.stream()
        .filter(sample -> RecordKind.of(sample.record).equals(kind))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no sample of " + kind));
  }

  byte[] bytes() {
    return RecordKind.of(record).codec().encode(record);
  }
}
