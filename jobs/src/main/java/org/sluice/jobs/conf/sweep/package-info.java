/** Sweeps, and the trials that they consist of. */
package org.sluice.jobs.conf.sweep;
