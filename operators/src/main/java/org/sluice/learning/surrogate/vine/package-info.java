/** Vine sampling: several actions from the same state, compared by short rollouts. */
package org.sluice.learning.surrogate.vine;
