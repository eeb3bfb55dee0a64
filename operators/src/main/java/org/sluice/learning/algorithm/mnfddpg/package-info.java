/** Deep deterministic policy gradient with a posterior over the critic's weights. */
package org.sluice.learning.algorithm.mnfddpg;
