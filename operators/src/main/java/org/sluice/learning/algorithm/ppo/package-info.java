/** Proximal policy optimisation. */
package org.sluice.learning.algorithm.ppo;
