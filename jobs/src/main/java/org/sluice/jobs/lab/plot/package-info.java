/** Draws charts as PNG files. */
package org.sluice.jobs.lab.plot;
