/** Normalizing flows: invertible maps with known volume, one family per file. */
package org.sluice.learning.flow;
