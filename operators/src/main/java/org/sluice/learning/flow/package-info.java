/** Normalizing flows: invertible maps with known volume, one family a file. */
package org.sluice.learning.flow;
