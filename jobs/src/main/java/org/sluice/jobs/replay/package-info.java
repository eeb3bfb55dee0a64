/** Recorded trajectories, and how an environment compares with them. */
package org.sluice.jobs.replay;
