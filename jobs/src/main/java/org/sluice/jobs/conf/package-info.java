/** Configurations: read, checked as a whole, written down and compared. */
package org.sluice.jobs.conf;
