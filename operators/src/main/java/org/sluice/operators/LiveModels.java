package org.sluice.operators;

import java.util.List;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.sluice.learning.live.log.LiveNote;
import org.sluice.learning.onnx.LiveModel;
import org.sluice.learning.trial.Trial;
import org.sluice.operators.types.RecordTypes;

/** The models of live trials, by their ids. Stateless. */
public final class LiveModels
    implements MapFunction<String, LiveNote>, ResultTypeQueryable<LiveNote> {

  private static final long serialVersionUID = 1;

  private final Trials trials;

  /**
   * @param trials all trials of the job
   */
  public LiveModels(List<Trial> trials) {
    this.trials = new Trials(trials);
  }

  @Override
  public TypeInformation<LiveNote> getProducedType() {
    return RecordTypes.LIVE_NOTE;
  }

  @Override
  public LiveNote map(String id) {
    return LiveModel.of(trials.get(id));
  }
}
