/** Checks of a single trial. */
package org.sluice.jobs.conf.trial;
