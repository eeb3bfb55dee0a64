/** Measurements of speed, always as a ratio to something measured in the same run. */
package org.sluice.jobs.bench;
