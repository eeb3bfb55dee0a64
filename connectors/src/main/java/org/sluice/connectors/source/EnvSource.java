package org.sluice.connectors.source;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.sluice.connectors.source.enumerator.LaneEnumerator;
import org.sluice.connectors.source.enumerator.PendingLanes;
import org.sluice.connectors.source.enumerator.PendingLanesSerializer;
import org.sluice.connectors.source.reader.LaneReader;
import org.sluice.connectors.source.reader.PolicyVersions;
import org.sluice.connectors.source.split.LaneSplit;
import org.sluice.connectors.source.split.LaneSplitSerializer;
import org.sluice.learning.records.LaneId;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.trial.Trial;
import org.sluice.operators.types.RecordTypes;

/**
 * A source of simulations: steps every lane of every trial under the trial's policy and emits
 * trajectories.
 *
 * <pre>{@code
 * Source<Trajectory, ?, ?> source = new EnvSource(trials, 64, () -> policyVersions);
 * environment.fromSource(source, WatermarkStrategy.noWatermarks(), "environments");
 * }</pre>
 *
 * <p>A checkpoint holds, for each lane, its generators, the simulator's snapshot, the current
 * episode and the current policy: after a restore, a lane takes the same steps again on whichever
 * reader it is assigned to. The source ends when all lanes have taken their steps.
 */
public final class EnvSource
    implements Source<Trajectory, LaneSplit, PendingLanes>, ResultTypeQueryable<Trajectory> {

  private static final long serialVersionUID = 1;

  /** Creates a reader's connection to the published policies. */
  @FunctionalInterface
  public interface PolicyVersionsFactory extends Serializable {
    PolicyVersions create();
  }

  private final LinkedHashMap<String, Trial> trials = new LinkedHashMap<>();
  private final int stepsPerRecord;
  private final PolicyVersionsFactory policies;

  /**
   * @param trials all trials of the job
   * @param stepsPerRecord the most transitions per record
   */
  public EnvSource(List<Trial> trials, int stepsPerRecord, PolicyVersionsFactory policies) {
    trials.forEach(trial -> this.trials.put(trial.id(), trial));
    this.stepsPerRecord = stepsPerRecord;
    this.policies = policies;
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SplitEnumerator<LaneSplit, PendingLanes> createEnumerator(
      SplitEnumeratorContext<LaneSplit> context) {
    List<LaneSplit> lanes = new ArrayList<>();
    for (Map.Entry<String, Trial> trial : trials.entrySet()) {
      IntStream.range(0, trial.getValue().lanes())
          .mapToObj(lane -> LaneSplit.fresh(new LaneId(trial.getKey(), lane)))
          .forEach(lanes::add);
    }
    return restoreEnumerator(context, new PendingLanes(lanes));
  }

  @Override
  public SplitEnumerator<LaneSplit, PendingLanes> restoreEnumerator(
      SplitEnumeratorContext<LaneSplit> context, PendingLanes pending) {
    return new LaneEnumerator(context, pending);
  }

  @Override
  public SourceReader<Trajectory, LaneSplit> createReader(SourceReaderContext context) {
    return new LaneReader(trials, stepsPerRecord, policies.create(), context.metricGroup());
  }

  @Override
  public SimpleVersionedSerializer<LaneSplit> getSplitSerializer() {
    return new LaneSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<PendingLanes> getEnumeratorCheckpointSerializer() {
    return new PendingLanesSerializer();
  }

  @Override
  public TypeInformation<Trajectory> getProducedType() {
    return RecordTypes.TRAJECTORY;
  }
}
