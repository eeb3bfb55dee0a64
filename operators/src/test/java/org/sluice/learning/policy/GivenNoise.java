package org.sluice.learning.policy;

import java.util.List;
import java.util.Optional;
import org.sluice.env.Box;
import org.sluice.env.Generator;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.policy.distribution.ClosedForm;
import org.sluice.learning.records.Noise;

/** A policy whose noise is written down beforehand, one action after another. */
public final class GivenNoise extends Policy {

  private final Policy policy;
  private final double[] given;
  private int next;

  public GivenNoise(Policy policy, double[] given) {
    super(policy.observationDim(), policy.actionDim());
    this.policy = policy;
    this.given = given;
  }

  @Override
  public Node logProbability(Graph graph, Node observation, Node action) {
    return policy.logProbability(graph, observation, action);
  }

  @Override
  public Sample sample(Graph graph, Node observation, Node noise) {
    return policy.sample(graph, observation, noise);
  }

  @Override
  public List<Noise> noise() {
    return policy.noise();
  }

  @Override
  public void drawNoise(Generator random, double[] noise) {
    System.arraycopy(given, next, noise, 0, noise.length);
    next += noise.length;
  }

  @Override
  public void centralNoise(double[] noise) {
    policy.centralNoise(noise);
  }

  @Override
  public boolean hasDensity() {
    return policy.hasDensity();
  }

  @Override
  public Optional<Box> bounds() {
    return policy.bounds();
  }

  @Override
  public Optional<ClosedForm> closedForm(Graph graph, Node observation) {
    return policy.closedForm(graph, observation);
  }
}
