/** The numbers of a report as tables, for people and as comma-separated values. */
package org.sluice.jobs.report.table;
