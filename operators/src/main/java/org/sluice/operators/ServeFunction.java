package org.sluice.operators;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MeterView;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.sluice.learning.live.log.LiveNote;
import org.sluice.learning.live.log.LiveRejection;
import org.sluice.learning.serving.Answer;
import org.sluice.learning.serving.Answered;
import org.sluice.learning.serving.CurrentPolicies;
import org.sluice.learning.serving.PolicyServer;
import org.sluice.learning.serving.Requested;
import org.sluice.learning.serving.ServingRules;
import org.sluice.operators.types.RecordTypes;

/**
 * Answers requests under the versions that a trial's actors are to follow. Stateless: versions are
 * followed beside the stream, and the next request has the newest.
 *
 * <p>It does not open before there is a policy, so that nothing is read until then: requests wait
 * in their topic. A request without an action is answered with the problem, and goes to {@link
 * #REJECTED}.
 */
public final class ServeFunction extends ProcessFunction<Requested, Answered>
    implements ResultTypeQueryable<Answered> {

  private static final long serialVersionUID = 1;

  /** Requests that have no action, with reasons. */
  public static final OutputTag<LiveNote> REJECTED =
      new OutputTag<>("rejected", RecordTypes.LIVE_NOTE);

  private final ServingRules rules;
  private final CurrentPolicies.Factory factory;
  private transient PolicyServer server;
  private transient CurrentPolicies policies;
  private transient Counter answers;
  private transient Counter rejected;
  private transient int version;

  /**
   * @param factory follows the trial's policies
   */
  public ServeFunction(ServingRules rules, CurrentPolicies.Factory factory) {
    this.rules = rules;
    this.factory = factory;
  }

  @Override
  public TypeInformation<Answered> getProducedType() {
    return RecordTypes.ANSWERED;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    server = new PolicyServer(rules);
    version = Answer.NO_VERSION;
    MetricGroup metrics = getRuntimeContext().getMetricGroup();
    answers = metrics.counter("answers");
    metrics.meter("answersPerSecond", new MeterView(answers));
    rejected = metrics.counter("rejected");
    metrics.gauge("version", () -> version);
    policies = factory.follow(rules.trial());
    policies.await();
  }

  @Override
  public void processElement(Requested requested, Context context, Collector<Answered> out) {
    Answer answer = server.answer(requested.request(), policies);
    if (answer.isProblem()) {
      rejected.inc();
      context.output(
          REJECTED,
          new LiveRejection(
              answer.trial(), requested.partition(), requested.offset(), answer.problem()));
    } else {
      answers.inc();
      version = answer.version();
    }
    out.collect(new Answered(answer, requested.partition()));
  }

  @Override
  public void close() {
    if (policies != null) {
      policies.close();
    }
  }
}
