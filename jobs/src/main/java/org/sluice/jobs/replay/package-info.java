/** Recorded trajectories and statistics, and their comparison with an environment. */
package org.sluice.jobs.replay;
