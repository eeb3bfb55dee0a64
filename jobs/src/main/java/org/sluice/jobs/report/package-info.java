/** Reports of runs: learning curves, tables and quantiles, from what the runs have left. */
package org.sluice.jobs.report;
