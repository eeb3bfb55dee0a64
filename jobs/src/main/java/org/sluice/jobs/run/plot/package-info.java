/** Charts as PNG and SVG files, and the learning curve of a run. */
package org.sluice.jobs.run.plot;
