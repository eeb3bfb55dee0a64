package org.sluice.operators;

import java.util.List;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.util.Collector;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.trial.InitialPolicy;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;
import org.sluice.operators.types.RecordTypes;

/** The policies that trials begin with, by their ids. Stateless. */
public final class FirstPolicies
    implements FlatMapFunction<String, PolicySnapshot>, ResultTypeQueryable<PolicySnapshot> {

  private static final long serialVersionUID = 1;

  private final Trials trials;

  /**
   * @param trials all trials of the job
   */
  public FirstPolicies(List<Trial> trials) {
    this.trials = new Trials(trials);
  }

  @Override
  public TypeInformation<PolicySnapshot> getProducedType() {
    return RecordTypes.POLICY_SNAPSHOT;
  }

  @Override
  public void flatMap(String id, Collector<PolicySnapshot> out) {
    Trial trial = trials.get(id);
    InitialPolicy.versions(trial, TrialModel.of(trial)).forEach(out::collect);
  }
}
