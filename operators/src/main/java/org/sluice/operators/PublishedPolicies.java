package org.sluice.operators;

import java.util.List;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.util.Collector;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.trial.InitialPolicy;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;
import org.sluice.operators.types.RecordTypes;

/**
 * The policies to publish: those learned and, before a trial's first, those that precede any data.
 * Stateless.
 */
public final class PublishedPolicies
    implements FlatMapFunction<Learned, PolicySnapshot>, ResultTypeQueryable<PolicySnapshot> {

  private static final long serialVersionUID = 1;

  private final Trials trials;

  /**
   * @param trials all trials of the job
   */
  public PublishedPolicies(List<Trial> trials) {
    this.trials = new Trials(trials);
  }

  @Override
  public TypeInformation<PolicySnapshot> getProducedType() {
    return RecordTypes.POLICY_SNAPSHOT;
  }

  @Override
  public void flatMap(Learned learned, Collector<PolicySnapshot> out) {
    Trial trial = trials.get(learned.snapshot().trial());
    if (learned.snapshot().version() == trial.lag() + 1) {
      InitialPolicy.versions(trial, TrialModel.of(trial)).forEach(out::collect);
    }
    out.collect(learned.snapshot());
  }
}
