package org.sluice.learning.policy.type;

import java.util.List;
import org.sluice.env.Space;
import org.sluice.env.Spaces;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policy;

/** A type whose only keys are the sizes of the {@link Trunk}. */
abstract class TrunkType extends WordedType {

  /** Makes a policy. */
  @FunctionalInterface
  interface Maker {
    Policy make(Spaces spaces, Trunk trunk);
  }

  private final Maker maker;

  TrunkType(String word, Class<? extends Space> actions, Maker maker) {
    super(word, actions);
    this.maker = maker;
  }

  @Override
  public final List<Size> sizes() {
    return List.of(Trunk.SIZE, Trunk.DEPTH);
  }

  @Override
  public final Policy create(Spaces spaces, Hyperparameters values) {
    return maker.make(spaces, Trunk.of(values));
  }
}
