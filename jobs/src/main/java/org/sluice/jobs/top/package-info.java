/** The trials of a run as a leaderboard, while they run and after. */
package org.sluice.jobs.top;
