/** The learning curves and quantiles of a report, drawn. */
package org.sluice.jobs.report.plot;
