package org.sluice.learning.trial;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import org.sluice.env.Box;
import org.sluice.env.Env;
import org.sluice.env.Space;
import org.sluice.env.Spaces;
import org.sluice.env.wrapper.ClipAction;
import org.sluice.env.wrapper.MappedAction;
import org.sluice.learning.hyperparameters.BelowParams;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.PolicySpecification;
import org.sluice.learning.rollout.FrozenLayers;
import org.sluice.learning.rollout.ObservationStatistics;

/**
 * The frozen layers below a trial: snapshots from the one right below it to that of the
 * environment's actions. They travel with the trial and with each of its snapshots, which are thus
 * enough to act.
 */
public final class LowerLayers {

  private LowerLayers() {}

  /** A snapshot and the layers below it, as layers of a trial above them. */
  public static List<PolicySnapshot> of(PolicySnapshot snapshot) {
    List<PolicySnapshot> layers = new ArrayList<>();
    layers.add(snapshot.asLayer());
    layers.addAll(snapshot.specification().below());
    return layers;
  }

  /** What they are, from the highest to the lowest, for people; empty if there are none. */
  public static String words(List<PolicySnapshot> below) {
    return below.stream()
        .map(
            layer ->
                String.format(
                    Locale.ROOT,
                    "version %d of %s, after %,d steps",
                    layer.version(),
                    layer.trial(),
                    layer.steps()))
        .collect(Collectors.joining(", then "));
  }

  /**
   * What a policy observes and does above layers.
   *
   * @param environment the environment's spaces
   * @param below without {@link BelowProblems}; none if the policy has none, or they were not read:
   *     they choose and take as many numbers as the environment
   */
  static Spaces spaces(Spaces environment, List<PolicySnapshot> below, Hyperparameters values) {
    if (below.isEmpty() && !BelowParams.isNamed(values)) {
      return environment;
    }
    double limit = values.get(BelowParams.LIMIT);
    int latent = environment.actions().size();
    return new Spaces(environment.observations(), Box.uniform(latent, -limit, limit));
  }

  /**
   * An environment in which a policy acts through layers; the policy's actions are clipped before
   * they enter the layers.
   *
   * @param env closed with the returned one
   * @param actions of the policy
   * @param values with the policy's action limits
   */
  static Env environment(
      Env env, List<PolicySnapshot> below, Space actions, Hyperparameters values) {
    Env layered = below.isEmpty() ? env : layered(env, below, (Box) actions);
    boolean clips = values.get(TrialParams.ACTION_LIMITS).equals(TrialParams.CLIP);
    return clips && actions instanceof Box ? new ClipAction(layered) : layered;
  }

  /**
   * An environment that takes the latent vectors of the highest layer.
   *
   * @param env closed with the returned one
   * @param below at least one
   * @param actions what the policy above chooses from
   */
  public static MappedAction layered(Env env, List<PolicySnapshot> below, Box actions) {
    String name = below.stream().map(LowerLayers::identity).collect(Collectors.joining(", "));
    return new MappedAction(name, env, actions, frozen(below));
  }

  /** Names a layer and its numbers: layers of other runs may have equal names. */
  private static String identity(PolicySnapshot layer) {
    CRC32C checksum = new CRC32C();
    checksum.update(layer.specification().settings().toString().getBytes(StandardCharsets.UTF_8));
    ByteBuffer numbers =
        ByteBuffer.allocate(
            Float.BYTES * layer.policy().length + 2 * Double.BYTES * layer.means().length);
    for (float number : layer.policy()) {
      numbers.putFloat(number);
    }
    for (int i = 0; i < layer.means().length; i++) {
      numbers.putDouble(layer.means()[i]).putDouble(layer.deviations()[i]);
    }
    checksum.update(numbers.flip());
    return String.format("%s (%08x)", layer, checksum.getValue());
  }

  /**
   * The map of layers.
   *
   * @param below at least one
   * @throws IllegalArgumentException if this build has no such policy
   */
  public static FrozenLayers frozen(List<PolicySnapshot> below) {
    return new FrozenLayers(below.stream().map(LowerLayers::frozen).toList());
  }

  private static FrozenLayers.Layer frozen(PolicySnapshot layer) {
    PolicySpecification its = layer.specification();
    return new FrozenLayers.Layer(
        SpecifiedPolicy.create(its),
        layer.policy(),
        new ObservationStatistics(layer.means(), layer.deviations()),
        SpecifiedPolicy.limits(its));
  }
}
