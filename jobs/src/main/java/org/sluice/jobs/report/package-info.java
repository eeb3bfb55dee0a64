/** Reports on recorded runs: learning curves, tables and quantiles. */
package org.sluice.jobs.report;
