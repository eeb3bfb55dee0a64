/** Updates of a policy inside a trust region: TRPO and ACKTR. */
package org.sluice.learning.trustregion;
