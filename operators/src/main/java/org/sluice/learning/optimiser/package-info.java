/** First-order optimisers over flat vectors of parameters. */
package org.sluice.learning.optimiser;
