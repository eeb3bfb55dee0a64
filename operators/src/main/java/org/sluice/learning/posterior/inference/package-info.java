/** Learning posteriors over weights: their noise, their divergence from the prior, its weight. */
package org.sluice.learning.posterior.inference;
