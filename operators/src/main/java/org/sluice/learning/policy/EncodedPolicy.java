package org.sluice.learning.policy;

import java.util.List;
import java.util.Optional;
import org.sluice.env.Box;
import org.sluice.env.Generator;
import org.sluice.learning.encoder.Encoder;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.policy.distribution.ClosedForm;
import org.sluice.learning.posterior.PosteriorNetwork;
import org.sluice.learning.records.Noise;

/** A policy that receives the features of an encoder, {@code encoder}, instead of observations. */
final class EncodedPolicy extends Policy {

  private static final String PREFIX = "encoder";

  private final Encoder encoder;
  private final Policy policy;

  /**
   * @param policy of the encoder's features
   */
  EncodedPolicy(int observationDim, Encoder encoder, Policy policy) {
    super(observationDim, policy.actionDim());
    this.encoder = encoder;
    this.policy = policy;
  }

  private Node features(Graph graph, Node observation) {
    return encoder.encode(graph, observation, PREFIX);
  }

  @Override
  public Node logProbability(Graph graph, Node observation, Node action) {
    return policy.logProbability(graph, features(graph, observation), action);
  }

  @Override
  public Sample sample(Graph graph, Node observation, Node noise) {
    return policy.sample(graph, features(graph, observation), noise);
  }

  @Override
  public List<Noise> noise() {
    return policy.noise();
  }

  @Override
  public void drawNoise(Generator random, double[] noise) {
    policy.drawNoise(random, noise);
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
  public boolean reparameterised() {
    return policy.reparameterised();
  }

  @Override
  public Optional<ClosedForm> closedForm(Graph graph, Node observation) {
    return policy.closedForm(graph, features(graph, observation));
  }

  @Override
  public Optional<Box> bounds() {
    return policy.bounds();
  }

  @Override
  public boolean noiseLastsEpisode() {
    return policy.noiseLastsEpisode();
  }

  @Override
  public Optional<Node> headValues(Graph graph, Node observation) {
    return policy.headValues(graph, features(graph, observation));
  }

  @Override
  public Optional<Node> actionValues(Graph graph, Node observation) {
    return policy.actionValues(graph, features(graph, observation));
  }

  @Override
  public Optional<Node> actionValues(Graph graph, Node observation, Node noise) {
    return policy.actionValues(graph, features(graph, observation), noise);
  }

  @Override
  public Optional<PosteriorNetwork> posterior() {
    return policy.posterior();
  }

  @Override
  public String toString() {
    return policy + " on " + encoder;
  }
}
