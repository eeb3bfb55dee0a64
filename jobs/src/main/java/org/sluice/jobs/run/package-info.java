/** The output of a run: its directory, its snapshots and the lines it prints. */
package org.sluice.jobs.run;
