/** Trials in groups that differ in the seed alone, and the statistics of each group. */
package org.sluice.jobs.report.result;
