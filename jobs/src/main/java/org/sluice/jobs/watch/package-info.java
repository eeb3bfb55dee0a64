/** Serves a local page on which runs are watched. */
package org.sluice.jobs.watch;
