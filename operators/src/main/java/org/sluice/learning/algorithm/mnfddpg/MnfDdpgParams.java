package org.sluice.learning.algorithm.mnfddpg;

import org.sluice.learning.deterministicgradient.DeterministicGradientParams;
import org.sluice.learning.policy.PosteriorParams;
import org.sluice.learning.posterior.inference.KlWeightParams;

/** Hyper-parameters of {@link MnfDdpg}. */
public interface MnfDdpgParams extends DeterministicGradientParams, KlWeightParams {

  PosteriorParams CRITIC_POSTERIOR =
      PosteriorParams.of("critic-posterior.", "the critic of mnf-ddpg");
}
