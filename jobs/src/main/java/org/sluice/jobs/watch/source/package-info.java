/** Reads trials that are watched: their newest figures and their curves. */
package org.sluice.jobs.watch.source;
