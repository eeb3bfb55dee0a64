/**
 * Records a run while it trains: its directory, its metadata and its trials with their snapshots.
 */
package org.sluice.jobs.run;
