/** TRPO's vine: several actions from the same state, compared by short rollouts. */
package org.sluice.learning.algorithm.trpo.vine;
