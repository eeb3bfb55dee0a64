/** Shows the trials of a running or finished run as a leaderboard. */
package org.sluice.jobs.top;
