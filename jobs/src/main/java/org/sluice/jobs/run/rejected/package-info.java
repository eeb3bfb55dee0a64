/** Counts the records that a run's readers could not accept, and keeps the counts in its folder. */
package org.sluice.jobs.run.rejected;
