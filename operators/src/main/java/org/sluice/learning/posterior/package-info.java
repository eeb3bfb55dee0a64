/** Posteriors over the weights of networks, as multiplicative normalizing flows. */
package org.sluice.learning.posterior;
