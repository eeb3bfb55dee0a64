/** What a run leaves behind: its directory, the snapshots in it, and the lines it prints. */
package org.sluice.jobs.run;
