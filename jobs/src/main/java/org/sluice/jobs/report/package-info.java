/** Reports on recorded runs, as files: an HTML page, tables, plots and event files. */
package org.sluice.jobs.report;
