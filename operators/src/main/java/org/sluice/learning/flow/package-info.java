/** Normalizing flows: invertible maps with a known log-determinant, and how they are chained. */
package org.sluice.learning.flow;
