package org.sluice.learning.algorithm.mnfdqn;

import org.sluice.learning.deepq.DeepQParams;
import org.sluice.learning.posterior.inference.KlWeightParams;

/** Hyper-parameters of {@link MnfDqn}. */
public interface MnfDqnParams extends DeepQParams, KlWeightParams {}
