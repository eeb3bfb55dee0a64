/** Environments around environments: limits, noise, and other ways to act. */
package org.sluice.env.wrapper;
