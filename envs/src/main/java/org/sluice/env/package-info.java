/**
 * {@link org.sluice.env.Env}, the interface of a simulation, with its spaces, spec and generator.
 */
package org.sluice.env;
