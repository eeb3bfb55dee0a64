/** What a simulation is: {@link org.sluice.env.Env}, its spaces, its spec and its generator. */
package org.sluice.env;
