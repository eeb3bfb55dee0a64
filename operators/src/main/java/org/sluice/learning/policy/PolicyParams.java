package org.sluice.learning.policy;

import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.IntParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;
import org.sluice.learning.flow.CouplingNet;
import org.sluice.learning.flow.FlowFamilies;
import org.sluice.learning.hyperparameters.Range;

/** What {@link Policies} makes a policy from. */
public interface PolicyParams {

  Param<String> TYPE =
      new StringParam(
          "policy.type", "The distribution of actions.", "normalizing-flow", Policies.words());

  Param<Integer> HIDDEN =
      new IntParam(
          "policy.hidden",
          "Units in each of the two hidden layers, of all policies but the flows.",
          64,
          Range.atLeast(1));

  Param<Integer> COMPONENTS =
      new IntParam("policy.components", "Gaussians in a gaussian-mixture.", 5, Range.atLeast(1));

  Param<String> FLOW_FAMILY =
      new StringParam(
          "policy.flow.family", "The layers of a flow policy.", "affine", FlowFamilies.words());

  Param<Integer> FLOW_PAIRS =
      new IntParam(
          "policy.flow.pairs",
          "Pairs of layers of a flow policy; the paper's K.",
          4,
          Range.atLeast(1));

  Param<Integer> FLOW_UNITS =
      new IntParam(
          "policy.flow.units",
          "Units in the hidden layers inside a flow's layers (per dimension for maf and iaf);"
              + " the paper's l1.",
          3,
          Range.atLeast(1));

  Param<Integer> FLOW_STATE_UNITS =
      new IntParam(
          "policy.flow.state-units",
          "Units in the hidden layers of the net through which the state enters a flow.",
          64,
          Range.atLeast(1));

  Param<Double> FLOW_LAYER_NORM_EPSILON =
      new DoubleParam(
          "policy.flow.layer-norm-epsilon",
          "Added to the variance in a flow's layer norms; the original authors have 1e-12.",
          CouplingNet.DEFAULT_EPSILON,
          Range.above(0));
}
